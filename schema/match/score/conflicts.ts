import type { ExpertTieKind, Language } from '../../../prisma/generated/client/enums.ts'
import type { ExpertRecord, NeedRecord } from './records.ts'

/** Why an expert can't be matched with a need, whatever the score: in the order in which they are told. */
export const conflictReasons = ['OWNER', 'SAME_ORGANIZATION', 'FAMILY', 'DECLINED', 'NO_CONSENT', 'NO_CAPACITY', 'NOT_AVAILABLE', 'LANGUAGE', 'ON_SITE'] as const
export type ConflictReason = (typeof conflictReasons)[number]

/** Days as YYYY-MM-DD; null: any. */
export interface Period {
  from: string | null
  until: string | null
}

/** A hard filter that a pair does not pass, with what it rests on. */
export type Conflict =
  /** A declared tie with whom the need is of, or an offer of theirs that she declined. */
  | { reason: ExpertTieKind | 'DECLINED'; with: string }
  | { reason: 'NO_CONSENT' | 'ON_SITE' }
  | { reason: 'NO_CAPACITY'; capacityLeft: number }
  | { reason: 'NOT_AVAILABLE'; wanted: Period; available: Period }
  | { reason: 'LANGUAGE'; missing: readonly Language[] }

/** What conflicts are found by. */
export type NeedDemands = Pick<NeedRecord, 'organizationId' | 'entrepreneurId' | 'startsOn' | 'endsOn' | 'languages' | 'onSite'>
export type ExpertTerms = Pick<ExpertRecord, 'ties' | 'declined' | 'consents' | 'capacityLeft' | 'availableFrom' | 'availableUntil' | 'languages' | 'worksOnSite'>

/** Whether a day is told, and lies before another that is told. */
const isBefore = (day: string | null, other: string | null) => day !== null && other !== null && day < other

/**
 * All conflicts of a pair; none: they may be matched. An expert is available where she can work on every day that the need
 * names: she begins no later than its first day, or its last one where only that is told, and stays until its last.
 */
export function conflictsOf(need: NeedDemands, expert: ExpertTerms): Conflict[] {
  const owners = [need.organizationId, need.entrepreneurId].filter((id) => id !== null)
  const found: Conflict[] = []
  for (const owner of owners) {
    for (const reason of ['OWNER', 'SAME_ORGANIZATION', 'FAMILY'] as const) {
      if (expert.ties.some((tie) => tie.with === owner && tie.kind === reason)) found.push({ reason, with: owner })
    }
    if (expert.declined.includes(owner)) found.push({ reason: 'DECLINED', with: owner })
  }
  if (!expert.consents) found.push({ reason: 'NO_CONSENT' })
  if (!(expert.capacityLeft > 0)) found.push({ reason: 'NO_CAPACITY', capacityLeft: expert.capacityLeft })
  if (isBefore(need.startsOn ?? need.endsOn, expert.availableFrom) || isBefore(expert.availableUntil, need.endsOn ?? need.startsOn)) {
    found.push({
      reason: 'NOT_AVAILABLE',
      wanted: { from: need.startsOn, until: need.endsOn },
      available: { from: expert.availableFrom, until: expert.availableUntil },
    })
  }
  const missing = need.languages.filter((language) => !expert.languages.includes(language))
  if (missing.length > 0) found.push({ reason: 'LANGUAGE', missing })
  if (need.onSite && !expert.worksOnSite) found.push({ reason: 'ON_SITE' })
  return found
}
