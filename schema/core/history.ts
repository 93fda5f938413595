import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context, Scope } from '../context.ts'
import { encodeId } from './global-id.ts'
import type { Field, ModelFields } from './graph.ts'
import { loaderOf } from './row-loader.ts'
import { operates } from './viewer.ts'

/** How many changes a row tells of. */
const latest = 50

interface ChangedValue {
  field: string
  former: string | null
  current: string | null
}

interface Change {
  at: Date
  action: string
  actor: string
  version: number | null
  reason: string | null
  sourceId: string | null
  values: ChangedValue[]
}

const ChangedValue = builder.objectRef<ChangedValue>('ChangedValue').implement({
  description: 'A value that a change replaced (바뀐 값). Personal data and what is confidential never stand here.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Field that changed (필드).' }),
    former: t.exposeString('former', { nullable: true, description: 'What stood there before, as text (이전 값); null: nothing.' }),
    current: t.exposeString('current', { nullable: true, description: 'What the change wrote, as text (새 값); null: nothing.' }),
  }),
})

const Change = builder.objectRef<Change>('Change').implement({
  description: 'A change that was made through this graph (변경 기록).',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was made (시각).' }),
    action: t.exposeString('action', { description: 'The mutation that made it (행위), such as `updateNeed`.' }),
    version: t.exposeInt('version', { nullable: true, description: 'Version that the row had since (판); null: such rows have none.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, as the one who made it says (사유); null: not asked for.' }),
    sourceId: t.id({
      nullable: true,
      description: 'Id of the source that it rests on (출처); null: none was asked for.',
      resolve: ({ sourceId }) => (sourceId === null ? null : encodeId('Source', sourceId)),
    }),
    values: t.field({ type: [ChangedValue], description: 'What it replaced, by field (바뀐 값); empty for what came anew.', resolve: ({ values }) => values }),
    actor: t.string({
      nullable: true,
      description: 'Key or person that made it (행위자); null unless the viewer operates the graph (scope `OPERATE`).',
      resolve: ({ actor }, _args, { viewer }) => (operates(viewer) ? actor : null),
    }),
  }),
})

/** The latest changes of rows by their ids: one statement for all rows of a tick. */
const changesOf = (ctx: Context, id: string): Promise<Change[]> => loaderOf(ctx, 'changes', (ids) => loadChanges(ctx.prisma, ids)).load(id)

/** The latest changes of the row whose id the expression is, as a list of JSON. */
function changesJson(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(json_agg(json_build_object('at', a.at, 'action', a.action, 'actor', a.actor, 'version', a.version,
      'reason', a.reason, 'sourceId', a."sourceId", 'values', (
        select coalesce(json_agg(json_build_object('field', v.field, 'former', v.former, 'current', v.current)), '[]')
        from (select * from "FormerValue" f where f."auditEntryId" = a.id order by f.field) v))), '[]')
    from (select * from "AuditEntry" e where e."targetId" = ${id} order by e.id desc limit ${Prisma.raw(String(latest))}) a)`
}

const readChanges = (json: unknown): Change[] => (json as (Omit<Change, 'at'> & { at: string })[]).map((change) => ({ ...change, at: new Date(change.at) }))

async function loadChanges(prisma: PrismaClient, ids: readonly string[]): Promise<Change[][]> {
  const rows = await prisma.$queryRaw<{ id: string; changes: unknown }[]>`
    select t.id, ${changesJson(Prisma.sql`t.id`)} as changes from unnest(${[...ids]}::uuid[]) t(id)`
  const found = new Map(rows.map(({ id, changes }) => [id, readChanges(changes)]))
  return ids.map((id) => found.get(id) ?? [])
}

/** Whom it is told what changed in a row. */
export interface HistoryRule {
  /** The same for the description: told to … */
  told: string
  /** What of a row the rule looks at beside its id, as Prisma selects it; absent: nothing. */
  select?: object
  /** The same as JSON in SQL, with the id, by the alias of the row. */
  json?: (alias: string) => Prisma.Sql
  mayRead: (scope: Scope, row: never) => boolean
}

/** A row by whose id alone a rule goes. */
const byId = (alias: string) => Prisma.sql`json_build_object('id', ${Prisma.raw(`${alias}."id"`)})`

/**
 * The version of a row and its changes; the model has a column `version`.
 * @param rule whom the changes are told; absent: whoever sees the row
 */
export function versionFields(t: ModelFields, rule?: HistoryRule): Record<'version' | 'history', Field> {
  const fields = t as unknown as Record<'exposeInt', (column: string, options: object) => Field> & Record<'field', (options: object) => Field>
  return {
    version: fields.exposeInt('version', { description: 'Grows by one with each change (판): a mutation that changes the row names the version that it was made from.' }),
    history: fields.field({
      type: [Change],
      description: `Changes made through this graph (변경 기록), the latest first, at most ${latest}${rule === undefined ? '' : `: told to ${rule.told}; empty for everybody else`}.`,
      extensions: {
        reads: {
          query: {
            json: (alias: string) => Prisma.sql`json_build_object('row', ${(rule?.json ?? byId)(alias)}, 'changes', ${changesJson(Prisma.raw(`${alias}."id"`))})`,
            read: ({ row, changes }: { row: unknown; changes: unknown }, ctx: Context) => (rule === undefined || rule.mayRead(ctx, row as never) ? readChanges(changes) : []),
          },
        },
      },
      select: { id: true, ...rule?.select },
      resolve: (row: { id: string }, _args: unknown, ctx: Context) => (rule === undefined || rule.mayRead(ctx, row as never) ? changesOf(ctx, row.id) : []),
    }),
  }
}
