import type { ObjectRef } from '@pothos/core'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { derive, type Derivation, derivedBy } from '../../core/derived.ts'
import { InputError } from '../../core/errors.ts'
import type { Field, Row, Types } from '../../core/graph.ts'
import { maxPageSize, pageSize } from '../../core/page.ts'
import { type InboxKind as Kind, type InboxLine, type InboxPosition, inboxSql } from './inbox-rows.ts'
import { dueDays } from './lifecycle.ts'
import { Match } from '../match.ts'

const InboxKind = builder.enumType('InboxKind', {
  description: 'What awaits a decision of the viewer (할 일의 종류).',
  values: {
    REVIEW: { description: `A person’s decision on a proposed match (심사), ours to make within ${dueDays.review} days` },
    CONTEST: { description: `A human’s look at a match that somebody contests (이의 제기 검토), within ${dueDays.contest} days` },
    ANSWER: { description: 'The answer of the viewer’s side to an offer (회신), by its last day' },
    RATE: { description: `The rating of the viewer’s side after completion (평가), within ${dueDays.rating} days` },
  },
} as const)

interface Item extends InboxLine {
  node: Row
}

const InboxItem = builder.objectRef<Item>('InboxItem').implement({
  description: 'A decision that awaits the viewer (할 일).',
  fields: (t) => ({
    kind: t.field({ type: InboxKind, description: 'What is to be decided (종류).', resolve: ({ kind }): Kind => kind }),
    raisedAt: t.field({ type: 'DateTime', description: 'Since when it waits (발생 시각).', resolve: ({ since }) => new Date(since) }),
    dueOn: t.field({ type: 'Date', description: 'Day by which it is to be done (기한).', resolve: ({ dueOn }) => new Date(`${dueOn}T00:00:00Z`) }),
    match: t.field({ type: Match, description: 'The match (매칭).', resolve: ({ node }) => node as never }),
  }),
})

interface Result {
  edges: { cursor: string; node: Item }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const Connection = builder.connectionObject(
  {
    type: InboxItem as never,
    name: 'InboxConnection',
    description: 'A page of what awaits the viewer’s decision (할 일 목록), what waits longest first. It has no total: it ends where `hasNextPage` is false.',
  } as never,
  { name: 'InboxEdge', description: 'A decision of the page and its cursor (할 일 항목).' },
) as unknown as ObjectRef<Types, Result>

interface Arguments {
  first?: number | null | undefined
  after?: string | null | undefined
}

interface Asked {
  size: number
  after: InboxPosition | null
}

type Line = InboxLine & { key: string; node: Row | null }

const list = 'inbox'

function positionOf(cursor: string, ctx: Context): InboxPosition {
  const opened = ctx.cursors.open(list, cursor)
  if (opened === null) throw new InputError('after', 'Expected a cursor that this list gave in this order, unaltered.')
  return { since: Number(opened.value), key: opened.id }
}

const inbox: Derivation<Arguments, Asked, { lines: Line[] }, Result> = {
  ask({ first, after }, ctx) {
    const { size, cursor } = pageSize({ first, after })
    return { size, after: cursor === null ? null : positionOf(cursor, ctx) }
  },
  parts: {
    lines: {
      sql: ({ size, after }, ctx) => inboxSql(size, after, ctx),
      node: { type: 'type', id: 'matchId', types: () => ({ Match: 'Match' }), select: () => ['id'], at: ['nodes.match', 'edges.node.match'] },
    },
  },
  read({ lines }, { size, after }, ctx) {
    const cursorAt = ({ since, key }: Line) => ctx.cursors.sign(list, since, key)
    const page = lines.slice(0, size)
    const edges = page.flatMap((line) => (line.node === null ? [] : [{ cursor: cursorAt(line), node: { ...line, node: line.node } }]))
    const last = page.at(-1)
    const pageInfo = { hasNextPage: lines.length > size, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: last === undefined ? null : cursorAt(last) }
    return { edges, pageInfo }
  },
}

/** What awaits the viewer's decision. */
export function inboxOf(t: PothosSchemaTypes.ObjectFieldBuilder<Types, never>): Field {
  return t.field({
    type: Connection,
    description:
      'What awaits the viewer’s decision (할 일), what waits longest first: matches to review and contested ones for those who judge matches, offers to answer and completed matches to rate for either side. Empty for everybody else.',
    args: {
      first: t.arg.int({ description: `Rows from the start, 1 to ${maxPageSize}; 20 when absent (개수).` }),
      after: t.arg.string({ description: 'Cursor behind which the page starts (이 커서 다음부터).' }),
    },
    extensions: derivedBy(inbox),
    resolve: (_viewer: unknown, args: Arguments, ctx: Context, info: never) => derive(inbox, args, ctx, info),
  } as never) as Field
}
