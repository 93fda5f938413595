import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import type { Mark, Marks } from '../../schema/change/position.ts'
import { changesAfter } from '../../schema/change/read.ts'
import { type Following, isBefore, type Telling } from '../../schema/change/types.ts'
import type { Context } from '../../schema/context.ts'
import { CodedError, InputError } from '../../schema/core/errors.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import type { Watch } from './front.ts'

/** How long a change is told, in ms: what is kept longer is for streams that were cut off at the last moment. */
export const toldFor = 7 * 86_400_000

/** How often things are done while nothing happens, in ms. */
export interface Rhythm {
  /** That the viewer is asked for anew. */
  viewer: number
  /** That the position is told, so that no proxy takes the stream for dead. */
  pulse: number
}

export const rhythm: Rhythm = { viewer: 2_000, pulse: 15_000 }

export interface FollowOptions {
  prisma: PrismaClient
  marks: Marks
  watch: Watch
  rhythm: Rhythm
  now: () => Date
  /** The header Last-Event-ID; null: none. */
  lastEventId: string | null
  /** Who the viewer is by now. @throws CodedError once it is nobody */
  viewerNow: () => Promise<Viewer>
  contextFor: (viewer: Viewer) => Context
  /** Ends the stream. */
  signal: AbortSignal
}

/** How many changes are told at once. */
const most = 50

/**
 * What a viewer is told from a position on, first of all where that is. It ends when the signal aborts.
 * @throws CodedError for a cursor that is none, or too old; while it runs, when the viewer is nobody any more
 */
export async function follow({ types, since }: Following, options: FollowOptions): Promise<AsyncIterable<Telling<Context>>> {
  const { prisma, marks, watch, rhythm, now, viewerNow, contextFor, signal } = options
  const begun = await watch.look()
  const from = markOf(since, options) ?? begun.open
  if (isBefore(begun.open, from)) throw expired('since')

  async function* told(): AsyncGenerator<Telling<Context>, void, undefined> {
    let position = from
    let pulseAt = -Infinity
    while (!signal.aborted) {
      const { front } = watch
      const ctx = contextFor(await viewerNow())
      if (front.last !== null && isBefore(position, front.last)) {
        const { events, end } = await changesAfter(prisma, position, types, most, ctx)
        if (end !== null) position = end
        if (events.length > 0) {
          pulseAt = performance.now() + rhythm.pulse
          yield { events: events.map((event) => ({ ...event, cursor: marks.write(event) })), cursor: marks.write({ ...position, at: now() }), ctx }
        }
        continue
      }
      // All of the transactions before it were looked at, and no other one can come to light there.
      if (isBefore(position, front.open)) position = front.open
      if (performance.now() >= pulseAt) {
        pulseAt = performance.now() + rhythm.pulse
        yield { events: [], cursor: marks.write({ ...position, at: now() }), ctx }
      }
      await watch.moved(Math.min(rhythm.viewer, rhythm.pulse), signal)
    }
  }
  return told()
}

function markOf(since: string | null, { marks, now, lastEventId }: FollowOptions): Mark | null {
  const [cursor, field] = lastEventId === null || lastEventId === '' ? [since, 'since'] : [lastEventId, 'Last-Event-ID']
  if (cursor === null) return null
  const mark = marks.read(cursor)
  if (mark === null) throw new InputError(field, 'Expected a cursor that the changes feed gave, unaltered.')
  if (mark.at.getTime() < now().getTime() - toldFor) throw expired(field)
  return mark
}

const expired = (field: string) => new CodedError('CURSOR_EXPIRED', 'Expected a cursor of the last 7 days of this database; what happened since can’t be told whole, so read the rows anew.', field)
