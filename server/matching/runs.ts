import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { todayInKorea } from '../../schema/context.ts'
import { readExperts } from '../../schema/match/read/experts.ts'
import { readNeeds } from '../../schema/match/read/needs.ts'
import { readPolicy } from '../../schema/match/read/policy.ts'
import type { RunInputs } from '../../schema/match/run/cohort.ts'
import type { Territory } from '../../schema/region/territory.ts'
import { computeInThread } from './compute.ts'
import { beat, type ClaimedRun, claimRun, failRun, giveBack, readCohort, writeResult } from './run-rows.ts'

export interface RunsOptions {
  prisma: PrismaClient
  territory: Territory
  log: Logger
  now?: () => Date
  /** How often runs that wait are looked for, in ms. */
  everyMs?: number
  /** How often a run tells its progress, in ms; a cancellation takes effect as soon. */
  beatMs?: number
}

/** How often a run is computed anew because its cohort changed meanwhile. */
const attempts = 3

/** The job that computes runs in this process, one at a time. */
export interface Runs {
  /** Ends: what is computed at this moment waits for another process. */
  stop(): Promise<void>
}

/** Computes runs as they come, from the database: those of a process that died are taken up again. */
export function startRuns({ prisma, territory, log, now = () => new Date(), everyMs = 2_000, beatMs = 1_000 }: RunsOptions): Runs {
  const ending = new AbortController()
  const { signal } = ending

  const computed = async (run: ClaimedRun): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const beats = beating(run)
      try {
        const today = todayInKorea(now())
        const computation = computeInThread(await readInputs(prisma, run, { today, territory }), AbortSignal.any([signal, beats.lost]))
        beats.tell(computation.progress)
        const result = await computation.result
        const isOurs = await beats.end()
        if (result === null && isOurs) await giveBack(prisma, run)
        if (result === null || !isOurs) return
        if ((await writeResult(prisma, run, result, today)) !== 'stale') return
        if (attempt === attempts) {
          await failRun(prisma, run, 'COHORT_CHANGES')
          return
        }
      } finally {
        await beats.end()
      }
    }
  }

  /** Tells from time to time that a run is alive and how far it is, until it isn't this process's any more. */
  const beating = (run: ClaimedRun) => {
    const lost = new AbortController()
    const ended = new AbortController()
    let progress = () => 0
    const beats = (async () => {
      for (;;) {
        await pause(beatMs, ended.signal)
        if (ended.signal.aborted) return
        try {
          if (await beat(prisma, run, progress())) continue
          lost.abort()
          return
        } catch (error) {
          log.error({ err: error, run: run.id }, 'the progress of a run could not be written')
        }
      }
    })()
    return {
      lost: lost.signal,
      tell: (of: () => number) => {
        progress = of
      },
      /** @returns whether the run is still this process's */
      end: async (): Promise<boolean> => {
        ended.abort()
        await beats
        return !lost.signal.aborted
      },
    }
  }

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const run = await claimRun(prisma)
        if (run === null) {
          await pause(everyMs, signal)
          continue
        }
        await computed(run).catch(async (error: unknown) => {
          log.error({ err: error, run: run.id }, 'a run failed')
          await failRun(prisma, run, 'INTERNAL')
        })
      } catch (error) {
        log.error({ err: error }, 'runs could not be looked for')
        await pause(everyMs, signal)
      }
    }
  }
  const ended = loop()
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}

/** Reads all that a run is computed from, in a number of statements that doesn't grow with the cohort. */
async function readInputs(prisma: PrismaClient, run: ClaimedRun, at: { today: Date; territory: Territory }): Promise<RunInputs> {
  const { objective, perNeed, perExpert, minScore, policyVersion } = run
  const policy = await readPolicy(prisma, policyVersion ?? 1)
  if (policy === null) throw new Error(`The policy ${policyVersion} has no row.`)
  const { needIds, expertIds } = await readCohort(prisma, run.id)
  const readAt = { ...at, askHalfLife: policy.askHalfLife }
  const needs = await readNeeds(prisma, needIds, at)
  const pool = await readExperts(prisma, null, readAt)
  const known = new Set(pool.map(({ id }) => id))
  const others = expertIds.filter((id) => !known.has(id))
  return { needs, pool: others.length === 0 ? pool : [...pool, ...(await readExperts(prisma, others, readAt))], expertIds, policy, perNeed, perExpert, minScore, objective }
}

/** Waits, or ends at once with the signal. */
const pause = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined)
