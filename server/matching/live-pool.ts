import { setImmediate } from 'node:timers/promises'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import type { CodeNames, Matching } from '../../schema/match/candidate/matching.ts'
import { createPool, type Pool } from '../../schema/match/pool.ts'
import { readPool } from '../../schema/match/read/experts.ts'
import { readNames } from '../../schema/match/read/names.ts'
import { readOpenNeeds } from '../../schema/match/read/needs.ts'
import { currentPolicy } from '../../schema/match/read/policy.ts'
import type { ReadAt } from '../../schema/match/read/reader.ts'
import type { Territory } from '../../schema/region/territory.ts'
import { inTurn } from '../in-turn.ts'
import { type Look, lookAt, type Touched, touchedBy } from './pool-changes.ts'

/** The pool of experts and open needs, held in the process. */
export interface LivePool {
  /** As it stands now: what was committed before the question is in it. @param today in Korea, as it counts for consents */
  at(today: Date): Promise<Matching>
}

export interface LivePoolOptions {
  prisma: PrismaClient
  territory: Territory
  /** Changes beyond which everything is read anew. */
  mostChanges?: number
}

interface State {
  pool: Pool
  names: CodeNames
  day: string
  /** No transaction before it runs any more. */
  open: number
  /** Changes since then that are in the pool already. */
  seen: ReadonlySet<number>
}

/** How many records are put in before others are answered. */
const atOnce = 100

const dayText = (day: Date) => day.toISOString().slice(0, 10)

/**
 * It is read at the first question and follows the outbox from there on: each question looks, by one statement for all
 * who ask at that moment, which changes were committed since, and reads the records that these touch. Nothing waits for
 * a transaction of others: what still runs is looked for again until it has ended. A new day, on which consents end and
 * requests have faded, and a new version of the policy read everything anew. Several processes, each with a pool of its
 * own, agree by that: a pool answers by what is in it alone.
 *
 * How much memory it takes is told by test/bench/matching.md; twice as much while everything is read anew. Of changes it
 * remembers a number each, for as long as the oldest transaction runs.
 */
export function createLivePool({ prisma, territory, mostChanges = 2_000 }: LivePoolOptions): LivePool {
  let state: State | null = null
  /** The latest day that was asked for. */
  let day = new Date(0)

  const readAnew = async (look: Look, today: Date): Promise<State> => {
    const at = { today, territory }
    const policy = await currentPolicy(prisma)
    const [experts, needs, names] = await Promise.all([readPool(prisma, null, { ...at, askHalfLife: policy.askHalfLife }), readOpenNeeds(prisma, null, at), readNames(prisma, at)])
    const pool = createPool(policy)
    await inTurns(experts, (expert) => pool.putExpert(expert))
    await inTurns(needs, (need) => pool.putNeed(need))
    return { pool, names, day: dayText(today), open: look.open, seen: seenIn(look) }
  }

  const caughtUp = async (today: Date): Promise<Matching> => {
    const look = await lookAt(prisma, state?.open ?? null)
    const known = state
    const fresh = known === null ? [] : look.changes.filter(({ id }) => !known.seen.has(id))
    if (known === null || known.day !== dayText(today) || known.pool.policy.version !== look.version || fresh.length > mostChanges) {
      state = await readAnew(look, today)
    } else {
      if (fresh.length > 0) await bring(prisma, known.pool, await touchedBy(prisma, fresh), { today, territory, askHalfLife: known.pool.policy.askHalfLife })
      state = { ...known, open: look.open, seen: seenIn(look) }
    }
    return { pool: state.pool, names: state.names }
  }

  const look = inTurn(() => caughtUp(day))
  return {
    at(today) {
      if (today > day) day = today
      return look()
    },
  }
}

/** Numbers of the changes that a later look will find again. */
const seenIn = ({ changes }: Look): ReadonlySet<number> => new Set(changes.map(({ id }) => id))

async function inTurns<T>(all: readonly T[], put: (one: T) => void): Promise<void> {
  for (const [place, one] of all.entries()) {
    if (place % atOnce === atOnce - 1) await setImmediate()
    put(one)
  }
}

/** Reads the records that were touched, and puts them in the place of the former ones. */
async function bring(prisma: PrismaClient, pool: Pool, { experts, needs }: Touched, at: ReadAt): Promise<void> {
  const [ofExperts, ofNeeds] = await Promise.all([experts.length === 0 ? [] : readPool(prisma, experts, at), needs.length === 0 ? [] : readOpenNeeds(prisma, needs, at)])
  const found = new Set([...ofExperts, ...ofNeeds].map(({ id }) => id))
  for (const id of experts) if (!found.has(id)) pool.removeExpert(id)
  for (const id of needs) if (!found.has(id)) pool.removeNeed(id)
  for (const expert of ofExperts) pool.putExpert(expert)
  for (const need of ofNeeds) pool.putNeed(need)
}
