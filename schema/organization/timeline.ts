import type { ObjectRef } from '@pothos/core'
import { selectedFieldNames } from '@pothos/selection-mapper'
import type DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { enums } from '../../prisma/generated/datamodel.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { type Derivation, derivedBy } from '../core/derived.ts'
import type { Types } from '../core/graph.ts'
import type { ListArguments } from '../core/list.ts'
import { cursorOf, cutPage, maxPageSize, type Page, pageOf } from '../core/page.ts'
import { PartialDateType, printedDate, type PrintedDate } from '../core/partial-date.ts'
import { fieldKey, loaderOf, rowLoader } from '../core/row-loader.ts'
import { Organization } from './organization.ts'
import { TimelineFilter, TimelineKind, TimelineOrder, timelineOrder, timelineWhere } from './timeline-inputs.ts'
import { countSql, ownerOf, pageSql, type TimelineCount, timelineCounts, timelineNodes, timelinePages, type TimelineRow } from './timeline-rows.ts'
import type { TimelineKind as TimelineKindName } from './timeline-sources.ts'
import { timelineTitle } from './timeline-title.ts'

const roleTexts: Record<string, string> = {
  SUBJECT: 'It is what the entry is about (대상)',
  OWNER: 'It made or runs it (추진 기관)',
  PARTY: 'It is a party to it (당사자)',
  HOLDER: 'It holds it (보유 기업)',
  ISSUER: 'It gave the certificate (인증 기관)',
  RECIPIENT: 'It received the honour (수상 기관)',
  BUYER: 'It bought (구매 기관)',
  SUPPLIER: 'It sold (공급 기업)',
  USER: 'It uses it (이용 기관)',
  ...enums.HonourRole.values,
  ...enums.ProgrammeRole.values,
  ...enums.EventRole.values,
  ...enums.AppearanceKind.values,
}

const TimelineRole = builder.enumType('TimelineRole', {
  description: 'Part that the organisation, or one of its people, has in an entry of its timeline (역할).',
  values: Object.fromEntries(Object.entries(roleTexts).map(([value, description]) => [value, { description }])),
})

const TimelineEntry = builder.objectRef<TimelineRow>('TimelineEntry').implement({
  description: 'Something dated that touches an organisation (연혁 항목).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key of the entry within the timeline (항목 키): stable, but no id of a node; `node` has one.' }),
    kind: t.field({ type: TimelineKind, description: 'What it is (종류).', resolve: ({ kind }) => kind }),
    role: t.field({ type: TimelineRole, description: 'Part that the organisation has in it (역할).', resolve: ({ role }) => role }),
    on: t.field({ type: PartialDateType, description: 'When it was or is to be (일자).', resolve: ({ code, quotedAs }) => printedDate(code, quotedAs) as PrintedDate }),
    title: t.string({ description: 'What it is called in Korean (제목).', resolve: ({ kind, title }) => timelineTitle(kind, title) }),
    isSynthetic: t.exposeBoolean('synthetic', { description: 'Whether it was made up for demonstration (가상 자료).' }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'What it is about, with its citations (해당 노드): the agreement, event, plan …; null: the viewer may not see it.',
      resolve: ({ nodeType, nodeId, node }, _args, ctx, info) => (node === undefined ? rowLoader(ctx, info, nodeType).load(nodeId) : node) as never,
    }),
  }),
})

interface Result {
  edges: { cursor: string; node: TimelineRow }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number | undefined
}

const Connection = builder.connectionObject(
  {
    type: TimelineEntry as never,
    name: 'TimelineConnection',
    description: 'A page of an organisation’s timeline (연혁).',
    fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Result>) => ({
      totalCount: t.int({ description: 'How many entries there are in all pages together (전체 수).', resolve: ({ totalCount }) => totalCount as number }),
    }),
  } as never,
  { name: 'TimelineEdge', description: 'An entry of the page and its cursor (연혁 항목).' },
) as unknown as ObjectRef<Types, Result>

interface Asked {
  page: Page
  kinds: TimelineKindName[] | null
}

/** What the arguments of a timeline ask for. */
function askedOf(args: ListArguments, ctx: Context): Asked {
  const { where, kinds } = timelineWhere(args)
  return { page: pageOf('timeline', args, { ...timelineOrder, direction: args.orderBy?.direction ?? 'ASC' }, where, ctx.cursors), kinds }
}

/** A timeline of the rows of a page. */
function resultOf({ page }: Asked, found: readonly TimelineRow[], totalCount: number | undefined, ctx: Context): Result {
  const { rows, hasNextPage, hasPreviousPage } = cutPage(page, found)
  const edges = rows.map((node) => ({ node, cursor: cursorOf(page, { ...node }, ctx.cursors) }))
  const pageInfo = { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null }
  return { edges, pageInfo, totalCount }
}

const rowFields = ['nodes', 'edges', 'pageInfo']

/** One page of the timelines of all organisations of a list: one statement, and one more for the counts. */
function timelineLoader(args: ListArguments, ctx: Context, info: GraphQLResolveInfo): DataLoader<string, Result> {
  const fields = selectedFieldNames(ctx, info)
  const wantsRows = rowFields.some((field) => fields.has(field))
  const wantsCount = fields.has('totalCount')
  const asked = askedOf(args, ctx)
  return loaderOf(ctx, fieldKey(info), async (ids) => {
    const [pages, counts] = await Promise.all([
      wantsRows ? timelinePages(ctx.prisma, ids, asked.page, asked.kinds) : new Map<string, TimelineRow[]>(),
      wantsCount ? timelineCounts(ctx.prisma, ids, asked.page.base, asked.kinds) : null,
    ])
    return ids.map((id): Result => resultOf(asked, pages.get(id) ?? [], counts?.get(id) ?? 0, ctx))
  })
}

/** The timeline of one organisation, for the compiled road. */
const timeline: Derivation<ListArguments, Asked, { rows: TimelineRow[]; counts: TimelineCount[] }, Result> = {
  ask: askedOf,
  parts: {
    rows: {
      sql: ({ page, kinds }, _ctx, row) => pageSql(ownerOf(row), page, kinds),
      days: ['earliest'],
      node: {
        type: 'nodeType',
        id: 'nodeId',
        types: (args) => Object.fromEntries(timelineNodes(timelineWhere(args).kinds).map((type) => [type, type])),
        select: () => [],
        at: ['nodes.node', 'edges.node.node'],
      },
      for: rowFields,
    },
    counts: { sql: ({ page, kinds }, _ctx, row) => countSql(ownerOf(row), page.base, kinds), for: ['totalCount'] },
  },
  read: ({ rows, counts: [count] }, asked, ctx) => resultOf(asked, rows, count?.count, ctx),
}

builder.prismaInterfaceFields(Organization, (t) => ({
  timeline: t.field({
    type: Connection,
    description:
      'Everything dated that touches it, whatever its type (연혁), in the order of the first possible days; what no source dates, such as a campaign, is not in it. Reads all dated entries of the organisation for each page, in one statement for a whole list of organisations.',
    args: {
      first: t.arg.int({ description: `Entries from the start, 1 to ${maxPageSize}; 20 when neither \`first\` nor \`last\` is given (앞에서부터 개수).` }),
      after: t.arg.string({ description: 'Cursor behind which the page starts, with `first` (이 커서 다음부터).' }),
      last: t.arg.int({ description: `Entries from the end, 1 to ${maxPageSize} (뒤에서부터 개수).` }),
      before: t.arg.string({ description: 'Cursor before which the page ends, with `last` (이 커서 앞까지).' }),
      filter: t.arg({ type: TimelineFilter, description: 'Conditions that all must hold (조건).' }),
      orderBy: t.arg({ type: TimelineOrder, description: 'Order (정렬); ON ASC, the oldest first, when absent.' }),
    },
    extensions: derivedBy(timeline),
    select: { id: true },
    resolve: (row, args, ctx, info) => timelineLoader(args as ListArguments, ctx, info).load(row.id) as never,
  }),
}))
