import { describe, expect, test } from 'vitest'
import { asRule, columnsShape, numberedSql, whereSql } from '../../schema/core/where-sql.ts'

const textOf = (where: Record<string, unknown>, model = 'Organization') => whereSql(model, where, 'o').text

describe('a condition as SQL', () => {
  test('names the columns of its alias and casts each value by the type of its column', () => {
    expect(textOf({ type: 'ENTERPRISE', regionId: { in: ['a', 'b'] } })).toBe(
      '(o."type" = $1::"OrganizationType" and (o."regionId" = any($2::uuid[])))',
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
      '(exists (select 1 from "HeldKind" o_ where (o_."organizationId" = o."id" and ((o_."kind" = $1::"EnterpriseKind")))))',
    )
  })

  test('of lists that one column must be in both of asks for what they share', () => {
    const narrowed = whereSql('Need', { AND: [{ status: { in: ['OPEN', 'MATCHED'] } }, { AND: [{ status: { in: ['OPEN', 'DRAFT'] } }] }] }, 'o')
    expect([narrowed.text, narrowed.values]).toEqual(['((o."status" = $1::"NeedStatus"))', ['OPEN']])
    const apart = whereSql('Need', { AND: [{ status: { in: ['OPEN'] } }, { status: { in: ['DRAFT'] } }] }, 'o')
    expect([apart.text, apart.values]).toEqual(['((o."status" = any($1::"NeedStatus"[])))', [[]]])
    const either = whereSql('Need', { OR: [{ status: { in: ['OPEN'] } }, { status: { in: ['DRAFT'] } }] }, 'o')
    expect(either.values).toEqual(['OPEN', 'DRAFT'])
  })

  test('of an access rule holds the enums of the code as constants, and other values as parameters', () => {
    const rule = asRule({ standing: 'VERIFIED', type: { in: ['ENTERPRISE', 'PUBLIC_BUYER'] }, id: 'x' })
    const both = whereSql('Organization', { AND: [{ name: 'y', type: { in: ['ENTERPRISE'] } }, rule] }, 'o')
    expect(whereSql('Organization', rule, 'o').text).toBe(
      `(o."standing" = 'VERIFIED'::"OrganizationStanding" and (o."type" = any('{ENTERPRISE,PUBLIC_BUYER}'::"OrganizationType"[])) and o."id" = $1::uuid)`,
    )
    // What a request narrows comes of the request.
    expect(both.values).toEqual(['y', 'ENTERPRISE', 'x'])
    expect(() => whereSql('Organization', asRule({ standing: "V'" }), 'o')).toThrow()
  })

  test('of nothing holds for all rows', () => {
    expect(textOf({})).toBe('true')
    expect(textOf({ AND: [] })).toBe('true')
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

test('a statement of numbered values is one of pieces, a value at each place that names it', () => {
  const { text, values } = numberedSql('select $2::int, $1::text where $2::int is null or $10', ['a', 2, ...Array.from({ length: 7 }, () => null), 'j'])
  expect([text, values]).toEqual(['select $1::int, $2::text where $3::int is null or $4', [2, 'a', 2, 'j']])
  expect(numberedSql('select 1', []).text).toBe('select 1')
})
