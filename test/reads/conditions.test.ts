import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { delegateOf } from '../../schema/context.ts'
import { literal } from '../../schema/core/filter.ts'
import type { Where } from '../../schema/core/page.ts'
import { whereSql } from '../../schema/core/where-sql.ts'
import { tableOf } from '../../server/reads/column.ts'
import { orderText } from '../../server/reads/order.ts'
import { Unreadable } from '../../server/reads/unreadable.ts'
import { freshDatabase } from '../support/databases.ts'
import { viewersOf } from './viewers.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  await viewersOf(database)
})
afterAll(() => database.close())

interface Delegate {
  findMany(query: object): Promise<{ id: string }[]>
}

type Order = Record<string, unknown>[]

/** The ids of the rows that satisfy a condition, in order, by SQL and by Prisma. */
async function bothIds(model: string, where: Where, orderBy: Order = [{ id: 'asc' }]): Promise<[string[], string[]]> {
  const condition = whereSql(model, where, 'o')
  const { rows } = await database.pool.query<{ id: string }>(`select o.id from ${tableOf(model)} o where ${condition.text}${orderText(model, orderBy, 'o')}`, [...condition.values])
  const found = await (delegateOf(database.prisma, model) as Delegate).findMany({ where, orderBy, select: { id: true } })
  return [rows.map(({ id }) => id), found.map(({ id }) => id)]
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe('a condition as SQL finds the rows that Prisma finds', () => {
  test.each<[string, string, Where, 'some' | 'none']>([
    ['by a value', 'Need', { status: 'OPEN' }, 'some'],
    ['by several values', 'Need', { status: { in: ['OPEN', 'DRAFT'] }, synthetic: true }, 'some'],
    ['by no value', 'Need', { id: { in: [] } }, 'none'],
    ['where there is no value', 'Need', { organizationId: null }, 'some'],
    ['where there is a value', 'Need', { organizationId: { not: null } }, 'some'],
    ['by whole won', 'Purchase', { amount: { gt: 1_000_000n, lte: 9_007_199_254_740_991n } }, 'some'],
    ['by a share', 'Match', { score: { gte: 0.5, lt: 0.9 } }, 'some'],
    ['from a day on', 'Purchase', { purchasedOn: { gte: day('2022-06-01'), lte: day('2023-01-31') } }, 'some'],
    ['by an instant', 'Need', { createdAt: { gt: new Date('2023-01-01T00:00:00.001Z') } }, 'some'],
    ['by open periods', 'Certification', { AND: [{ OR: [{ validFrom: null }, { validFrom: { lte: day('2021-01-01') } }] }, { OR: [{ validTo: null }, { validTo: { gte: day('2021-01-01') } }] }] }, 'some'],
    ['by part of a text', 'Organization', { name: { contains: '가상' } }, 'some'],
    ['by the beginning of a text', 'Organization', { name: { startsWith: '가상 ' } }, 'some'],
    ['by a wildcard that is meant as one', 'Organization', { name: { contains: '가%상' } }, 'some'],
    ['by a wildcard that is meant as a letter', 'Organization', { name: { contains: literal('%') } }, 'none'],
    ['by a backslash', 'Need', { title: { contains: literal('\\') } }, 'some'],
    ['by quotes', 'Need', { title: { contains: literal(`'"`) } }, 'some'],
    ['by a row that it points to', 'Need', { organization: { is: { standing: 'PENDING' } } }, 'some'],
    ['by a row of its own kind that it points to', 'Organization', { parent: { is: { type: 'PUBLIC_BUYER' } } }, 'some'],
    ['by rows of its own kind that point to it', 'Organization', { branches: { some: { synthetic: false } } }, 'some'],
    ['by rows that point to it', 'Expert', { consents: { some: { fieldGroup: 'PROFILE', audience: { in: ['PUBLIC'] }, withdrawnAt: null, retentionUntil: { gte: day('2026-03-02') } } } }, 'some'],
    ['by any row that points to it', 'Organization', { needs: { some: {} } }, 'some'],
    ['by rows two steps away', 'Match', { need: { is: { organization: { is: { enterprise: { is: { legalForm: 'SOLE_TRADER' } } } } } } }, 'some'],
    ['by links', 'Need', { fields: { some: { field: { is: { code: { in: ['EA', 'EB'] } } } } } }, 'some'],
    ['by either of two', 'Need', { OR: [{ status: { in: ['RESOLVED'] } }, { organizationId: { in: [] } }] }, 'some'],
    ['by nothing', 'Need', {}, 'some'],
    ['by nothing at once', 'Need', { AND: [] }, 'some'],
    ['by nothing of a row that it points to', 'Need', { organization: { is: {} } }, 'some'],
  ])('%s', async (_what, model, where, amount) => {
    const [sql, prisma] = await bothIds(model, where)
    expect(sql).toEqual(prisma)
    expect(sql.length > 0 ? 'some' : 'none').toBe(amount)
  })

  test.each<[string, Where]>([
    ['two conditions on one relation', { branches: { some: { synthetic: true }, none: { synthetic: false } } }],
    ['a relation that has none', { branches: { none: {} } }],
    ['a row that it does not point to', { parent: { isNot: null } }],
    ['no row', { parent: { is: null } }],
    ['letters of any size', { name: { contains: 'a', mode: 'insensitive' } }],
    ['a negated value', { name: { not: 'a' } }],
    ['an end of a text', { name: { endsWith: 'a' } }],
  ])('%s is refused, not lost', (_what, where) => {
    expect(() => whereSql('Organization', where, 'o')).toThrow()
  })
})

describe('an order as SQL is the one of Prisma', () => {
  test.each<[string, string, Order]>([
    ['by a text', 'Organization', [{ name: 'asc' }, { id: 'asc' }]],
    ['the other way', 'Organization', [{ name: 'desc' }, { id: 'desc' }]],
    ['by an enum', 'Need', [{ status: 'desc' }, { id: 'asc' }]],
    ['nothing last', 'Certification', [{ validTo: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }]],
    ['nothing first', 'Certification', [{ validTo: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }]],
    ['by a row that it points to', 'Need', [{ organization: { name: 'asc' } }, { id: 'asc' }]],
  ])('%s', async (_what, model, orderBy) => {
    const [sql, prisma] = await bothIds(model, {}, orderBy)
    expect(sql.length).toBeGreaterThan(20)
    expect(sql).toEqual(prisma)
  })

  test.each<[string, Order]>([
    ['rows that point to it', [{ needs: { _count: 'asc' } }]],
    ['a row two steps away', [{ region: { parents: { id: 'asc' } } }]],
    ['a column that is not there', [{ nobody: 'asc' }]],
    ['an unknown direction', [{ name: 'up' }]],
    ['an unknown place of nothing', [{ name: { sort: 'asc', nulls: 'middle' } }]],
  ])('by %s is refused', (_what, orderBy) => {
    expect(() => orderText('Organization', orderBy, 'o')).toThrow(Unreadable)
  })
})
