import { describe, expect, test } from 'vitest'
import { columnsShape, whereSql } from '../../schema/core/where-sql.ts'

const textOf = (where: Record<string, unknown>, model = 'Organization') => whereSql(model, where, 'o').text

describe('a condition as SQL', () => {
  test('names the columns of its alias and casts each value by the type of its column', () => {
    expect(textOf({ type: 'ENTERPRISE', regionId: { in: ['a', 'b'] } })).toBe(
      '(o."type" = $1::"OrganizationType" and (o."regionId" = any($2::text[]::uuid[])))',
    )
    expect(whereSql('Organization', { synthetic: false, regionId: { in: ['a', 'b'] } }, 'o').values).toEqual(['false', ['a', 'b']])
    expect(textOf({ OR: [{ validFrom: null }, { validFrom: { lte: new Date('2021-12-31') } }] }, 'HeldKind')).toBe(
      '(((o."validFrom" is null) or ((o."validFrom" <= $1::date))))',
    )
  })

  test('reaches related rows by the keys of the models, in both directions', () => {
    expect(textOf({ region: { is: { level: 'SIDO' } } })).toBe(
      '(exists (select 1 from "Region" o_ where (o_."id" = o."regionId" and (o_."level" = $1::"RegionLevel"))))',
    )
    expect(textOf({ heldKinds: { some: { kind: { in: ['COOPERATIVE'] } } } })).toBe(
      '(exists (select 1 from "HeldKind" o_ where (o_."organizationId" = o."id" and ((o_."kind" = any($1::text[]::"EnterpriseKind"[]))))))',
    )
  })

  test('of nothing holds for all rows', () => {
    expect(textOf({})).toBe('true')
    expect(textOf({ AND: [] })).toBe('(true)')
  })

  test.each([
    ['an empty alternative', { OR: [] }],
    ['an alternative without a condition', { OR: [{}] }],
    ['a value that is missing', { regionId: undefined }],
    ['a column that is not there', { nobody: 1 }],
    ['an operator that it does not know', { name: { endsWith: '가' } }],
    ['a negation', { NOT: { type: 'ENTERPRISE' } }],
    ['a relation without rows', { heldKinds: { none: {} } }],
  ])('refuses %s instead of losing it', (_what, where) => {
    expect(() => textOf(where)).toThrow()
  })

  test('on a query knows only the columns that it was told', () => {
    const shape = columnsShape({ earliest: 'date' })
    expect(whereSql(shape, { earliest: { not: null } }, 'u').text).toBe('((u."earliest" is not null))')
    expect(() => whereSql(shape, { kind: 'EVENT' }, 'u')).toThrow()
  })
})
