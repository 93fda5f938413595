import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => {
    removeEventListener('hashchange', changed)
  }
}

/** Which view the address names, and of what: `#/experts/<need>`. */
export function usePlace(): { view: string; id: string | null } {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const [, view = '', id = ''] = hash.split('/')
  return { view, id: id === '' ? null : decodeURIComponent(id) }
}

/** The address of the experts of a need. */
export const expertsOf = (need: string): string => `#/experts/${encodeURIComponent(need)}`
