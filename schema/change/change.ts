import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { InputError } from '../core/errors.ts'
import { encodeId } from '../core/global-id.ts'
import { rowLoader } from '../core/row-loader.ts'
import { type ChangeEvent as Told, ChangeKind, type ChangeType, ChangeTypeEnum, changeTypes, entityOf, type Following } from './types.ts'

const ChangeEvent = builder.objectRef<Told>('ChangeEvent').implement({
  description: 'That something was created, changed or withdrawn through this graph (변경 알림).',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Its position among the changes (커서), for `since`: opaque, good for 7 days. It is the `id` of the event in the stream too.' }),
    kind: t.expose('kind', { type: ChangeKind, description: 'What was done (변경 종류).' }),
    type: t.expose('type', { type: ChangeTypeEnum, description: 'What it was done to (변경 대상).' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was done (시각).' }),
    nodeId: t.id({ description: 'Global id of what changed (식별자).', resolve: ({ type, targetId }) => encodeId(entityOf(type).typeName, targetId) }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'What changed, as the viewer sees it when it is told, later changes included (변경된 항목); null where it sees it no more.',
      resolve: ({ type, targetId }, _args, ctx: Context, info) => rowLoader(ctx, info, entityOf(type).typeName).load(targetId) as never,
    }),
  }),
})

builder.subscriptionFields((t) => ({
  changes: t.field({
    type: ChangeEvent,
    description: [
      'What is created, changed and withdrawn through this graph (변경 구독), as server-sent events, in an order that skips nothing: a change is told once every transaction that began before it has ended, at least once and never twice in a stream. Changes are kept for 7 days; an older `since` is `CURSOR_EXPIRED`: read the rows anew.',
      'Told is what the viewer may see: changes of rows that it sees when they are told, and the withdrawal of rows from whoever could see them until then, such as a profile whose consent was taken back. What changed only in what others may read (the confidential part of a need, a contact) is told to these alone. A consent whose last day passes, and facts that come with a release of the data, are no changes.',
      'An event costs what is asked of it, and at least a point; a stream whose viewer has none left ends with `RATE_LIMITED`, one whose key is revoked with `UNAUTHENTICATED`. A key or person may have 20 streams at a time, an address 10.',
    ].join('\n\n'),
    args: {
      types: t.arg({ type: [ChangeTypeEnum], description: 'Of what (변경 대상), any of them; absent: of everything.' }),
      since: t.arg.string({ description: 'Cursor behind which to begin (이 커서 다음부터); absent: with what happens from now on. The header `Last-Event-ID` comes before it.' }),
    },
    subscribe: (_root, args, ctx) => follow(args, ctx) as never,
    resolve: (event) => event as never,
  }),
}))

async function follow({ types, since }: { types?: readonly ChangeType[] | null | undefined; since?: string | null | undefined }, ctx: Context) {
  if (types?.length === 0) throw new InputError('types', 'Expected at least one type; leave it out to be told of all.')
  const asked: Following = { types: types == null ? changeTypes : [...new Set(types)], since: since ?? null }
  return ctx.follow(asked)
}
