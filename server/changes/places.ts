import { Refusal } from '../http/refusal.ts'
import type { Viewer } from '../../schema/core/viewer.ts'

/** How many streams may be open at a time. */
export interface StreamLimits {
  /** Of a key or a person. */
  named: number
  /** Of an address, for whoever gives no name. */
  address: number
  /** Of all together. */
  all: number
}

export const streamLimits: StreamLimits = { named: 20, address: 10, all: 2_000 }

/** When to ask again, in s. */
const again = '5'

/** The places of streams. */
export interface Places {
  /**
   * Takes a place; the function that it gives leaves it.
   * @throws Refusal 429 where the viewer has no place left, 503 where nobody has
   */
  take(viewer: Pick<Viewer, 'kind' | 'id'>): () => void
  /** How many are taken. */
  taken(): number
}

export function placesOf(limits: StreamLimits): Places {
  const taken = new Map<string, number>()
  let all = 0
  return {
    taken: () => all,
    take({ kind, id }) {
      const most = kind === 'ANONYMOUS' ? limits.address : limits.named
      const own = taken.get(id) ?? 0
      if (own >= most) throw new Refusal(429, 'RATE_LIMITED', `Expected at most ${most} streams at a time; end one first.`, undefined, { 'retry-after': again })
      if (all >= limits.all) throw new Refusal(503, 'RATE_LIMITED', 'Expected fewer streams than this server takes; ask again a little later.', undefined, { 'retry-after': again })
      taken.set(id, own + 1)
      all += 1
      let isLeft = false
      return () => {
        if (isLeft) return
        isLeft = true
        all -= 1
        const rest = (taken.get(id) ?? 1) - 1
        if (rest === 0) taken.delete(id)
        else taken.set(id, rest)
      }
    },
  }
}
