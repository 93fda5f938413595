import type { ExecutionArgs } from 'graphql'
import type { Logger } from 'pino'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { sealedMarks } from '../../schema/change/position.ts'
import type { Following, Telling } from '../../schema/change/types.ts'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import type { ServerContext } from '../http/server-context.ts'
import { toldErrors } from '../http/told-errors.ts'
import type { Guard } from '../limits/guard.ts'
import type { Rate } from '../limits/rate.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { follow, type Rhythm, rhythm } from './follow.ts'
import { watchOn } from './front.ts'
import { placesOf, type StreamLimits, streamLimits } from './places.ts'
import { openStream } from './stream.ts'

export interface FeedOptions {
  prisma: PrismaClient
  secret: string
  guard: Guard
  rate: Rate
  metrics: Metrics
  log: Logger
  now: () => Date
  limits?: StreamLimits
  rhythm?: Rhythm
  /** How often changes are looked for while somebody listens, in ms. */
  everyMs?: number
}

/** A request that listens. */
export interface Listener {
  /** The header Last-Event-ID; null: none. */
  lastEventId: string | null
  /** Ends what it is told; absent: it goes on until the process ends. */
  signal: AbortSignal | undefined
  /** Who the viewer is by now. @throws CodedError once it is nobody */
  viewerNow: () => Promise<Viewer>
  contextFor: (viewer: Viewer) => Context
}

/** The changes feed of a process. */
export interface Feed {
  /** What a listener is told. @throws CodedError for a cursor that is none, or too old */
  follow(asked: Following, listener: Listener): Promise<AsyncIterable<Telling<Context>>>
  /** Answers a subscription, for the executor's place. */
  subscribe(args: ExecutionArgs): ReturnType<typeof openStream>
  /** Completes all streams, and each one that comes. */
  end(): void
}

export function createFeed(options: FeedOptions): Feed {
  const { prisma, secret, guard, rate, metrics, log, now, limits = streamLimits, everyMs = 250 } = options
  const marks = sealedMarks(secret)
  const watch = watchOn(prisma, log, everyMs)
  const places = placesOf(limits)
  const ending = new AbortController()
  metrics.countStreams(() => places.taken())
  return {
    async follow(asked, { signal: gone, ...listener }) {
      const signal = gone === undefined ? ending.signal : AbortSignal.any([gone, ending.signal])
      const told = await follow(asked, { prisma, marks, watch, rhythm: options.rhythm ?? rhythm, now, ...listener, signal })
      return (async function* () {
        const unwant = watch.want()
        try {
          yield* told
        } finally {
          unwant()
        }
      })()
    },
    subscribe: (args) => openStream(args, { guard, rate, places, sent: metrics.told, refused: metrics.refused, tell: (errors, server: ServerContext) => toldErrors(errors, server, log) }),
    end: () => ending.abort(),
  }
}
