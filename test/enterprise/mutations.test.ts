import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { RecordCertificationDocument } from '../../sdk/src/operations.ts'
import type { RecordCertificationInput } from '../../sdk/src/generated/types.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { ground, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const operator = async () => graph.as(await bearerOf(graph.database))
const certificate = { scheme: 'SOCIAL_ENTERPRISE', act: 'CERTIFIED', stage: 'CERTIFIED', status: 'ACTIVE' } as const
const record = async (asked: AskedGraph, input: RecordCertificationInput, more: object = {}) => (await asked.client.request(RecordCertificationDocument, { input, ...ground, ...more })).recordCertification
/** The certificate of an answer. */
function recorded(answer: Awaited<ReturnType<typeof record>>) {
  if (answer.__typename !== 'RecordCertificationPayload' || answer.certification === null) throw new Error(JSON.stringify(answer))
  return answer.certification
}

/** A real enterprise that a source tells of, without kinds. */
async function enterprise(more: { synthetic?: boolean } = {}) {
  const { id } = await graph.database.prisma.organization.create({ data: { id: randomUUID(), type: 'ENTERPRISE', name: '확인된 기업', enterprise: { create: {} }, ...more } })
  return { id, holderId: encodeId('Enterprise', id) }
}

const kinds = (answer: ReturnType<typeof recorded>) => answer.holder.kinds.map(({ kind, stage, validFrom, validTo }) => [kind, stage, validFrom, validTo])

describe('a certificate that is recorded', () => {
  test('stands with its enterprise, cited, and makes it hold the kind', async () => {
    const operating = await operator()
    const { holderId } = await enterprise()
    const told = { number: '제2019-001호', socialPurposeType: 'JOB_CREATION', issuedOn: '2019-03-02', validFrom: '2019-03-02' } as const
    const answer = recorded(await record(operating, { holderId, ...certificate, ...told }))
    expect(answer).toMatchObject({ ...certificate, ...told, validTo: null, isSynthetic: false, version: 1, holder: { id: holderId } })
    expect(answer.citations).toMatchObject([{ method: 'EXTERNAL', field: null, source: { title: ground.source.new.title, url: ground.source.new.url } }])
    expect(kinds(answer)).toEqual([['SOCIAL_ENTERPRISE', 'CERTIFIED', '2019-03-02', null]])
    const { enterprise: seen } = await graph.ask<{ enterprise: { certifications: object[]; kinds: { citations: object[] }[] } }>(
      `{ enterprise(id: "${holderId}") { certifications(validOn: "2020-01-01") { id history { action reason values { field former current } } } kinds { citations { method source { title } } } } }`,
    )
    expect(seen.certifications).toEqual([
      { id: answer.id, history: [{ action: 'recordCertification', reason: ground.reason, values: [{ field: 'holder.kinds', former: null, current: 'SOCIAL_ENTERPRISE CERTIFIED 2019-03-02..' }] }] },
    ])
    expect(seen.kinds).toEqual([{ citations: [{ method: 'EXTERNAL', source: { title: ground.source.new.title } }] }])
  })

  test('after a preliminary one ends what was preliminary the day before', async () => {
    const operating = await operator()
    const { holderId } = await enterprise()
    await record(operating, { holderId, scheme: 'SOCIAL_ENTERPRISE', act: 'DESIGNATED', stage: 'PRELIMINARY', designationType: 'REGIONAL', status: 'EXPIRED', validFrom: '2017-05-01', validTo: '2020-04-30' })
    const answer = recorded(await record(operating, { holderId, ...certificate, validFrom: '2019-06-01' }))
    expect(kinds(answer)).toEqual([['SOCIAL_ENTERPRISE', 'PRELIMINARY', '2017-05-01', '2019-05-31'], ['SOCIAL_ENTERPRISE', 'CERTIFIED', '2019-06-01', null]])
    const overlapping = await record(operating, { holderId, scheme: 'SOCIAL_ENTERPRISE', act: 'DESIGNATED', stage: 'PRELIMINARY', status: 'EXPIRED', validFrom: '2020-01-01', validTo: '2021-12-31' })
    expect(overlapping).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.stage' })
  })

  test('renewed prolongs what is held, and tells the stage of what had none', async () => {
    const operating = await operator()
    const { holderId, id } = await enterprise()
    const held = randomUUID()
    await graph.database.prisma.heldKind.create({ data: { id: held, organizationId: id, kind: 'VILLAGE_ENTERPRISE', stage: 'UNKNOWN', editedByUser: false } })
    const village = { holderId, scheme: 'VILLAGE_ENTERPRISE', act: 'DESIGNATED', stage: 'CERTIFIED', status: 'ACTIVE' } as const
    const first = recorded(await record(operating, { ...village, validFrom: '2015-01-01' }))
    expect(kinds(first)).toEqual([['VILLAGE_ENTERPRISE', 'CERTIFIED', '2015-01-01', null]])
    expect(await graph.database.prisma.heldKind.findUnique({ where: { id: held }, select: { stage: true, editedByUser: true } })).toEqual({ stage: 'CERTIFIED', editedByUser: true })
    const again = recorded(await record(operating, { ...village, validFrom: '2018-01-01' }))
    expect(kinds(again)).toEqual([['VILLAGE_ENTERPRISE', 'CERTIFIED', '2015-01-01', null]])
  })

  test('joins what two rows told, and keeps what they rest on', async () => {
    const operating = await operator()
    const { holderId, id } = await enterprise()
    const source = await graph.database.prisma.source.findFirstOrThrow({ where: { key: '002' } })
    for (const [validFrom, validTo] of [['2010-01-01', '2012-12-31'], ['2014-01-01', '2016-12-31']] as const) {
      await graph.database.prisma.heldKind.create({
        data: {
          id: randomUUID(), organizationId: id, kind: 'SOCIAL_ENTERPRISE', stage: 'CERTIFIED', validFrom: new Date(validFrom), validTo: new Date(validTo),
          citations: { create: { id: randomUUID(), sourceId: source.id, method: 'STATED' } },
        },
      })
    }
    const answer = recorded(await record(operating, { holderId, ...certificate, validFrom: '2012-06-01', validTo: '2015-12-31', status: 'EXPIRED' }))
    expect(kinds(answer)).toEqual([['SOCIAL_ENTERPRISE', 'CERTIFIED', '2010-01-01', '2016-12-31']])
    expect(await graph.database.prisma.citation.count({ where: { heldKind: { organizationId: id } } })).toBe(3)
  })

  test.each([
    ['of a scheme that is no kind', { scheme: 'WOMEN_OWNED', act: 'CONFIRMED', stage: 'CERTIFIED', status: 'ACTIVE', validFrom: '2020-01-01' }],
    ['that ended on a day which nobody tells', { ...certificate, status: 'CANCELLED', validFrom: '2020-01-01' }],
  ] as const)('%s says nothing of the kinds', async (_case, told) => {
    const { holderId } = await enterprise()
    expect(kinds(recorded(await record(await operator(), { holderId, ...told })))).toEqual([])
  })

  test('of a made-up enterprise is made up, and so is its source', async () => {
    const { globalId } = await someEnterprise(graph.database)
    const answer = recorded(await record(await operator(), { holderId: globalId, scheme: 'WOMEN_OWNED', act: 'CONFIRMED', stage: 'CERTIFIED', status: 'ACTIVE' }))
    expect(answer.isSynthetic).toBe(true)
    expect(await graph.database.prisma.source.findUniqueOrThrow({ where: { id: uuidOf(answer.citations[0]?.source.id ?? '') }, select: { synthetic: true } })).toEqual({ synthetic: true })
  })

  test.each([
    ['an end before its beginning', { validFrom: '2020-01-02', validTo: '2020-01-01' }, 'input.validTo'],
    ['an end before its issue', { issuedOn: '2020-01-02', validTo: '2020-01-01' }, 'input.validTo'],
    ['a year before 1000', { validFrom: '0999-12-31' }, 'input.validFrom'],
    ['an act that nothing preliminary has', { stage: 'PRELIMINARY', act: 'CERTIFIED' }, 'input.act'],
    ['a designation of what is certified', { designationType: 'REGIONAL' }, 'input.designationType'],
    ['a purpose of what is no social enterprise', { scheme: 'COOPERATIVE', act: 'REPORTED', socialPurposeType: 'MIXED' }, 'input.socialPurposeType'],
    ['an empty number', { number: ' ' }, 'input.number'],
    ['a holder of another type', { holderId: encodeId('PublicBuyer', randomUUID()) }, 'input.holderId'],
  ] as const)('is refused with %s, and nothing is written', async (_case, more, field) => {
    const { holderId, id } = await enterprise()
    expect(await record(await operator(), { holderId, ...certificate, ...more })).toMatchObject({ __typename: 'ValidationError', field })
    expect(await graph.database.prisma.certification.count({ where: { organizationId: id } })).toBe(0)
  })

  test('needs a verified enterprise, and an issuer that fits it', async () => {
    const operating = await operator()
    const { holderId, id } = await enterprise()
    const waiting = await register(operating)
    const madeUp = await graph.database.prisma.organization.findFirstOrThrow({ where: { type: 'PUBLIC_BUYER', synthetic: true } })
    const refused = async (more: object) => record(operating, { holderId, ...certificate, ...more })
    expect(await refused({ holderId: encodeId('Enterprise', randomUUID()) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.holderId' })
    expect(await refused({ holderId: waiting.id })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.holderId' })
    expect(await refused({ holderId: encodeId('Enterprise', madeUp.id) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.holderId' })
    expect(await refused({ issuerId: encodeId('PublicBuyer', randomUUID()) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.issuerId' })
    expect(await refused({ issuerId: encodeId('PublicBuyer', id) })).toMatchObject({ __typename: 'NotFoundError', field: 'input.issuerId' })
    expect(await refused({ issuerId: holderId })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.issuerId' })
    expect(await refused({ issuerId: encodeId('PublicBuyer', madeUp.id) })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.issuerId' })
    expect(await refused({ issuerId: waiting.id })).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.issuerId' })
    expect(await graph.database.prisma.certification.count({ where: { organizationId: id } })).toBe(0)
  })

  test('has a number once at an enterprise', async () => {
    const operating = await operator()
    const { holderId } = await enterprise()
    const input = { holderId, ...certificate, number: '제2020-007호', validFrom: '2020-01-01' }
    recorded(await record(operating, input))
    expect(await record(operating, input)).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.number' })
  })

  test('is the operators’ to record, with a source and a reason', async () => {
    const { id, holderId } = await enterprise()
    const owner = graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['ADMINISTER'] }))
    const variables = { input: { holderId, ...certificate }, ...ground }
    const code = async (asked: AskedGraph) => (await asked.post(RecordCertificationDocument, variables)).errors?.[0]?.extensions.code
    expect([await code(graph), await code(owner)]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN'])
    const operating = await operator()
    expect(await record(operating, variables.input, { reason: '' })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(await record(operating, variables.input, { source: {} })).toMatchObject({ __typename: 'ValidationError', field: 'source' })
    for (const key of ['id', 'synthetic', 'organizationId', 'version', '__proto__']) {
      const { errors } = await operating.post(RecordCertificationDocument, JSON.parse(JSON.stringify(variables).replace('"scheme"', `"${key}":"x","scheme"`)) as Record<string, unknown>)
      expect(errors?.[0]?.extensions, key).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('is one, however often its call is repeated with one idempotency key', async () => {
    const operating = await operator()
    const { holderId, id } = await enterprise()
    const idempotencyKey = randomUUID()
    const send = async () => (await operating.post(RecordCertificationDocument, { input: { holderId, ...certificate }, ...ground }, { idempotencyKey })).data
    const first = await send()
    expect(await send()).toEqual(first)
    expect(await graph.database.prisma.certification.count({ where: { organizationId: id } })).toBe(1)
  })

  test('costs as many statements beside twenty certificates as beside one', async () => {
    const operating = await operator()
    const { holderId, id } = await enterprise()
    const next = () => record(operating, { holderId, ...certificate, validFrom: '2019-01-01' })
    await next()
    const few = await statementsOf(next)
    await graph.database.prisma.certification.createMany({ data: Array.from({ length: 20 }, () => ({ id: randomUUID(), organizationId: id, ...certificate })) })
    const many = await statementsOf(next)
    expect(many.length).toBe(few.length)
    expect(many.length).toBeLessThan(40)
  })
})
