import type { KindStage } from '../../prisma/generated/client/enums.ts'
import { dayAfter, type Period } from '../region/periods.ts'

/** A kind that an enterprise holds at a stage, for a time. */
export interface Held extends Period {
  /** Its row; null: it has none yet. */
  id: string | null
  stage: KindStage
}

/** What an enterprise holds of one kind once a certificate is known. */
export interface HeldAfter {
  rows: Held[]
  /** The one that the certificate speaks of; null: what was known says more than it. */
  own: Held | null
}

const dayBefore = (day: string) => dayAfter(day, -1)
const isUndated = ({ validFrom, validTo }: Period) => validFrom === null && validTo === null
/** Whether two periods share a day, or `gap` days lie between them at most. */
const meets = (a: Period, b: Period, gap = 0) =>
  (a.validTo === null || b.validFrom === null || dayAfter(a.validTo, gap) >= b.validFrom) && (b.validTo === null || a.validFrom === null || dayAfter(b.validTo, gap) >= a.validFrom)

/**
 * What an enterprise holds of one kind when a certificate of it becomes known. The time of the certificate is joined to
 * what is held at the same stage; it says the stage where none was told; a certification ends a preliminary designation
 * (예비) the day before it begins.
 * @param rows what was held of the kind; no two of them overlap
 * @returns null where the certificate contradicts what was known: two stages at a time
 */
export function heldAfter(rows: readonly Held[], { stage, ...period }: Omit<Held, 'id'>): HeldAfter | null {
  if (stage === 'UNKNOWN' && rows.some((row) => row.stage !== 'UNKNOWN' && meets(row, period))) return { rows: [...rows], own: null }
  const bounded = withoutOtherStages(rows, { stage, ...period })
  if (bounded === null) return null
  const same = bounded.rows.filter((row) => row.stage === stage && meets(row, bounded.period, 1))
  const own = same.reduce(joined, bounded.period)
  const untold = stage === 'UNKNOWN' ? [] : bounded.rows.filter((row) => row.stage === 'UNKNOWN' && meets(row, own))
  const left = untold.map((row) => outside(row, own))
  const absorbed = [...same, ...untold.filter((_, place) => left[place]?.length === 0)]
  const held = { id: absorbed[0]?.id ?? null, stage, ...own }
  const others = bounded.rows.filter((row) => !same.includes(row) && !untold.includes(row))
  return { rows: [...others, ...left.flat(), held], own: held }
}

/** The rows and the certificate's time, each cut so that no two known stages overlap. */
function withoutOtherStages(rows: readonly Held[], certificate: Omit<Held, 'id'>): { rows: Held[]; period: Period } | null {
  const { validFrom } = certificate
  let { validTo } = certificate
  const cut: Held[] = []
  for (const row of rows) {
    if (row.stage === 'UNKNOWN' || row.stage === certificate.stage || !meets(row, certificate)) {
      cut.push(row)
      continue
    }
    const [preliminary, certified] = certificate.stage === 'PRELIMINARY' ? [certificate, row] : [row, certificate]
    const begins = certified.validFrom
    if (begins === null || (preliminary.validFrom !== null && preliminary.validFrom >= begins)) return null
    if (preliminary.validTo !== null && certified.validTo !== null && preliminary.validTo > certified.validTo) return null
    if (preliminary === row) cut.push({ ...row, validTo: dayBefore(begins) })
    else {
      cut.push(row)
      validTo = validTo === null || validTo >= begins ? dayBefore(begins) : validTo
    }
  }
  return { rows: cut, period: { validFrom, validTo } }
}

/** Both times as one; a time of which neither end was told says nothing against the other's beginning. */
function joined(own: Period, row: Period): Period {
  const earlier = own.validFrom !== null && row.validFrom !== null && row.validFrom < own.validFrom
  const validFrom = isUndated(row) || (!earlier && row.validFrom !== null) ? own.validFrom : row.validFrom
  const validTo = own.validTo === null || row.validTo === null ? null : own.validTo > row.validTo ? own.validTo : row.validTo
  return { validFrom, validTo }
}

/** What of a row lies outside of a time; of a row without dates only what lies behind it, since nothing tells of before. */
function outside(row: Held, { validFrom, validTo }: Period): Held[] {
  const before = validFrom !== null && !isUndated(row) && (row.validFrom === null || row.validFrom < validFrom) ? [{ ...row, validTo: dayBefore(validFrom) }] : []
  const isAfter = validTo !== null && (row.validTo === null || row.validTo > validTo)
  const after = isAfter ? [{ ...row, id: before.length > 0 ? null : row.id, validFrom: dayAfter(validTo) }] : []
  return [...before, ...after]
}
