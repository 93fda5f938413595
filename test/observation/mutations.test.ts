import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { RecordObservationDocument } from '../../sdk/src/operations.ts'
import type { RecordObservationInput } from '../../sdk/src/generated/types.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { ground, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const operator = async () => graph.as(await bearerOf(graph.database))
const figure = { metric: 'ENTERPRISES', periodKind: 'AT', value: '1201', unit: 'COMPANY', qualifier: 'EXACT', nature: 'ACTUAL' } as const
const record = async (asked: AskedGraph, input: RecordObservationInput, more: object = {}) => (await asked.client.request(RecordObservationDocument, { input, ...ground, ...more })).recordObservation
function recorded(answer: Awaited<ReturnType<typeof record>>) {
  if (answer.__typename !== 'RecordObservationPayload' || answer.observation === null) throw new Error(JSON.stringify(answer))
  return answer.observation
}
const daegu = async () => (await graph.ask<{ region: { id: string } }>('{ region(code: "27") { id } }')).region.id
const anyOf = async (list: string) => (await graph.ask<Record<string, { nodes: { id: string }[] }>>(`{ ${list}(first: 1, filter: { synthetic: false }) { nodes { id } } }`))[list]?.nodes[0]?.id ?? ''

describe('a figure that is recorded', () => {
  test('stands with its subject, cited, and in its series', async () => {
    const subjectId = await daegu()
    const answer = recorded(await record(await operator(), { subjectId, ...figure, period: '2023-12/END', periodQuotedAs: '’23년 말', note: '공고의 표' }))
    expect(answer).toMatchObject({
      metric: { key: 'ENTERPRISES' }, subject: { __typename: 'Region', id: subjectId }, value: '1201', unit: 'COMPANY', version: 1, isSynthetic: false,
      period: { value: '2023-12', part: 'END', earliest: '2023-12-31', latest: '2023-12-31', quotedAs: '’23년 말' },
      citations: [{ method: 'EXTERNAL', field: null, source: { title: ground.source.new.title } }],
    })
    const { observationSeries } = await graph.ask<{ observationSeries: { points: { observation: { id: string } }[] } }>(
      '{ observationSeries(metric: "ENTERPRISES", regionCode: "27") { points { observation { id } } } }',
    )
    expect(observationSeries.points.map(({ observation }) => observation.id)).toContain(answer.id)
    const { observation } = await graph.ask<{ observation: { history: object[] } }>(`{ observation(id: "${answer.id}") { history { action version reason values { field } } } }`)
    expect(observation.history).toEqual([{ action: 'recordObservation', version: 1, reason: ground.reason, values: [] }])
  })

  test.each(['campaigns', 'programmes', 'plans', 'measures', 'funds', 'surveys', 'organizations'])('can be about one of the %s', async (list) => {
    const subjectId = await anyOf(list)
    expect(recorded(await record(await operator(), { subjectId, ...figure })).subject).toMatchObject({ id: subjectId })
  })

  test('can be a share of another, and answer the question of a survey', async () => {
    const operating = await operator()
    const base = recorded(await record(operating, { subjectId: await daegu(), ...figure, unit: 'PERSON', value: '82' }))
    const survey = await anyOf('surveys')
    const share = recorded(await record(operating, { subjectId: survey, ...figure, unit: 'PERCENT', value: '51.25', baseId: base.id, question: '판로가 어려운가' }))
    const { observation } = await graph.ask<{ observation: object }>(`{ observation(id: "${share.id}") { value question base { id } } }`)
    expect(observation).toEqual({ value: '51.25', question: '판로가 어려운가', base: { id: base.id } })
  })

  test('of a made-up enterprise is made up', async () => {
    const { globalId } = await someEnterprise(graph.database)
    expect(recorded(await record(await operator(), { subjectId: globalId, ...figure })).isSynthetic).toBe(true)
  })

  test.each([
    ['an unknown metric', { metric: 'NOTHING' }, 'input.metric'],
    ['a negative value', { value: '-1' }, 'input.value'],
    ['five decimals', { value: '1.00001' }, 'input.value'],
    ['more than all', { unit: 'PERCENT', value: '100.1' }, 'input.value'],
    ['half a won', { unit: 'WON', value: '0.5' }, 'input.value'],
    ['more won than a number holds', { unit: 'WON', value: '9007199254740992' }, 'input.value'],
    ['an impossible period', { period: '2023-13' }, 'input.period'],
    ['a period in a year of three digits', { period: '0999' }, 'input.period'],
    ['a printed form of no period', { periodQuotedAs: '작년' }, 'input.periodQuotedAs'],
    ['a stage of no kind', { stage: 'CERTIFIED' }, 'input.stage'],
    ['a question of no survey', { question: '무엇인가' }, 'input.question'],
    ['a subject that no figure has', { subjectId: encodeId('Need', randomUUID()) }, 'input.subjectId'],
    ['a base of another type', { baseId: encodeId('Need', randomUUID()) }, 'input.baseId'],
  ] as const)('is refused with %s, and nothing is written', async (_case, more, field) => {
    const before = await graph.database.prisma.observation.count()
    expect(await record(await operator(), { subjectId: await daegu(), ...figure, ...more })).toMatchObject({ __typename: 'ValidationError', field })
    expect(await graph.database.prisma.observation.count()).toBe(before)
  })

  test('needs a subject that is there and verified, and hangs on nothing of the other sort', async () => {
    const operating = await operator()
    const waiting = await register(operating)
    const madeUp = await someEnterprise(graph.database)
    const base = recorded(await record(operating, { subjectId: madeUp.globalId, ...figure }))
    const refused = async (more: object) => record(operating, { subjectId: await daegu(), ...figure, ...more })
    expect(await refused({ subjectId: encodeId('Campaign', randomUUID()) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.subjectId' })
    expect(await refused({ subjectId: encodeId('PublicBuyer', madeUp.id) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.subjectId' })
    expect(await refused({ subjectId: waiting.id })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.subjectId' })
    expect(await refused({ baseId: encodeId('Observation', randomUUID()) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.baseId' })
    expect(await refused({ baseId: base.id })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.baseId' })
  })

  test('rests on a source of the graph as well as on a new one', async () => {
    const { source } = await graph.ask<{ source: { id: string } }>('{ source(key: "004") { id } }')
    const answer = recorded(await record(await operator(), { subjectId: await daegu(), ...figure }, { source: { id: source.id } }))
    expect(answer.citations).toMatchObject([{ method: 'EXTERNAL', source: { key: '004' } }])
    const line = await graph.database.prisma.auditEntry.findFirstOrThrow({ where: { targetId: uuidOf(answer.id) } })
    expect(line).toMatchObject({ action: 'recordObservation', targetType: 'Observation', reason: ground.reason, sourceId: uuidOf(source.id) })
  })

  test('is the operators’ to record, and takes no key that is not theirs to set', async () => {
    const { id } = await someEnterprise(graph.database)
    const variables = { input: { subjectId: await daegu(), ...figure }, ...ground }
    const code = async (asked: AskedGraph) => (await asked.post(RecordObservationDocument, variables)).errors?.[0]?.extensions.code
    expect([await code(graph), await code(graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['ADMINISTER'] })))]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN'])
    const operating = await operator()
    for (const key of ['id', 'synthetic', 'regionId', 'periodEarliest', 'version', '__proto__']) {
      const { errors } = await operating.post(RecordObservationDocument, JSON.parse(JSON.stringify(variables).replace('"metric"', `"${key}":"x","metric"`)) as Record<string, unknown>)
      expect(errors?.[0]?.extensions, key).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('is one, however often its call is repeated with one idempotency key, in a bounded number of statements', async () => {
    const operating = await operator()
    const idempotencyKey = randomUUID()
    const variables = { input: { subjectId: await daegu(), ...figure }, ...ground }
    const before = await graph.database.prisma.observation.count()
    const send = async () => (await operating.post(RecordObservationDocument, variables, { idempotencyKey })).data
    const first = await send()
    expect(await send()).toEqual(first)
    expect(await graph.database.prisma.observation.count()).toBe(before + 1)
    expect((await statementsOf(() => operating.post(RecordObservationDocument, variables))).length).toBeLessThan(30)
  })
})
