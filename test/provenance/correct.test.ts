import { randomUUID } from 'node:crypto'
import { isInterfaceType, isLeafType, isObjectType, getNullableType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { loadFacts } from '../../prisma/load.ts'
import { entities } from '../../schema/core/graph.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { schema } from '../../schema/index.ts'
import { correctableFields } from '../../schema/provenance/correct-fields.ts'
import { CorrectFactDocument, RecordCertificationDocument } from '../../sdk/src/operations.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { ground, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const operator = async () => graph.as(await bearerOf(graph.database))

interface Correction {
  id: string
  version: number
  field: string
  value?: string | null
}
const correct = async (asked: AskedGraph, correction: Correction, more: object = {}) => (await asked.client.request(CorrectFactDocument, { ...correction, ...ground, ...more })).correctFact

/** A fact that a source tells, with its version. */
async function fact(query: string): Promise<{ id: string; version: number }> {
  const data = await graph.ask<Record<string, { nodes: { id: string; version: number }[] }>>(`{ ${query} { nodes { id version } } }`)
  const [found] = Object.values(data).flatMap(({ nodes }) => nodes)
  if (found === undefined) throw new Error(query)
  return found
}
const facts = {
  region: () => fact('observations(first: 1, filter: { region: "27", metrics: ["ENTERPRISES"], synthetic: false })'),
  agreement: () => fact('agreements(first: 1, filter: { synthetic: false })'),
  enterprise: (place = 0) => fact(`enterprises(first: ${place + 1}, filter: { synthetic: false })`),
  purchase: () => fact('purchases(first: 1)'),
}

describe('the fields that can be corrected', () => {
  const all = [...entities.values()].map((of) => [of.typeName, [...correctableFields(of).keys()]] as const)

  test('are fields of the graph by the same names, each with one value', () => {
    for (const [typeName, fields] of all) {
      const type = schema.getType(typeName)
      for (const name of fields) {
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
        const made = field === undefined ? undefined : getNullableType(field.type)
        expect(made !== undefined && (isLeafType(made) || String(made) === 'PartialDate'), `${typeName}.${name}`).toBe(true)
      }
    }
  })

  test('are those of the types that have versions, and nothing of a person but a form and a band', () => {
    const counts = Object.fromEntries(all.filter(([, fields]) => fields.length > 0))
    expect(counts).toMatchInlineSnapshot(`
      {
        "Agreement": [
          "name",
          "nameEn",
          "purpose",
          "signedIn",
        ],
        "Campaign": [
          "name",
          "nameEn",
          "description",
        ],
        "Certification": [
          "scheme",
          "act",
          "stage",
          "designationType",
          "number",
          "socialPurposeType",
          "issuedOn",
          "validFrom",
          "validTo",
          "status",
        ],
        "CivicOrganization": [
          "name",
          "nameEn",
          "note",
          "form",
        ],
        "Enterprise": [
          "name",
          "nameEn",
          "note",
          "legalForm",
          "isWomenOwned",
          "isDisabledOwned",
        ],
        "Event": [
          "name",
          "nameEn",
          "kind",
          "heldIn",
          "venue",
          "occasion",
          "description",
        ],
        "Expert": [
          "careerBand",
        ],
        "Facility": [
          "name",
          "nameEn",
          "kind",
          "description",
        ],
        "Fund": [
          "name",
          "nameEn",
          "kind",
          "purpose",
        ],
        "Measure": [
          "name",
          "nameEn",
          "status",
          "description",
          "year",
        ],
        "Need": [
          "title",
          "description",
          "stage",
          "expertsWanted",
          "startsOn",
          "endsOn",
          "onSite",
          "prefersHighCareer",
        ],
        "Observation": [
          "kind",
          "stage",
          "periodKind",
          "period",
          "value",
          "unit",
          "qualifier",
          "nature",
          "question",
          "note",
        ],
        "Plan": [
          "name",
          "nameEn",
          "kind",
          "fromYear",
          "toYear",
        ],
        "Programme": [
          "name",
          "nameEn",
          "form",
          "status",
          "description",
          "eligibility",
          "fundingNote",
          "period",
          "untilYear",
        ],
        "ProspectiveEntrepreneur": [
          "form",
        ],
        "PublicBuyer": [
          "name",
          "nameEn",
          "note",
          "kind",
        ],
        "Purchase": [
          "purchasedOn",
          "amount",
          "category",
          "item",
        ],
        "SharedResource": [
          "kind",
          "name",
          "nameEn",
        ],
        "SharingPlatform": [
          "name",
          "nameEn",
          "builtIn",
          "description",
        ],
        "SupportOrganization": [
          "name",
          "nameEn",
          "note",
          "operatedSince",
        ],
        "Survey": [
          "name",
          "nameEn",
          "year",
          "sampleSize",
        ],
      }
    `)
  })
})

interface Told {
  version: number
  history: { action: string; version: number; reason: string; sourceId: string; values: { field: string; former: string | null; current: string | null }[] }[]
}
const historyParts = 'version history { action version reason sourceId values { field former current } }'

describe('a fact that is corrected', () => {
  test('keeps the former value readable, with source and reason, and is left alone by later loads', async () => {
    const { id, version } = await facts.region()
    const before = await graph.database.prisma.observation.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { value: true, editedByUser: true } })
    expect(before.editedByUser).toBe(false)
    expect(await correct(await operator(), { id, version, field: 'value', value: '1201' })).toEqual({ __typename: 'CorrectFactPayload', fact: { __typename: 'Observation', id } })
    const { observation } = await graph.ask<{ observation: Told & { value: string; citations: object[] } }>(
      `{ observation(id: "${id}") { value ${historyParts} citations(field: "value") { method source { title } } } }`,
    )
    expect(observation).toMatchObject({
      value: '1201',
      version: version + 1,
      history: [{ action: 'correctFact', version: version + 1, reason: ground.reason, values: [{ field: 'value', former: before.value.toFixed(), current: '1201' }] }],
      citations: [{ method: 'EXTERNAL', source: { title: ground.source.new.title } }],
    })
    const { source } = await graph.ask<{ source: object }>(`{ source(id: "${observation.history[0]?.sourceId ?? ''}") { title } }`)
    expect(source).toEqual({ title: ground.source.new.title })
    expect(await graph.database.prisma.observation.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { editedByUser: true } })).toEqual({ editedByUser: true })
    const line = await graph.database.prisma.auditEntry.findFirstOrThrow({ where: { targetId: uuidOf(id) } })
    expect(line).toMatchObject({ action: 'correctFact', targetType: 'Observation', reason: ground.reason })
    expect(line.sourceId).not.toBeNull()
    expect(await graph.database.prisma.outboxEvent.findFirstOrThrow({ where: { targetId: uuidOf(id) }, select: { kind: true, targetType: true } })).toEqual({ kind: 'CHANGED', targetType: 'Observation' })
  })

  test('marks what the field rested on before', async () => {
    const { id, version } = await fact('observations(first: 1, filter: { region: "27", synthetic: false }, orderBy: { field: PERIOD, direction: DESC })')
    const { id: sourceId } = await graph.database.prisma.source.findFirstOrThrow({ where: { key: '004' } })
    await graph.database.prisma.citation.create({ data: { id: randomUUID(), sourceId, field: 'note', method: 'STATED', note: 'As told.', observationId: uuidOf(id) } })
    const told = await graph.database.prisma.citation.count({ where: { observationId: uuidOf(id), field: 'note' } })
    const operating = await operator()
    await correct(operating, { id, version, field: 'note', value: '첫 정정' })
    await correct(operating, { id, version: version + 1, field: 'note', value: '둘째 정정' })
    const rows = await graph.database.prisma.citation.findMany({ where: { observationId: uuidOf(id), field: 'note', note: { contains: '이전 값' } }, select: { method: true, note: true }, orderBy: { method: 'asc' } })
    expect(rows.filter(({ method }) => method === 'EXTERNAL')).toHaveLength(1)
    expect(rows).toHaveLength(told + 1)
    for (const { note } of rows) expect(note?.match(/이전 값/g)).toHaveLength(1)
  })

  test('of a name is found by the right one alone, and bears no former name', async () => {
    const { id, version } = await facts.enterprise()
    const { enterprise } = await graph.ask<{ enterprise: { name: string } }>(`{ enterprise(id: "${id}") { name } }`)
    const found = async (name: string) =>
      (await graph.ask<{ search: { nodes: { node: { id: string } }[] } }>('query ($name: String!) { search(query: $name, types: [ENTERPRISE], first: 50) { nodes { node { id } } } }', { name })).search.nodes.map(({ node }) => node.id)
    expect(await found(enterprise.name)).toContain(id)
    await correct(await operator(), { id, version, field: 'name', value: '쪽빛나루' })
    expect(await found('쪽빛나루')).toContain(id)
    expect(await found(enterprise.name)).not.toContain(id)
    const { enterprise: told } = await graph.ask<{ enterprise: object }>(`{ enterprise(id: "${id}") { name name2: name(asOf: "2010-01-01") names { value kind } } }`)
    expect(told).toMatchObject({ name: '쪽빛나루', name2: '쪽빛나루' })
    expect(JSON.stringify(told)).not.toContain(`"${enterprise.name}"`)
  })

  test('gains and loses an English name, by which it is found', async () => {
    const { id, version } = await facts.enterprise(1)
    const operating = await operator()
    const names = async () => (await graph.ask<{ enterprise: { names: { value: string; lang: string }[] } }>(`{ enterprise(id: "${id}") { names { value lang } } }`)).enterprise.names.filter(({ lang }) => lang === 'EN')
    await correct(operating, { id, version, field: 'nameEn', value: 'Jjokbit Ferry' })
    expect(await names()).toEqual([{ value: 'Jjokbit Ferry', lang: 'EN' }])
    await correct(operating, { id, version: version + 1, field: 'nameEn', value: null })
    expect(await names()).toEqual([])
  })

  test('of a partial date moves with its first day, and loses the printed form of another one', async () => {
    const { id, version } = await facts.agreement()
    const told = { signedIn: '2021-04-21', signedEarliest: new Date('2021-04-21'), signedQuotedAs: '지난 21일' }
    await graph.database.prisma.agreement.update({ where: { id: uuidOf(id) }, data: told })
    const now = (await graph.database.prisma.agreement.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { version: true } })).version
    expect(now).toBe(version + 1)
    await correct(await operator(), { id, version: now, field: 'signedIn', value: '2021-05/EARLY' })
    const { agreement } = await graph.ask<{ agreement: Told & { signedIn: object } }>(`{ agreement(id: "${id}") { signedIn { value part earliest quotedAs } ${historyParts} } }`)
    expect(agreement.signedIn).toEqual({ value: '2021-05', part: 'EARLY', earliest: '2021-05-01', quotedAs: null })
    expect(agreement.history[0]?.values).toEqual([
      { field: 'signedIn', former: '2021-04-21', current: '2021-05/EARLY' },
      { field: 'signedQuotedAs', former: '지난 21일', current: null },
    ])
    const row = await graph.database.prisma.agreement.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { signedEarliest: true } })
    expect(row.signedEarliest).toEqual(new Date('2021-05-01T00:00:00Z'))
  })

  test.each([
    ['purchases(first: 1)', 'amount', '1234567', 'amount', 1234567],
    ['purchases(first: 1)', 'purchasedOn', '2024-02-29', 'purchasedOn', '2024-02-29'],
    ['purchases(first: 1)', 'category', 'WORKS', 'category', 'WORKS'],
    ['surveys(first: 1)', 'sampleSize', '321', 'sampleSize', 321],
    ['plans(first: 1)', 'fromYear', '1999', 'fromYear', 1999],
    ['enterprises(first: 1, filter: { synthetic: true })', 'isWomenOwned', 'true', 'isWomenOwned', true],
    ['enterprises(first: 1, filter: { synthetic: true })', 'isWomenOwned', null, 'isWomenOwned', null],
    ['publicBuyers(first: 1)', 'kind', 'LOCAL_COUNCIL', 'kind', 'LOCAL_COUNCIL'],
    ['supportOrganizations(first: 1)', 'operatedSince', '2001', 'operatedSince', 2001],
    ['civicOrganizations(first: 1)', 'form', 'CHARITY', 'form', 'CHARITY'],
  ] as const)('among %s takes for %s the text %j', async (list, field, value, selected, expected) => {
    const { id, version } = await fact(list)
    expect((await correct(await operator(), { id, version, field, value })).__typename).toBe('CorrectFactPayload')
    const typeName = Buffer.from(id, 'base64').toString().split(':')[0] ?? ''
    const { node } = await graph.ask<{ node: Record<string, unknown> }>(`{ node(id: "${id}") { ... on ${typeName} { ${selected} version } } }`)
    expect(node).toEqual({ [selected]: expected, version: version + 1 })
  })

  test('that turns out to be a sole trader’s keeps the province of its seat alone', async () => {
    const { id, version } = await facts.enterprise(2)
    await graph.database.pool.query(`update "Organization" set "regionId" = (select "regionId" from "RegionCode" where code = '11620' and scheme = 'LEGAL' and "validTo" is null) where id = $1`, [uuidOf(id)])
    const now = (await graph.database.prisma.organization.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { version: true } })).version
    expect(now).toBeGreaterThanOrEqual(version)
    await correct(await operator(), { id, version: now, field: 'legalForm', value: 'SOLE_TRADER' })
    expect(await graph.ask(`{ enterprise(id: "${id}") { legalForm region { name } } }`)).toEqual({ enterprise: { legalForm: 'SOLE_TRADER', region: { name: '서울특별시' } } })
  })

  test('of a certificate moves the kind that it told with it', async () => {
    const operating = await operator()
    const { id: organizationId } = await graph.database.prisma.organization.create({ data: { id: randomUUID(), type: 'ENTERPRISE', name: '인증 기업', enterprise: { create: {} } } })
    const input = { holderId: encodeId('Enterprise', organizationId), scheme: 'SOCIAL_ENTERPRISE', act: 'CERTIFIED', stage: 'CERTIFIED', status: 'ACTIVE', validFrom: '2019-03-02' } as const
    const { recordCertification } = await operating.client.request(RecordCertificationDocument, { input, ...ground })
    if (recordCertification.__typename !== 'RecordCertificationPayload' || recordCertification.certification === null) throw new Error(recordCertification.__typename)
    const { id } = recordCertification.certification
    expect((await correct(operating, { id, version: 1, field: 'validTo', value: '2024-05-01' })).__typename).toBe('CorrectFactPayload')
    expect(await correct(operating, { id, version: 2, field: 'validFrom', value: '2024-05-02' })).toMatchObject({ __typename: 'ValidationError', field: 'value' })
    const { enterprise } = await graph.ask<{ enterprise: object }>(`{ enterprise(id: "${input.holderId}") { kinds { stage validFrom validTo } } }`)
    expect(enterprise).toEqual({ kinds: [{ stage: 'CERTIFIED', validFrom: '2019-03-02', validTo: '2024-05-01' }] })
  })

  test('of an expert tells in its history which field changed, and no value', async () => {
    const operating = await operator()
    const { experts } = await operating.ask<{ experts: { nodes: { id: string; version: number; careerBand: string }[] } }>('{ experts(first: 1) { nodes { id version careerBand } } }')
    const [expert] = experts.nodes
    if (expert === undefined) throw new Error('no expert')
    const value = expert.careerBand === 'FROM_20' ? 'UP_TO_4' : 'FROM_20'
    const answer = await correct(operating, { id: expert.id, version: expert.version, field: 'careerBand', value })
    if (answer.__typename === 'ValidationError') throw new Error(JSON.stringify(answer))
    const rows = await graph.database.prisma.formerValue.findMany({ where: { auditEntry: { targetId: uuidOf(expert.id) } }, select: { field: true, former: true, current: true } })
    expect(rows).toEqual([{ field: 'careerBand', former: null, current: null }])
    expect(await correct(operating, { id: expert.id, version: expert.version + 1, field: 'name', value: '이름' })).toMatchObject({ __typename: 'ValidationError', field: 'field' })
  })
})

describe('a correction is refused', () => {
  test.each([
    ['id', 'x'], ['synthetic', 'true'], ['isSynthetic', 'true'], ['version', '1'], ['createdAt', '2020-01-01'], ['editedByUser', 'false'], ['metricId', 'x'], ['regionId', 'x'],
    ['periodEarliest', '2020-01-01'], ['periodQuotedAs', 'x'], ['metric', 'x'], ['citations', 'x'], ['__proto__', 'x'], ['constructor', 'x'], ['', 'x'],
  ])('of the field %j', async (field, value) => {
    const { id, version } = await facts.region()
    expect(await correct(await operator(), { id, version, field, value })).toMatchObject({ __typename: 'ValidationError', field: 'field' })
  })

  test.each([
    ['need', 'status'], ['need', 'confidential'], ['match', 'status'], ['match', 'score'], ['organization', 'standing'], ['organization', 'type'], ['organization', 'parentId'], ['expert', 'withdrawnAt'],
  ])('of a %s’s %s', async (model, field) => {
    const delegate = (graph.database.prisma as unknown as Record<string, { findFirstOrThrow(query: object): Promise<{ id: string; version: number }> }>)[model]
    const row = await delegate?.findFirstOrThrow(model === 'organization' ? { where: { type: 'ENTERPRISE' } } : {})
    const typeName = model === 'organization' ? 'Enterprise' : `${model.charAt(0).toUpperCase()}${model.slice(1)}`
    const answer = await correct(await operator(), { id: encodeId(typeName, row?.id ?? ''), version: row?.version ?? 0, field, value: 'x' })
    expect(answer).toMatchObject({ __typename: 'ValidationError', field: model === 'match' ? 'id' : 'field' })
  })

  test.each([
    ['value', '', 'a number'], ['value', '1,000', 'a separator'], ['value', '1e3', 'an exponent'], ['value', 'NaN', 'what is no number'], ['value', '-1', 'a negative number'],
    ['value', '1.00001', 'five decimals'], ['value', null, 'nothing for what must be there'], ['unit', 'DOZEN', 'an unknown unit'], ['unit', 'company', 'a unit in small letters'],
    ['period', '2023-02-30', 'an impossible day'], ['period', '2023/LATE/END', 'two parts'], ['period', '0999', 'a year of three digits'], ['stage', 'CERTIFIED', 'a stage of no kind'],
    ['note', ' ', 'an empty text'], ['note', '가'.repeat(4001), 'an endless text'], ['kind', '__proto__', 'a kind of another world'],
  ] as const)('of %s with %j: %s', async (field, value, _case) => {
    const { id, version } = await facts.region()
    const before = await graph.database.prisma.auditEntry.count()
    expect(await correct(await operator(), { id, version, field, value })).toMatchObject({ __typename: 'ValidationError', field: 'value' })
    expect(await graph.database.prisma.auditEntry.count()).toBe(before)
  })

  test.each([
    ['plans(first: 1)', 'toYear', '1000'],
    ['plans(first: 1)', 'toYear', '99999'],
    ['surveys(first: 1)', 'sampleSize', '0'],
    ['surveys(first: 1)', 'year', '2147483648'],
    ['purchases(first: 1)', 'amount', '0'],
    ['purchases(first: 1)', 'amount', '9007199254740992'],
    ['purchases(first: 1)', 'purchasedOn', '2023-02-30'],
    ['purchases(first: 1)', 'purchasedOn', '2023-02-28T00:00:00Z'],
    ['supportOrganizations(first: 1)', 'operatedSince', '99'],
    ['enterprises(first: 1)', 'isWomenOwned', 'yes'],
    ['civicOrganizations(first: 1)', 'form', null],
  ])('of one of %s, its %s to be %j', async (list, field, value) => {
    const { id, version } = await fact(list)
    expect(await correct(await operator(), { id, version, field, value })).toMatchObject({ __typename: 'ValidationError', field: 'value' })
  })

  test('to what stands there already, and without a value', async () => {
    const { id, version } = await facts.purchase()
    const { item } = await graph.database.prisma.purchase.findUniqueOrThrow({ where: { id: uuidOf(id) }, select: { item: true } })
    const operating = await operator()
    expect(await correct(operating, { id, version, field: 'item', value: item })).toMatchObject({ __typename: 'ValidationError', field: 'value' })
    expect(await correct(operating, { id, version, field: 'item' })).toMatchObject({ __typename: 'ValidationError', field: 'value' })
  })

  test('of what has no versions, is not there, or is a draft', async () => {
    const operating = await operator()
    const { region } = await graph.ask<{ region: { id: string } }>('{ region(code: "27") { id } }')
    const name = { field: 'name', value: 'x', version: 1 }
    expect(await correct(operating, { id: region.id, ...name })).toMatchObject({ __typename: 'ValidationError', field: 'id' })
    expect(await correct(operating, { id: 'x', ...name })).toMatchObject({ __typename: 'ValidationError', field: 'id' })
    expect(await correct(operating, { id: encodeId('Campaign', randomUUID()), ...name })).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    const { id: buyer } = await graph.database.prisma.organization.findFirstOrThrow({ where: { type: 'PUBLIC_BUYER' } })
    expect(await correct(operating, { id: encodeId('Enterprise', buyer), ...name })).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    const { id: organizationId } = await someEnterprise(graph.database)
    const draft = await graph.database.prisma.need.create({ data: { id: randomUUID(), title: '초안', description: '아직', stage: 'PRODUCTION', status: 'DRAFT', organizationId, synthetic: true } })
    expect(await correct(operating, { id: encodeId('Need', draft.id), version: 1, field: 'title', value: 'x' })).toMatchObject({ __typename: 'ConflictError', conflictField: 'id' })
  })

  test('of another version than the one that there is', async () => {
    const { id, version } = await facts.purchase()
    expect(await correct(await operator(), { id, version: version + 1, field: 'item', value: '다른 물품' })).toMatchObject({ __typename: 'StaleVersionError', current: version })
  })

  test('without a reason, or with no source, two or one of the other sort', async () => {
    const operating = await operator()
    const { id, version } = await facts.region()
    const change = { id, version, field: 'note', value: '정정' }
    const madeUp = await graph.database.prisma.source.findFirstOrThrow({ where: { synthetic: true } })
    expect(await correct(operating, change, { reason: ' ' })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(await correct(operating, change, { source: {} })).toMatchObject({ __typename: 'ValidationError', field: 'source' })
    expect(await correct(operating, change, { source: { id: encodeId('Source', randomUUID()) } })).toMatchObject({ __typename: 'NotFoundError', field: 'source.id' })
    expect(await correct(operating, change, { source: { id: encodeId('Source', madeUp.id) } })).toMatchObject({ __typename: 'ConflictError', conflictField: 'source.id' })
    const { data, errors } = await operating.post(CorrectFactDocument, { ...change, reason: 'x' })
    expect(data?.['correctFact'] ?? errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('for whoever does not operate the graph', async () => {
    const { id: organizationId, globalId } = await someEnterprise(graph.database)
    const owner = graph.as(await bearerOf(graph.database, { organizationId, scopes: ['ADMINISTER', 'WRITE_NEEDS'] }))
    const code = async (asked: AskedGraph) => (await asked.post(CorrectFactDocument, { id: globalId, version: 1, field: 'note', value: 'x', ...ground })).errors?.[0]?.extensions.code
    expect([await code(graph), await code(owner)]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN'])
  })
})

test('a later load of the data leaves alone what was corrected and recorded', async () => {
  const operating = await operator()
  const [observation, enterprise] = [await facts.region(), await fact('enterprises(first: 1, filter: { synthetic: false, kinds: [SOCIAL_ENTERPRISE], stages: [UNKNOWN] })')]
  await correct(operating, { ...observation, field: 'note', value: '적재 뒤에도 남는다' })
  await correct(operating, { ...enterprise, field: 'name', value: '다시 적재해도 남는 이름' })
  await correct(operating, { id: enterprise.id, version: enterprise.version + 1, field: 'legalForm', value: 'FOUNDATION' })
  const input = { holderId: enterprise.id, scheme: 'SOCIAL_ENTERPRISE', act: 'CERTIFIED', stage: 'CERTIFIED', status: 'ACTIVE', validFrom: '2012-01-01' } as const
  expect((await operating.client.request(RecordCertificationDocument, { input, ...ground })).recordCertification.__typename).toBe('RecordCertificationPayload')
  const read = () =>
    graph.ask(
      `{ observation(id: "${observation.id}") { note version citations { id note } }
         enterprise(id: "${enterprise.id}") { name legalForm version names { value kind } kinds { kind stage validFrom citations { id } } citations { id note } } }`,
    )
  const before = await read()
  await loadFacts(graph.database, 'demo')
  expect(await read()).toEqual(before)
})

test('a repeated correction is made once, and answered as before', async () => {
  const operating = await operator()
  const { id } = await register(operating)
  const idempotencyKey = randomUUID()
  const send = async () => (await operating.post(CorrectFactDocument, { id, version: 1, field: 'note', value: '한 번', ...ground }, { idempotencyKey })).data
  const first = await send()
  expect(first).toMatchObject({ correctFact: { __typename: 'CorrectFactPayload', fact: { __typename: 'Enterprise', id } } })
  expect(await send()).toEqual(first)
})

test('a correction costs a bounded number of statements, whatever hangs on the fact', async () => {
  const operating = await operator()
  const { id, version } = await facts.enterprise(3)
  const change = (step: number) => correct(operating, { id, version: version + step, field: 'note', value: `비고 ${step}` })
  await change(0)
  const few = await statementsOf(() => change(1))
  await graph.database.prisma.organizationName.createMany({
    data: Array.from({ length: 20 }, (_, place) => ({ id: randomUUID(), organizationId: uuidOf(id), value: `별칭 ${place}`, lang: 'KO', kind: 'ALIAS' })),
  })
  await change(2)
  const many = await statementsOf(() => change(3))
  expect(many.length).toBe(few.length)
  expect(many.length).toBeLessThan(40)
})
