import { onDay } from '../region/on-day.ts'

/** A dated name of an organisation. */
export interface Name {
  value: string
  lang: 'KO' | 'EN'
  kind: 'LEGAL' | 'SHORT' | 'ALIAS' | 'AS_PRINTED'
  validFrom: Date | null
  validTo: Date | null
}

/** The Korean legal name in force on a day; `fallback` where no dated name tells. */
export function nameOn(names: readonly Name[], day: Date, fallback: string): string {
  return onDay(names.filter((name) => name.kind === 'LEGAL' && name.lang === 'KO'), day)?.value ?? fallback
}
