import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Stats {
  total: number
  basis: { rows: number; syntheticRows: number; isComplete: boolean }
  groups: { count: number; keys: { key: string; value: string | null; label: string; region: { name: string } | null }[] }[]
  published: { value: string; stage: string | null; subject: { name: string } }[]
  appliedRegion: { isAbolished: boolean; successors: { code: string }[] } | null
}

const fields = `total basis { rows syntheticRows isComplete } groups { count keys { key value label region { name } } }
  published { value stage subject { name } } appliedRegion { isAbolished successors { code } }`
const stats = async (args: string) => (await graph.ask<{ enterpriseStats: Stats }>(`{ enterpriseStats(${args}) { ${fields} } }`)).enterpriseStats
const table = ({ groups }: Stats) => Object.fromEntries(groups.map(({ keys, count }) => [keys.map(({ value }) => value ?? '-').join(' '), count]))

interface Enterprise {
  region: { parent: { code: string } | null; code: string } | null
  legalForm: string | null
  industry: { code: string } | null
  kinds: { kind: string; stage: string; validFrom: string | null; validTo: string | null }[]
}

/** All enterprises one by one, as the list gives them. */
async function everyEnterprise(): Promise<Enterprise[]> {
  const all: Enterprise[] = []
  for (let after: string | null = null, more = true; more; ) {
    const answer: { enterprises: { nodes: Enterprise[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await graph.ask(
      `query ($after: String) { enterprises(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { region { code parent { code } } legalForm industry { code } kinds { kind stage validFrom validTo } } } }`,
      { after },
    )
    all.push(...answer.enterprises.nodes)
    more = answer.enterprises.pageInfo.hasNextPage
    after = answer.enterprises.pageInfo.endCursor
  }
  return all
}

const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
const held = (enterprise: Enterprise) =>
  enterprise.kinds.filter(({ validFrom, validTo }) => (validFrom ?? '') <= today() && (validTo ?? '9') >= today())

describe('enterprises counted', () => {
  test('by one key are those of the list, counted one by one', async () => {
    const all = await everyEnterprise()
    const count = (values: (enterprise: Enterprise) => (string | null | undefined)[]) => {
      const counts: Record<string, number> = {}
      for (const enterprise of all) for (const value of new Set(values(enterprise))) counts[value ?? '-'] = (counts[value ?? '-'] ?? 0) + 1
      return counts
    }
    const orNone = (values: string[]) => (values.length === 0 ? [null] : values)
    const by = async (key: string) => table(await stats(`groupBy: [${key}], includeSynthetic: true`))
    expect(await by('REGION')).toEqual(count(({ region }) => [region?.parent?.code ?? region?.code]))
    expect(await by('LEGAL_FORM')).toEqual(count(({ legalForm }) => [legalForm]))
    expect(await by('INDUSTRY')).toEqual(count(({ industry }) => [industry?.code]))
    expect(await by('KIND')).toEqual(count((one) => orNone(held(one).map(({ kind }) => kind))))
    expect(await by('STAGE')).toEqual(count((one) => orNone(held(one).map(({ stage }) => stage))))
    expect(table(await stats('groupBy: [KIND, STAGE], includeSynthetic: true'))).toEqual(
      count((one) => (held(one).length === 0 ? ['- -'] : held(one).map(({ kind, stage }) => `${kind} ${stage}`))),
    )
    expect(table(await stats('groupBy: [REGION, LEGAL_FORM], includeSynthetic: true'))).toEqual(
      count(({ region, legalForm }) => [`${region?.parent?.code ?? region?.code ?? '-'} ${legalForm ?? '-'}`]),
    )
  })

  test.each([
    '{ kinds: [SOCIAL_ENTERPRISE] }',
    '{ kinds: [SOCIAL_ENTERPRISE, COOPERATIVE], stages: [CERTIFIED] }',
    '{ stages: [PRELIMINARY] }',
    '{ legalForms: [STOCK_COMPANY, COOPERATIVE], womenOwned: true }',
    '{ industries: ["C", "E"], disabledOwned: false }',
    '{ region: "11" }',
    '{ region: "29" }',
    '{ region: "45", asOf: "2021-12-31" }',
    '{ certifiedOn: "2024-06-30" }',
    '{ synthetic: true, region: "48", kinds: [COOPERATIVE] }',
    '{ synthetic: false }',
  ])('under the filter %s are as many as the list holds', async (filter) => {
    const { enterprises } = await graph.ask<{ enterprises: { totalCount: number } }>(`{ enterprises(filter: ${filter}) { totalCount } }`)
    for (const keys of ['REGION', 'KIND', 'KIND, YEAR', 'LEGAL_FORM, INDUSTRY']) {
      const { total, basis } = await stats(`groupBy: [${keys}], includeSynthetic: true, filter: ${filter}`)
      expect([total, basis.rows], keys).toEqual([enterprises.totalCount, enterprises.totalCount])
    }
  })

  test('count in the group of each kind and once in the total: 놀자엔터테인먼트협동조합 is two', async () => {
    const { groups, total } = await stats('groupBy: [KIND]')
    expect(table({ groups } as Stats)).toEqual({ SOCIAL_ENTERPRISE: 2, COOPERATIVE: 3 })
    expect(total).toBe(4)
    expect(groups.map(({ keys }) => keys[0]?.label)).toEqual(['(예비)사회적기업', '협동조합'])
  })

  test('leave made-up ones out unless asked, and say what they rest on', async () => {
    expect((await stats('groupBy: [KIND]')).basis).toEqual({ rows: 4, syntheticRows: 0, isComplete: false })
    expect((await stats('groupBy: [KIND], includeSynthetic: true')).basis).toEqual({ rows: 204, syntheticRows: 200, isComplete: false })
  })

  test('by a kind that the filter names are grouped by what it names alone', async () => {
    const { groups } = await stats('groupBy: [KIND], includeSynthetic: true, filter: { kinds: [SOCIAL_ENTERPRISE], stages: [PRELIMINARY] }')
    expect(groups.map(({ keys }) => [keys[0]?.value, keys[0]?.label])).toEqual([['SOCIAL_ENTERPRISE', '예비사회적기업']])
  })

  test('by year stand under the year of their earliest known start, the others under none', async () => {
    const { groups, total } = await stats('groupBy: [YEAR], includeSynthetic: true')
    const years = groups.map(({ keys }) => keys[0]?.value)
    expect(years.at(-1)).toBeNull()
    expect(years.slice(0, -1)).toEqual([...years.slice(0, -1)].sort())
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    const in2015 = await stats('groupBy: [YEAR], includeSynthetic: true, asOf: "2015-12-31"')
    expect(in2015.groups.map(({ keys }) => keys[0]?.value).filter((year) => (year ?? '') > '2015')).toEqual([])
  })

  test('take the same statements, however many they are', async () => {
    const count = async (form: string) => {
      const { length } = await statementsOf(() => graph.ask(`{ enterpriseStats(groupBy: [KIND, INDUSTRY], includeSynthetic: true, filter: { legalForms: [${form}] }) { ${fields} } }`))
      return length
    }
    expect(await count('COOPERATIVE')).toBe(await count('NON_PROFIT'))
  })
})

describe('a count of a day', () => {
  test('reads regions and kinds as they were then', async () => {
    const { prisma } = graph.database
    const { id: regionId } = await prisma.region.findFirstOrThrow({ where: { codes: { some: { code: '47720' } } } })
    const id = randomUUID()
    const kind = { id: randomUUID(), kind: 'SOCIAL_ENTERPRISE', stage: 'PRELIMINARY', validFrom: new Date('2019-03-01'), validTo: new Date('2022-02-28') } as const
    const later = { ...kind, id: randomUUID(), stage: 'CERTIFIED', validFrom: new Date('2022-03-01'), validTo: null } as const
    await prisma.organization.create({ data: { id, type: 'ENTERPRISE', name: '군위의 기업', regionId, heldKinds: { create: [kind, later] } } })
    const on = async (day: string) => table(await stats(`groupBy: [REGION, STAGE], asOf: "${day}", filter: { kinds: [SOCIAL_ENTERPRISE] }`))
      try {
      expect(await on('2021-12-31')).toEqual({ '11 UNKNOWN': 2, '47 PRELIMINARY': 1 })
      expect(await on('2023-06-30')).toEqual({ '11 UNKNOWN': 2, '47 CERTIFIED': 1 })
      expect(await on('2023-07-01')).toEqual({ '11 UNKNOWN': 2, '27 CERTIFIED': 1 })
      const daegu = await stats('groupBy: [REGION], regionLevel: SIGUNGU, filter: { region: "27" }')
      expect(table(daegu)).toEqual({ 27720: 1 })
      expect(daegu.groups[0]?.keys[0]?.region?.name).toBe('군위군')
      expect((await stats('groupBy: [REGION], asOf: "2021-12-31", filter: { region: "27" }')).total).toBe(0)
    } finally {
      await prisma.organization.delete({ where: { id } })
    }
  })

  test('says when a region code is abolished and what it reaches', async () => {
    expect((await stats('groupBy: [KIND], filter: { region: "29" }')).appliedRegion).toMatchObject({ isAbolished: true, successors: [{ code: '12' }] })
    expect((await stats('groupBy: [KIND], asOf: "2021-12-31", filter: { region: "29" }')).appliedRegion).toMatchObject({ isAbolished: false })
  })
})

describe('the published figures', () => {
  test('stand beside the count and are never its total: Daegu had 1,162', async () => {
    const daegu = await stats('groupBy: [KIND], filter: { region: "27" }')
    expect(daegu.total).toBe(0)
    expect(daegu.basis).toEqual({ rows: 0, syntheticRows: 0, isComplete: false })
    expect(daegu.published.map(({ value, subject }) => [value, subject.name])).toEqual([['1162', '대구광역시'], ['400', '대구광역시']])
    expect((await stats('groupBy: [KIND]')).published).toEqual([])
    expect((await stats('groupBy: [REGION]')).published.map(({ value }) => value)).toEqual(['1162', '400'])
  })

  test('are of the kinds and stages that the count is about', async () => {
    const of = async (args: string) => (await stats(args)).published.map(({ value, stage }) => [value, stage])
    const gwanak = 'region: "11620", kinds: [SOCIAL_ENTERPRISE]'
    expect(await of(`groupBy: [REGION], filter: { ${gwanak} }`)).toEqual([['16', null]])
    expect(await of(`groupBy: [REGION], filter: { ${gwanak}, stages: [PRELIMINARY] }`)).toEqual([['4', 'PRELIMINARY']])
    expect((await of(`groupBy: [STAGE], filter: { ${gwanak} }`)).sort()).toEqual([['12', 'CERTIFIED'], ['16', null], ['4', 'PRELIMINARY']])
  })

  test('are none of later days, and none where the filter tells more apart than figures do', async () => {
    expect((await stats('groupBy: [REGION], asOf: "2020-12-31", filter: { region: "27" }')).published.map(({ value }) => value)).toEqual(['400'])
    expect((await stats('groupBy: [REGION], filter: { region: "27", legalForms: [COOPERATIVE] }')).published).toEqual([])
  })
})

describe('a count refuses', () => {
  test.each([
    ['groupBy: []', 'groupBy'],
    ['groupBy: [KIND, STAGE, YEAR]', 'groupBy'],
    ['groupBy: [KIND, KIND]', 'groupBy.1'],
    ['groupBy: [NOTHING]', 'groupBy.0'],
    ['groupBy: [KIND], filter: {}', 'filter'],
    ['groupBy: [KIND], filter: { kinds: [] }', 'filter.kinds'],
    ['groupBy: [KIND], filter: { region: "99" }', 'filter.region'],
    ['groupBy: [KIND], filter: { region: "12" }, asOf: "2021-12-31"', 'filter.region'],
    ['groupBy: [KIND], filter: { synthetic: true }', 'filter.synthetic'],
  ])('%s by field', async (args, field) => {
    const { errors } = await graph.post(`{ enterpriseStats(${args}) { total } }`)
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    if (!args.includes('NOTHING')) expect(errors?.[0]?.extensions.field).toBe(field)
  })
})
