import { createBest, type Scored } from './pool/best.ts'
import { changesOfRank, type Changes } from './pool/changes-of-rank.ts'
import { type ConflictReason, conflictReasons } from './score/conflicts.ts'
import { createExpertTable, vacant } from './pool/expert-table.ts'
import { createNeedTable } from './pool/need-table.ts'
import type { ExpertRecord, NeedRecord, Policy } from './score/records.ts'
import { likenessOf, type Score, scorePair } from './score.ts'
import { type Standings, standingsOf } from './pool/standings.ts'
import type { PoolStatistics } from './score/statistics.ts'

export interface RankOptions {
  /** How many are listed, 20 unless told. */
  first?: number
  /** How many before them are left out, 0 unless told. */
  skip?: number
  /** Nobody with less is ranked. */
  minScore?: number
}

export interface Ranked extends Scored {
  /** From 1. */
  rank: number
}

/** Who may be matched, best first, ties by id. */
export interface Ranking {
  ranked: readonly Ranked[]
  /** How many may be matched and have the least score, listed or not. */
  eligible: number
  /** How many a conflict keeps out, by the first reason of each. */
  refused: Readonly<Record<ConflictReason, number>>
}

/**
 * The experts and the open needs of a pool, held in the process: everyone is scored at each question, to the last bit as
 * `scorePair` does it with the statistics of the same pool.
 *
 * How much a word tells hangs on all texts of the pool, and so does the mean outcome: a change of one expert changes the
 * scores of all a little. Both are counted in whole numbers and turned into weights at the first question after a change:
 * what the pool answers depends on what is in it, not on the order in which it came there. For a new policy make a new pool.
 */
export interface Pool {
  readonly policy: Policy
  readonly expertCount: number
  readonly needCount: number
  /** Adds an expert, or puts her in the place of the one with her id. */
  putExpert(expert: ExpertRecord): void
  /** @returns whether there was one */
  removeExpert(id: string): boolean
  expert(id: string): ExpertRecord | undefined
  putNeed(need: NeedRecord): void
  removeNeed(id: string): boolean
  need(id: string): NeedRecord | undefined
  statistics(): PoolStatistics
  /** Experts for a need, which need not be in the pool. */
  rank(need: NeedRecord, options?: RankOptions): Ranking
  /** Open needs of the pool for an expert, who need not be in it. */
  needsFor(expert: ExpertRecord, options?: RankOptions): Ranking
  explain(need: NeedRecord, expert: ExpertRecord): Score
  /** What would bring an expert nearer to the top for a need; null: she isn't in the pool. Cheap for many experts of one need record in a row. */
  whatWouldChangeIt(need: NeedRecord, expertId: string): Changes | null
}

export function createPool(policy: Policy, content: { experts?: readonly ExpertRecord[]; needs?: readonly NeedRecord[] } = {}): Pool {
  const experts = createExpertTable(policy)
  const needs = createNeedTable(policy)
  for (const expert of content.experts ?? []) experts.put(expert)
  for (const need of content.needs ?? []) needs.put(need)

  const expertAt = (id: string) => {
    const slot = experts.slotOf(id)
    return slot === undefined ? undefined : experts.at(slot)
  }

  /** Whether somebody may be matched whom a table gives this score and reason for; counts who may not. */
  const gathering = ({ first = 20, skip = 0, minScore = 0 }: RankOptions) => {
    const best = createBest(first + skip)
    const refused: number[] = conflictReasons.map(() => 0)
    let eligible = 0
    return {
      gather: (score: number, reason: number, idOf: () => string) => {
        if (reason > 0) refused[reason - 1] = (refused[reason - 1] ?? 0) + 1
        else if (score >= minScore) {
          eligible += 1
          if (score >= best.threshold()) best.show({ id: idOf(), score })
        }
      },
      ranking: (): Ranking => ({
        ranked: best.list().slice(skip).map(({ id, score }, place) => ({ id, score, rank: skip + place + 1 })),
        eligible,
        refused: Object.fromEntries(conflictReasons.map((reason, place) => [reason, refused[place] ?? 0])) as Ranking['refused'],
      }),
    }
  }

  /** The standings that were asked for last: a page of candidates asks for the same need again and again. */
  let last: { need: NeedRecord; standings: Standings } | null = null

  const standingsFor = (need: NeedRecord): Standings => {
    if (last?.need === need) return last.standings
    const { scores, reasons } = experts.scoresFor(need)
    const standings = standingsOf({
      scores: scores.subarray(0, experts.slots).map((score, slot) => (reasons[slot] === 0 ? score : -1)),
      idAt: (slot) => experts.at(slot)?.id,
      placeOf: experts.slotOf,
    })
    last = { need, standings }
    return standings
  }

  return {
    policy,
    get expertCount() {
      return experts.size
    },
    get needCount() {
      return needs.size
    },
    putExpert: (expert) => {
      last = null
      experts.put(expert)
    },
    removeExpert: (id) => {
      last = null
      return experts.remove(id)
    },
    expert: expertAt,
    putNeed: needs.put,
    removeNeed: needs.remove,
    need: needs.get,
    statistics: experts.statistics,
    rank: (need, options = {}) => {
      const { scores, reasons } = experts.scoresFor(need)
      const { gather, ranking } = gathering(options)
      for (let slot = 0; slot < experts.slots; slot += 1) {
        const reason = reasons[slot] ?? vacant
        if (reason !== vacant) gather(scores[slot] ?? 0, reason, () => experts.at(slot)?.id ?? '')
      }
      return ranking()
    },
    needsFor: (expert, options = {}) => {
      const { gather, ranking } = gathering(options)
      for (const { need, score, reason } of needs.scoresFor(expert, experts.statistics())) gather(score, reason, () => need.id)
      return ranking()
    },
    explain: (need, expert) => scorePair(need, expert, policy, experts.statistics()),
    whatWouldChangeIt: (need, expertId) => {
      const expert = expertAt(expertId)
      if (expert === undefined) return null
      // Nothing that is tried changes the texts.
      const text = likenessOf(need, expert, policy, experts.statistics())
      return changesOfRank(need, expert, standingsFor(need), (changed) => scorePair(need, changed, policy, experts.statistics(), text))
    },
  }
}
