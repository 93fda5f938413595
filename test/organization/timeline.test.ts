import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()
const body = randomUUID()
const enterprise = randomUUID()
const idOf = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const day = (text: string) => new Date(text)

interface Entry {
  id: string
  kind: string
  role: string
  title: string
  on: { value: string; quotedAs: string | null; earliest: string | null }
  isSynthetic: boolean
  node: { __typename: string; id: string; name?: string; item?: string }
}
interface Timeline {
  totalCount: number
  nodes: Entry[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const fields = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  nodes { id kind role title isSynthetic on { value quotedAs earliest } node { __typename id ... on Named { name } ... on Purchase { item } } }`
const timeline = async (args = '', id = idOf('PublicBuyer', body)) => {
  const { organization } = await graph.ask<{ organization: { timeline: Timeline } }>(`{ organization(id: "${id}") { timeline${args} { ${fields} } } }`)
  return organization.timeline
}
const entries = ({ nodes }: Timeline) => nodes.map(({ kind, role, on, title, node }) => [on.value, kind, role, title, node.__typename])

beforeAll(async () => {
  const { prisma } = graph.database
  const { id: issuerRegion } = await prisma.region.findFirstOrThrow({ where: { name: '대구광역시' } })
  const one = () => ({ id: randomUUID() })
  await prisma.organization.create({ data: { id: body, type: 'PUBLIC_BUYER', name: '기관', regionId: issuerRegion, publicBuyer: { create: {} } } })
  await prisma.organization.create({
    data: {
      id: enterprise,
      type: 'ENTERPRISE',
      name: '기업',
      enterprise: { create: {} },
      names: { create: [{ ...one(), value: '옛 기업', lang: 'KO', kind: 'LEGAL', validTo: day('2018-12-31') }, { ...one(), value: '기업', lang: 'KO', kind: 'LEGAL', validFrom: day('2019-01-01') }] },
      heldKinds: { create: { ...one(), kind: 'SOCIAL_ENTERPRISE', stage: 'PRELIMINARY', validFrom: day('2020-03-01') } },
      certifications: { create: { ...one(), scheme: 'SOCIAL_ENTERPRISE', act: 'DESIGNATED', stage: 'PRELIMINARY', status: 'ACTIVE', issuedOn: day('2020-02-20'), issuerId: body } },
    },
  })
  await prisma.honour.create({
    data: { ...one(), name: '표창', organizationId: enterprise, givenIn: '2017-06', givenEarliest: day('2017-06-01'), givenQuotedAs: '6월', bodies: { create: { ...one(), organizationId: body, role: 'ORGANIZED_BY' } } },
  })
  await prisma.agreement.create({ data: { ...one(), name: '협약', signedIn: '2021-05-24', signedEarliest: day('2021-05-24'), parties: { create: { ...one(), organizationId: body } } } })
  await prisma.agreement.create({ data: { ...one(), name: '달을 모르는 협약', signedIn: '--24', parties: { create: { ...one(), organizationId: body } } } })
  await prisma.agreement.create({ data: { ...one(), name: '날짜 없는 협약', parties: { create: { ...one(), organizationId: body } } } })
  const event = randomUUID()
  await prisma.event.create({
    data: { id: event, name: '워크숍', kind: 'WORKSHOP', heldIn: '2021-06-03', heldEarliest: day('2021-06-03'), bodies: { create: [{ ...one(), organizationId: body, role: 'HOST' }, { ...one(), organizationId: body, role: 'VENUE' }] } },
  })
  const [talk, role] = [randomUUID(), randomUUID()]
  await prisma.talk.create({ data: { id: talk, eventId: event, place: 0, name: '기조 발표', isKeynote: true } })
  await prisma.publicRole.create({ data: { id: role, personName: '발표자', title: '원장', organizationId: body, heldIn: '2021', heldEarliest: day('2021-01-01') } })
  await prisma.appearance.create({ data: { ...one(), eventId: event, talkId: talk, roleId: role, kind: 'SPEAKER' } })
  await prisma.programme.create({ data: { ...one(), name: '사업', form: 'PROGRAMME', period: '>2021-06', periodEarliest: day('2021-06-01'), bodies: { create: { ...one(), organizationId: body, role: 'OPERATOR' } } } })
  const plan = randomUUID()
  await prisma.plan.create({ data: { id: plan, name: '기본계획', kind: 'BASIC', organizationId: body, fromYear: 2020, toYear: 2024 } })
  await prisma.measure.createMany({ data: [{ ...one(), name: '시책', organizationId: body, planId: plan, year: 2021 }, { ...one(), name: '해 없는 시책', organizationId: body }] })
  await prisma.facility.create({
    data: {
      ...one(), name: '혁신타운', kind: 'INNOVATION_TOWN', organizationId: body,
      milestones: { create: [{ ...one(), kind: 'GROUNDBREAKING', plannedIn: '2021-06', plannedEarliest: day('2021-06-01'), actualIn: '2021-07/EARLY', actualEarliest: day('2021-07-01') }, { ...one(), kind: 'COMPLETION', plannedIn: '2022', plannedEarliest: day('2022-01-01') }] },
    },
  })
  const { id: metricId } = await prisma.metric.findFirstOrThrow({ where: { key: 'JOBS' } })
  await prisma.fund.create({
    data: { ...one(), name: '기금', kind: 'FUND', organizationId: body, observations: { create: { ...one(), metricId, periodKind: 'DURING', period: '2021-02', periodEarliest: day('2021-02-01'), value: '5', unit: 'WON' } } },
  })
  await prisma.observation.create({ data: { ...one(), organizationId: body, metricId, periodKind: 'AT', period: '<2022-01', value: '82', unit: 'PERSON' } })
  await prisma.survey.create({ data: { ...one(), name: '실태조사', year: 2021, organizationId: body } })
  await prisma.purchase.create({ data: { ...one(), buyerId: body, supplierId: enterprise, purchasedOn: day('2021-09-01'), amount: 1000n, category: 'GOODS', item: '비누', synthetic: true } })
})

describe('a timeline', () => {
  test('holds everything dated that touches the organisation, the oldest first', async () => {
    const all = await timeline()
    expect(entries(all)).toEqual([
      ['2017-06', 'HONOUR', 'ORGANIZED_BY', '표창', 'Honour'],
      ['2020', 'PLAN', 'OWNER', '기본계획', 'Plan'],
      ['2020-02-20', 'CERTIFICATION', 'ISSUER', '예비사회적기업 지정', 'Certification'],
      ['2021', 'MEASURE', 'OWNER', '시책', 'Measure'],
      ['2021', 'PUBLIC_ROLE', 'SUBJECT', '원장', 'PublicRole'],
      ['2021', 'SURVEY', 'OWNER', '실태조사', 'Survey'],
      ['2021-02', 'FIGURE', 'OWNER', '일자리 수', 'Observation'],
      ['2021-05-24', 'AGREEMENT', 'PARTY', '협약', 'Agreement'],
      ['2021-06', 'PROGRAMME', 'OPERATOR', '사업', 'Programme'],
      ['2021-06-03', 'EVENT', 'HOST', '워크숍', 'Event'],
      ['2021-06-03', 'EVENT', 'VENUE', '워크숍', 'Event'],
      ['2021-06-03', 'TALK', 'SPEAKER', '기조 발표', 'Talk'],
      ['2021-07', 'MILESTONE_REACHED', 'OWNER', '혁신타운 착공', 'Facility'],
      ['2021-09-01', 'PURCHASE', 'BUYER', '비누', 'Purchase'],
      ['2022', 'MILESTONE_PLANNED', 'OWNER', '혁신타운 완공', 'Facility'],
      ['--24', 'AGREEMENT', 'PARTY', '달을 모르는 협약', 'Agreement'],
      ['2022-01', 'FIGURE', 'SUBJECT', '일자리 수', 'Observation'],
    ])
    expect(all.totalCount).toBe(17)
    expect(new Set(all.nodes.map(({ id }) => id)).size).toBe(17)
    expect(all.nodes[0]?.on).toEqual({ value: '2017-06', quotedAs: '6월', earliest: '2017-06-01' })
  })

  test('of an enterprise tells its names, kinds, certificates, honours and sales', async () => {
    expect(entries(await timeline('', idOf('Enterprise', enterprise)))).toEqual([
      ['2017-06', 'HONOUR', 'RECIPIENT', '표창', 'Honour'],
      ['2019-01-01', 'NAME', 'SUBJECT', '기업', 'Enterprise'],
      ['2020-02-20', 'CERTIFICATION', 'HOLDER', '예비사회적기업 지정', 'Certification'],
      ['2020-03-01', 'KIND', 'HOLDER', '예비사회적기업', 'Enterprise'],
      ['2021-09-01', 'PURCHASE', 'SUPPLIER', '비누', 'Purchase'],
    ])
  })

  test.each(['ASC', 'DESC'])('walked page by page %s gives every entry once, in both directions', async (direction) => {
    const order = `orderBy: { field: ON, direction: ${direction} }`
    const whole = (await timeline(`(first: 100, ${order})`)).nodes.map(({ id }) => id)
    const forward: string[] = []
    for (let after = '', more = true; more; ) {
      const page = await timeline(`(first: 4, ${order}${after})`)
      forward.push(...page.nodes.map(({ id }) => id))
      more = page.pageInfo.hasNextPage
      after = `, after: "${page.pageInfo.endCursor}"`
    }
    const backward: string[] = []
    for (let before = '', more = true; more; ) {
      const page = await timeline(`(last: 5, ${order}${before})`)
      backward.unshift(...page.nodes.map(({ id }) => id))
      more = page.pageInfo.hasPreviousPage
      before = `, before: "${page.pageInfo.startCursor}"`
    }
    expect(whole).toHaveLength(17)
    expect(forward).toEqual(whole)
    expect(backward).toEqual(whole)
  })

  test('newest first ends with those whose first day is not known', async () => {
    const { nodes } = await timeline('(orderBy: { field: ON, direction: DESC })')
    expect(nodes[0]?.title).toBe('혁신타운 완공')
    expect(nodes.slice(-2).map(({ on }) => on.earliest)).toEqual([null, null])
  })

  test('is narrowed by kind, by time and by what is made up', async () => {
    const of = async (filter: string) => entries(await timeline(`(filter: { ${filter} })`)).map(([value, kind]) => `${value} ${kind}`)
    expect(await of('kinds: [AGREEMENT, SURVEY]')).toEqual(['2021 SURVEY', '2021-05-24 AGREEMENT', '--24 AGREEMENT'])
    expect(await of('kinds: [TALK]')).toEqual(['2021-06-03 TALK'])
    expect(await of('kinds: [MILESTONE_PLANNED]')).toEqual(['2022 MILESTONE_PLANNED'])
    expect(await of('from: "2021-06-03", to: "2021-07-01"')).toEqual(['2021-06-03 EVENT', '2021-06-03 EVENT', '2021-06-03 TALK', '2021-07 MILESTONE_REACHED'])
    expect(await of('synthetic: true')).toEqual(['2021-09-01 PURCHASE'])
    expect((await timeline('(filter: { synthetic: false })')).totalCount).toBe(16)
  })

  test('of many organisations takes as many statements as of few', async () => {
    const query = (first: number) =>
      `{ organizations(first: ${first}, filter: { synthetic: true, types: [ENTERPRISE] }) { nodes { timeline(first: 3, filter: { kinds: [PURCHASE, CERTIFICATION] }) { totalCount nodes { title node { id ... on Purchase { item buyer { name } } ... on Certification { status } } } } } } }`
    const count = async (first: number) => (await statementsOf(() => graph.ask(query(first)))).length
    expect(await count(40)).toBe(await count(20))
  })

  test('answers each of several selections of one field by its own', async () => {
    const { organizations } = await graph.ask<{ organizations: { nodes: { timeline?: { nodes: { title?: string; node: { name?: string; nameEn?: string | null } }[] } }[] } }>(
      `{ organizations(first: 100, filter: { synthetic: false }) { nodes {
        ... on PublicBuyer { timeline(first: 5, filter: { kinds: [HONOUR] }) { nodes { title node { ... on Honour { name } } } } }
        ... on Enterprise { timeline(first: 5, filter: { kinds: [HONOUR] }) { nodes { node { ... on Honour { name givenIn { value } recipient { name } } } } } }
      } } }`,
    )
    const found = organizations.nodes.flatMap((node) => node.timeline?.nodes ?? [])
    expect(found.length).toBeGreaterThan(3)
    for (const { title, node } of found) {
      expect(node.name).toBeTruthy()
      if (title !== undefined) expect(node.name).toBe(title)
    }
  })

  test.each([
    ['(first: 0)', 'first'],
    ['(first: 101)', 'first'],
    ['(first: 1, last: 1)', 'last'],
    ['(after: "x")', 'after'],
    ['(filter: {})', 'filter'],
    ['(filter: { kinds: [] })', 'filter.kinds'],
    ['(filter: { synthetic: null })', 'filter.synthetic'],
    ['(filter: { from: "2021-01-02", to: "2021-01-01" })', 'filter.to'],
  ])('refuses %s by field', async (args, field) => {
    const { errors } = await graph.post(`{ organization(id: "${idOf('PublicBuyer', body)}") { timeline${args} { totalCount } } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('refuses a cursor of the other order', async () => {
    const { pageInfo } = await timeline('(first: 1)')
    const { errors } = await graph.post(
      `{ organization(id: "${idOf('PublicBuyer', body)}") { timeline(after: "${pageInfo.endCursor}", orderBy: { field: ON, direction: DESC }) { totalCount } } }`,
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
  })
})
