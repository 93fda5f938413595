import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts'
import { models } from '../../prisma/generated/datamodel.ts'
import type { Scope } from '../context.ts'
import { ruleOf } from '../core/graph.ts'
import { can, operates, ownOrganizations } from '../core/viewer.ts'
import { type Sql, whereSql } from '../core/where-sql.ts'
import { type ChangeEvent, type ChangeType, entityOf, type Position } from './types.ts'

/** How many changes are looked at in one statement, whether the viewer is told of them or not. */
const mostLookedAt = 500

/** Changes behind a position. */
export interface Found {
  events: Omit<ChangeEvent, 'cursor'>[]
  /** Up to where was looked; null: there is nothing behind the position yet. */
  end: Position | null
}

/** Where the order of changes stands: nothing is written any more before `open`, and `last` is the last change before it. */
export interface Front {
  open: Position
  last: Position | null
}

/**
 * A transaction that began early may commit late, so that a change with a small number comes to light after greater
 * ones: told are changes of transactions before all that still run.
 */
const settled = Prisma.sql`(select pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`

interface Line extends Pick<ChangeEvent, 'kind' | 'targetId' | 'at'> {
  /** Null: the viewer is told nothing. */
  transaction: bigint | null
  id: bigint | null
  type: string
  endTransaction: bigint
  endId: bigint
}

const position = (transaction: bigint, id: bigint): Position => ({ transaction: Number(transaction), id: Number(id) })

/** Where the order of changes stands at this moment. */
export async function frontOf(prisma: PrismaClient): Promise<Front> {
  const [row] = await prisma.$queryRaw<[{ open: bigint; transaction: bigint | null; id: bigint | null }]>`
    select o.open, l.transaction, l.id from (select ${settled} as open) o
    left join lateral (select e.transaction, e.id from "OutboxEvent" e where e.transaction < o.open order by e.transaction desc, e.id desc limit 1) l on true`
  const { open, transaction, id } = row
  return { open: { transaction: Number(open), id: 0 }, last: transaction === null || id === null ? null : position(transaction, id) }
}

/**
 * The changes behind a position that a viewer may be told, in their order, by one statement whatever they are of: those
 * of rows that it sees at this moment, and that rows left which it saw and doesn't see any more, as far as it belongs to
 * the audience of the change.
 */
export async function changesAfter(prisma: PrismaClient, after: Position, types: readonly ChangeType[], most: number, scope: Scope): Promise<Found> {
  const asked = types.map((type) => ({ type, of: entityOf(type) }))
  const names = asked.map(({ of }) => of.typeName)
  const rows = await prisma.$queryRaw<Line[]>`
    with next as materialized (
      select * from "OutboxEvent" e
      where (e.transaction, e.id) > (${after.transaction}::bigint, ${after.id}::bigint) and e.transaction < ${settled}
      order by e.transaction, e.id limit ${Prisma.raw(String(mostLookedAt))}
    ), told as (
      select * from next n
      where n."targetType" = any(${names}::text[]) and ${isHeardBy(scope)} and ${isSeen(asked, scope)} <> n.leaves
      order by n.transaction, n.id limit ${most}::int
    )
    select l.transaction as "endTransaction", l.id as "endId", t.transaction, t.id, t.kind::text as kind, t."targetType" as type, t."targetId"::text as "targetId", t.at
    from (select n.transaction, n.id from next n order by n.transaction desc, n.id desc limit 1) l left join told t on true
    order by t.transaction, t.id`
  const [first] = rows
  if (first === undefined) return { events: [], end: null }
  const byName = new Map(asked.map(({ type, of }) => [of.typeName, type]))
  const events = rows.flatMap(({ transaction, id, kind, type, targetId, at }) => {
    const told = byName.get(type)
    return transaction === null || id === null || told === undefined ? [] : [{ ...position(transaction, id), kind, type: told, targetId, at }]
  })
  const last = events.at(-1)
  return { events, end: last !== undefined && events.length === most ? last : position(first.endTransaction, first.endId) }
}

/** Whether the viewer belongs to the audience of a change. */
function isHeardBy({ viewer }: Scope): Sql {
  if (operates(viewer)) return Prisma.sql`true`
  const own = [...ownOrganizations(viewer), ...(viewer.expertId === null ? [] : [viewer.expertId])]
  const audiences = can(viewer, 'READ_EXPERTS') ? ['EVERYBODY', 'PARTNERS'] : ['EVERYBODY']
  return Prisma.sql`(n.audience::text = any(${audiences}::text[]) or n."ownerId" = any(${own}::uuid[]))`
}

/** Whether the viewer sees the target of a change, by the rule of its type. */
function isSeen(asked: readonly { of: ReturnType<typeof entityOf> }[], scope: Scope): Sql {
  const cases = asked.map(({ of }) => {
    const table = Prisma.raw(`"${models[of.model]?.table ?? of.model}"`)
    return Prisma.sql`when ${of.typeName} then exists (select 1 from ${table} r where r.id = n."targetId" and ${whereSql(of.model, ruleOf(of, scope), 'r')})`
  })
  return Prisma.sql`(case n."targetType" ${Prisma.join(cases, ' ')} else false end)`
}
