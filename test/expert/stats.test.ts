import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CareerBand } from '../../prisma/generated/client/enums.ts'
import { rollUpExperts, toldCount } from '../../schema/expert/stats-rows.ts'
import { statementsOf, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

interface Group {
  value: string | null
  label: string
  region: { name: string } | null
  count: number | null
  suppressed: string | null
}

const groupsOf = async (groupBy: string, { includeSynthetic = false, bearer = null as string | null } = {}) =>
  (
    await graph.as(bearer).ask<{ expertStats: { groups: Group[] } }>(
      `{ expertStats(groupBy: ${groupBy}, includeSynthetic: ${String(includeSynthetic)}) { asOf groupBy groups { value label labelEn region { name } count suppressed } } }`,
    )
  ).expertStats.groups
const reader = async () => bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: ['READ_EXPERTS'] })

async function makeExperts(howMany: number, { careerBand, audience, withdrawnAt = null, province = '50' }: { careerBand: CareerBand; audience: 'PUBLIC' | 'PARTNERS' | null; withdrawnAt?: Date | null; province?: string }) {
  const { prisma } = graph.database
  const { regionId } = await prisma.regionCode.findFirstOrThrow({ where: { code: province, scheme: 'LEGAL', region: { level: 'SIDO' } } })
  const field = await prisma.scienceField.findFirstOrThrow({ where: { code: 'EE' } })
  for (let made = 0; made < howMany; made += 1) {
    const purpose = audience === 'PUBLIC' ? ('PUBLICATION' as const) : ('MATCHING' as const)
    const consent = audience === null ? {} : { consents: { create: { id: randomUUID(), purpose, fieldGroup: 'PROFILE' as const, audience, textVersion: '1', grantedAt: new Date('2026-01-01'), withdrawnAt, retentionUntil: new Date('2035-01-01') } } }
    await prisma.expert.create({ data: { id: randomUUID(), name: `전문가 S-${made}`, careerBand, regionId, fields: { create: { fieldId: field.id } }, ...consent } })
  }
}

describe('counts of experts', () => {
  test('of fewer than five are withheld, and say why', () => {
    const told = (persons: number, madeUp: number, withSynthetic: boolean) => toldCount({ persons, madeUp }, withSynthetic)
    expect([1, 4, 5, 6].map((persons) => told(persons, 0, false))).toEqual([null, null, 5, 6])
    expect([0, 1, 4, 5].map((persons) => told(persons, 10, true))).toEqual([10, null, null, 15])
    expect([1, 4, 5].map((madeUp) => told(0, madeUp, true))).toEqual([null, null, 5])
    expect(told(3, 10, false)).toBeNull()
  })

  test('of provinces that are no more are added to those of today', () => {
    const cell = (value: string, persons: number) => ({ value, persons, madeUp: 1 })
    expect(rollUpExperts([cell('a', 2), cell('b', 3), cell('c', 1)], (value) => (value === 'a' ? 'b' : value === 'c' ? null : value))).toEqual([
      { value: 'b', persons: 5, madeUp: 2 },
      { value: 'c', persons: 1, madeUp: 1 },
    ])
  })

  test('of persons hold no made-up row, unless asked for', async () => {
    expect(await groupsOf('CAREER_BAND')).toEqual([])
    const shown = await groupsOf('CAREER_BAND', { includeSynthetic: true })
    expect(shown.map(({ value }) => value)).toEqual(['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'])
    for (const { count, suppressed } of shown) {
      if (count === null) expect(suppressed).toBe('SMALL_NUMBER')
      else expect([count >= 5, suppressed]).toEqual([true, null])
    }
  })

  test('are of those whom the viewer may see, by field, band and province', async () => {
    await makeExperts(4, { careerBand: 'FROM_20', audience: 'PUBLIC' })
    await makeExperts(3, { careerBand: 'FROM_20', audience: 'PARTNERS' })
    await makeExperts(9, { careerBand: 'FROM_20', audience: null })
    await makeExperts(9, { careerBand: 'FROM_20', audience: 'PUBLIC', withdrawnAt: new Date('2026-02-01') })
    await makeExperts(5, { careerBand: 'UNDER_5', audience: 'PUBLIC', province: '11' })
    const bearer = await reader()
    expect((await groupsOf('CAREER_BAND')).map(({ value, count, suppressed }) => [value, count, suppressed])).toEqual([
      ['UNDER_5', 5, null],
      ['FROM_20', null, 'SMALL_NUMBER'],
    ])
    expect((await groupsOf('CAREER_BAND', { bearer })).map(({ value, count }) => [value, count])).toEqual([['UNDER_5', 5], ['FROM_20', 7]])
    expect((await groupsOf('REGION', { bearer })).map(({ value, count, region }) => [value, count, region?.name])).toEqual([
      ['11', 5, '서울특별시'],
      ['50', 7, '제주특별자치도'],
    ])
    expect((await groupsOf('FIELD')).map(({ value, count }) => [value, count])).toEqual([['EE', 9]])
    expect((await groupsOf('REGION', { includeSynthetic: true })).find(({ value }) => value === '50')).toMatchObject({ count: null, suppressed: 'SMALL_NUMBER' })
  })

  test('have one key, no filter and no total', async () => {
    const { errors } = await graph.post('{ expertStats(groupBy: [FIELD, REGION]) { groups { count } } }')
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const { __type, __schema } = await graph.ask<{ __type: { fields: { name: string }[] }; __schema: { queryType: { fields: { name: string; args: { name: string }[] }[] } } }>(
      '{ __type(name: "ExpertStats") { fields { name } } __schema { queryType { fields { name args { name } } } } }',
    )
    expect(__type.fields.map(({ name }) => name).sort()).toEqual(['asOf', 'groupBy', 'groups'])
    expect(__schema.queryType.fields.find(({ name }) => name === 'expertStats')?.args.map(({ name }) => name).sort()).toEqual(['groupBy', 'includeSynthetic'])
  })

  test('are one statement, and one more for names or regions', async () => {
    expect((await statementsOf(() => graph.ask('{ expertStats(groupBy: CAREER_BAND) { groups { count } } }'))).length).toBe(1)
    expect((await statementsOf(() => groupsOf('REGION'))).length).toBeLessThanOrEqual(2)
  })
})
