import type { ConflictReason } from '../score/conflicts.ts'
import type { ExpertRecord, NeedRecord } from '../score/records.ts'
import type { Score } from '../score.ts'
import type { Standings } from './standings.ts'

/** What a person can change of herself. Field, words, career and outcomes she can't at will; fairness is what others did. */
export const changeables = ['stage', 'industry', 'place', 'availability'] as const
export type Changeable = (typeof changeables)[number]

/** What she would have to be able to say. */
export type NeededChange =
  | { criterion: 'stage'; stage: NeedRecord['stage'] }
  | { criterion: 'industry'; industry: string }
  /** Working in the province, on site where that is asked for. */
  | { criterion: 'place'; province: string | null; onSite: boolean }
  /** Having a place free, on all days of the need. */
  | { criterion: 'availability'; from: string | null; until: string | null }

/** One change alone, everything else held, and where it would bring her. */
export interface RankChange {
  criterion: Changeable
  needed: NeededChange
  newScore: number
  newRank: number
  reachesTarget: boolean
}

/** What would change an expert's rank for a need. */
export interface Changes {
  /** Null: a conflict keeps her out. */
  rank: number | null
  score: number
  /** The rank that is aimed at: the third, or the next better one of who is among the first three; null: she is first. */
  target: number | null
  /** How much score is missing to the one who has that rank; null: nobody has, or she is first. */
  gap: number | null
  /** Single changes that better her rank, those that help most first. */
  changes: readonly RankChange[]
  /** Whether one change alone reaches the target; false where she is first already. */
  singleSuffices: boolean
}

const top = 3

/** The record with one thing changed; null: there is nothing to change in it. */
function changed(criterion: Changeable, need: NeedRecord, expert: ExpertRecord, keptOut: ReadonlySet<ConflictReason>): { record: ExpertRecord; needed: NeededChange } | null {
  switch (criterion) {
    case 'stage':
      if (expert.stages.includes(need.stage)) return null
      return { record: { ...expert, stages: [...expert.stages, need.stage] }, needed: { criterion, stage: need.stage } }
    case 'industry':
      if (need.industry === null || expert.industries.includes(need.industry)) return null
      return { record: { ...expert, industries: [...expert.industries, need.industry] }, needed: { criterion, industry: need.industry } }
    case 'place': {
      const province = need.province ?? expert.province
      if (province === expert.province && !keptOut.has('ON_SITE')) return null
      return { record: { ...expert, province, worksOnSite: expert.worksOnSite || need.onSite }, needed: { criterion, province, onSite: need.onSite } }
    }
    case 'availability':
      if (!keptOut.has('NOT_AVAILABLE') && !keptOut.has('NO_CAPACITY')) return null
      return {
        record: { ...expert, availableFrom: null, availableUntil: null, capacityLeft: Math.max(1, expert.capacityLeft) },
        needed: { criterion, from: need.startsOn, until: need.endsOn },
      }
  }
}

/**
 * Tries each change alone, the rest held, and ranks her anew among all others: the nearest records that would be answered
 * otherwise (Wachter, Mittelstadt & Russell, arXiv:1711.00399), of those that she can bring about.
 * @param standings those who may be matched now, she among them where she may
 * @param scoreOf the score of a record of hers in the same pool; no change touches her text or outcomes, so the statistics hold
 */
export function changesOfRank(need: NeedRecord, expert: ExpertRecord, standings: Standings, scoreOf: (expert: ExpertRecord) => Score): Changes {
  const standing = (record: ExpertRecord) => {
    const { score, conflicts } = scoreOf(record)
    return { score, conflicts, rank: conflicts.length > 0 ? null : standings.rankOf({ id: expert.id, score }) }
  }
  const now = standing(expert)
  const target = now.rank === 1 ? null : now.rank === null || now.rank > top ? top : now.rank - 1
  const keptOut = new Set(now.conflicts.map(({ reason }) => reason))
  const changes = changeables.flatMap((criterion): RankChange[] => {
    const one = changed(criterion, need, expert, keptOut)
    if (one === null) return []
    const { score, rank } = standing(one.record)
    if (rank === null || (now.rank !== null && rank >= now.rank)) return []
    return [{ criterion, needed: one.needed, newScore: score, newRank: rank, reachesTarget: target !== null && rank <= target }]
  })
  const held = target === null ? null : standings.scoreAt(target, expert.id)
  return {
    rank: now.rank,
    score: now.score,
    target,
    gap: held === null ? null : Math.max(0, held - now.score),
    changes: changes.sort((one, other) => one.newRank - other.newRank || changeables.indexOf(one.criterion) - changeables.indexOf(other.criterion)),
    singleSuffices: changes.some(({ reachesTarget }) => reachesTarget),
  }
}
