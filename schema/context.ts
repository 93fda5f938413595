import DataLoader from 'dataloader'
import type { PrismaClient } from '../prisma/generated/client/client.ts'
import { koreanDay } from '../prisma/korean-day.ts'
import type { Viewer } from './core/viewer.ts'
import type { Cursors } from './core/cursor.ts'
import type { Where } from './core/page.ts'
import type { Territory } from './region/territory.ts'
import type { Following, Telling } from './change/types.ts'
import type { Matching } from './match/candidate/matching.ts'

export type { Viewer } from './core/viewer.ts'

/** What is left of the viewer's points of this minute. */
export interface Budget {
  /** Points a minute. */
  limit: number
  remaining: number
  resetAt: Date
}

/** What filters and access rules may look at: no database, no clock, so that they stay pure. */
export interface Scope {
  viewer: Viewer
  /** Today in Korea, at midnight UTC as date columns are. */
  today: Date
  territory: Territory
}

/** What one request carries through the graph. */
export interface Context extends Scope {
  prisma: PrismaClient
  cursors: Cursors
  requestId: string
  /** The Idempotency-Key header; null: none. */
  idempotencyKey: string | null
  /** The instant of the request. */
  now: Date
  /** A message to the viewer in its language (Accept-Language). */
  say(message: string): string
  /** What is left of the viewer's points, this request's own paid. */
  budget(): Budget
  /**
   * The changes that the viewer is told, as they happen, until the signal aborts.
   * @throws CodedError for a cursor that is none, or too old
   */
  follow(asked: Following, signal?: AbortSignal): Promise<AsyncIterable<Telling<Context>>>
  /** The pool in which candidates are ranked, as it stands at this moment. */
  matching(): Promise<Matching>
  /** Lets nothing remembered of viewers be used any more, when what they may do has changed. */
  forgetViewers(): void
  /**
   * Whether the row of `model` with this id satisfies `rule`: asked once a rule and tick for all rows together,
   * for to-one relations, which Prisma can't filter.
   */
  holds(model: string, rule: Where, id: string): Promise<boolean>
}

/** Today in Korea as date columns store days. */
export const todayInKorea = (now: Date): Date => new Date(koreanDay(now))

interface Delegate {
  findMany(query: { where: Where; select: { id: true } }): Promise<{ id: string }[]>
}

/** The delegate of a model by its name, for code that is the same for every model. */
export function delegateOf(prisma: PrismaClient, model: string): unknown {
  return (prisma as unknown as Record<string, unknown>)[model.charAt(0).toLowerCase() + model.slice(1)]
}

const ranksNobody: Context['matching'] = () => Promise.reject(new Error('Nobody ranks here.'))
const tellsNothing: Context['follow'] = () => Promise.reject(new Error('Nobody tells changes here.'))

/** The context of one request. */
export function contextOf(options: Omit<Context, 'holds' | 'follow' | 'matching'> & Partial<Pick<Context, 'follow' | 'matching'>>): Context {
  let loaders: Map<string, DataLoader<string, boolean>> | undefined
  const { prisma, cursors, territory, requestId, viewer, now, today, idempotencyKey, budget, forgetViewers, say, follow = tellsNothing, matching = ranksNobody } = options
  // Written out: a copy that is added to has a shape of its own each time, which all that reads it would pay for.
  return {
    prisma,
    cursors,
    territory,
    requestId,
    viewer,
    now,
    today,
    idempotencyKey,
    budget,
    forgetViewers,
    say,
    follow,
    matching,
    holds(model, rule, id) {
      loaders ??= new Map()
      const key = `${model} ${JSON.stringify(rule)}`
      const loader =
        loaders.get(key) ??
        new DataLoader<string, boolean>(async (ids) => {
          const delegate = delegateOf(options.prisma, model) as Delegate
          const rows = await delegate.findMany({ where: { AND: [{ id: { in: [...ids] } }, rule] }, select: { id: true } })
          const found = new Set(rows.map((row) => row.id))
          return ids.map((one) => found.has(one))
        })
      loaders.set(key, loader)
      return loader.load(id)
    },
  }
}
