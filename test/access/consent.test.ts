import { describe, expect, test } from 'vitest'
import { sweep } from '../../prisma/access/sweep.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { consent, dayAfter, published, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { makeMatch } from '../support/matches.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { refusal, resultOf } from './results.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

const part = 'expert { id } consents { id fieldGroup purpose audience state withdrawnAt }'
const grant = `mutation ($personId: ID, $input: ConsentInput!, $reason: String) { grantConsent(personId: $personId, input: $input, reason: $reason) { ${refusal} ... on GrantConsentPayload { ${part} } } }`
const withdraw = `mutation ($id: ID, $personId: ID, $fieldGroup: ConsentFieldGroup, $reason: String) {
  withdrawConsent(id: $id, personId: $personId, fieldGroup: $fieldGroup, reason: $reason) { ${refusal} ... on WithdrawConsentPayload { ${part} } } }`

interface Told {
  consents: { id: string; fieldGroup: string; state: string }[]
}
const prisma = () => graph.database.prisma
const operator = async () => graph.as(await bearerOf(graph.database))
const live = ({ consents }: Told) => consents.filter(({ state }) => state === 'LIVE').map(({ fieldGroup }) => fieldGroup).sort()

describe('an expert gives consent', () => {
  test('for more of her, which partners see from then on', async () => {
    const { herself, id } = await register(graph, people.token, { consents: [published()] })
    const reader = graph.as(await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: ['READ_EXPERTS'] }))
    const seen = async () => reader.ask(`{ expert(id: "${id}") { identity { name } } }`)
    expect(await seen()).toEqual({ expert: { identity: null } })
    expect(live((await resultOf(herself, grant, { input: consent('IDENTITY') })) as unknown as Told)).toEqual(['IDENTITY', 'PROFILE'])
    expect(await seen()).toEqual({ expert: { identity: { name: '한지원' } } })
  })

  test('anew in the place of the one for the same purpose, group and audience', async () => {
    const { herself } = await register(graph, people.token, { consents: [published()] })
    const result = (await resultOf(herself, grant, { input: published({ textVersion: '2026-2', retentionUntil: dayAfter(700) }) })) as unknown as Told
    expect(result.consents.map(({ state }) => state)).toEqual(['LIVE', 'WITHDRAWN'])
  })

  test.each([
    [consent('IDENTITY', { audience: 'PUBLIC' }), 'input.audience'],
    [consent('PROFILE', { audience: 'PUBLIC' }), 'input.audience'],
    [consent('CONTACT', { retentionUntil: dayAfter(0) }), 'input.retentionUntil'],
    [consent('CONTACT', { retentionUntil: dayAfter(3_660) }), 'input.retentionUntil'],
    [consent('CONTACT', { textVersion: 'x'.repeat(101) }), 'input.textVersion'],
  ])('never as %j', async (input, field) => {
    const { herself } = await register(graph, people.token)
    expect(await resultOf(herself, grant, { input })).toMatchObject({ __typename: 'ValidationError', field })
  })

  test('for herself alone; an operator for her, with a reason', async () => {
    const [one, other] = [await register(graph, people.token), await register(graph, people.token, { consents: [consent('PROFILE')] })]
    const input = consent('CONTACT', { purpose: 'MENTORING' })
    expect(await resultOf(one.herself, grant, { personId: other.id, input })).toMatchObject({ __typename: 'NotFoundError', field: 'personId' })
    expect(await resultOf(other.herself, grant, { personId: one.id, input })).toMatchObject({ __typename: 'FORBIDDEN' })
    const app = graph.as(await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: ['READ_EXPERTS', 'ADMINISTER'] }))
    expect(await resultOf(app, grant, { personId: other.id, input })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(app, grant, { input })).toMatchObject({ __typename: 'ValidationError', field: 'personId' })
    expect(await resultOf(await operator(), grant, { personId: other.id, input })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(await resultOf(await operator(), grant, { personId: other.id, input, reason: '서면 동의' })).toMatchObject({ __typename: 'GrantConsentPayload' })
  })
})

describe('an expert takes consent back', () => {
  test('for one group, and the others hold', async () => {
    const { herself, rowId } = await register(graph, people.token)
    const result = (await resultOf(herself, withdraw, { fieldGroup: 'CONTACT' })) as unknown as Told
    expect(live(result)).toEqual(['IDENTITY', 'PROFILE'])
    expect(await prisma().expert.findUniqueOrThrow({ where: { id: rowId } })).toMatchObject({ withdrawnAt: null, version: 1 })
    expect(await prisma().outboxEvent.findFirst({ where: { targetId: rowId }, orderBy: { id: 'desc' } })).toMatchObject({ kind: 'CHANGED' })
    expect(await resultOf(herself, withdraw, { fieldGroup: 'CONTACT' })).toMatchObject({ __typename: 'ConflictError' })
  })

  test('for one purpose, by the id of the consent', async () => {
    const { herself, id } = await register(graph, people.token, { consents: [published(), consent('PROFILE')] })
    const { viewer } = await herself.ask<{ viewer: { expert: { consents: { id: string; audience: string }[] } } }>('{ viewer { expert { consents { id audience } } } }')
    const open = viewer.expert.consents.find(({ audience }) => audience === 'PUBLIC')
    const stranger = await register(graph, people.token)
    expect(await resultOf(stranger.herself, withdraw, { id: open?.id })).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    expect(await resultOf(herself, withdraw, { id: open?.id, fieldGroup: 'PROFILE' })).toMatchObject({ __typename: 'ValidationError', field: 'fieldGroup' })
    expect(await resultOf(herself, withdraw, { id: open?.id })).toMatchObject({ __typename: 'WithdrawConsentPayload', expert: { id } })
    expect(await graph.ask(`{ expert(id: "${id}") { id } }`)).toEqual({ expert: null })
    expect(await (await operator()).ask(`{ expert(id: "${id}") { id } }`)).toEqual({ expert: { id } })
  })

  test('for all, and name, contact, former values and open matches are no more', async () => {
    const { herself, rowId, id } = await register(graph, people.token)
    await herself.ask('mutation { updateExpert(version: 1, input: { region: "11" }) { __typename } }')
    const needs = await prisma().need.findMany({ where: { status: 'OPEN' }, take: 6, orderBy: { id: 'asc' } })
    const states = ['PROPOSED', 'REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED'] as const
    for (const [place, status] of states.entries()) {
      await makeMatch(graph.database, { needId: needs[place]?.id ?? '', expertId: rowId, status })
    }
    expect(await prisma().formerValue.count({ where: { auditEntry: { targetId: rowId } } })).toBeGreaterThan(0)
    expect(live((await resultOf(herself, withdraw)) as unknown as Told)).toEqual([])
    expect(await prisma().expertIdentity.count({ where: { expertId: rowId } })).toBe(0)
    expect(await prisma().formerValue.count({ where: { auditEntry: { targetId: rowId } } })).toBe(0)
    expect(await prisma().auditEntry.count({ where: { targetId: rowId } })).toBe(3)
    const left = await prisma().match.findMany({ where: { expertId: rowId }, orderBy: { need: { id: 'asc' } } })
    expect(left.map(({ status }) => status)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED', 'STOPPED', 'STOPPED', 'COMPLETED'])
    expect(await prisma().expert.findUniqueOrThrow({ where: { id: rowId } })).toMatchObject({ withdrawnAt: expect.any(Date) as unknown })
    expect(await prisma().outboxEvent.findFirst({ where: { targetId: rowId }, orderBy: { id: 'desc' } })).toMatchObject({ kind: 'WITHDRAWN', targetType: 'Expert' })
    expect(await herself.ask('{ viewer { contact { name } expert { id } } }')).toEqual({ viewer: { contact: null, expert: { id } } })
  })

  test('and is back under the same pseudonym once she consents anew', async () => {
    const { herself, rowId, id } = await register(graph, people.token)
    const name = async () => (await graph.ask<{ expert: { name: string } | null }>(`{ expert(id: "${id}") { name } }`)).expert?.name
    const before = await name()
    await resultOf(herself, withdraw)
    expect(await name()).toBeUndefined()
    await resultOf(herself, grant, { input: published() })
    expect(await name()).toBe(before)
    expect(await prisma().expert.findUniqueOrThrow({ where: { id: rowId } })).toMatchObject({ withdrawnAt: null })
    expect(await prisma().outboxEvent.findFirst({ where: { targetId: rowId }, orderBy: { id: 'desc' } })).toMatchObject({ kind: 'CREATED' })
    const update = (input: string) => resultOf(herself, `mutation { updateExpert(version: 3, input: ${input}) { ${refusal} ... on UpdateExpertPayload { expert { identity { name } } } } }`)
    expect(await update('{ email: "jiwon@example.invalid" }')).toMatchObject({ __typename: 'ValidationError', field: 'input.name' })
    expect(await update('{ name: "한지원" }')).toMatchObject({ expert: { identity: { name: '한지원' } } })
  })

  test('and keeps no name while nothing is consented to', async () => {
    const { herself } = await register(graph, people.token)
    await resultOf(herself, withdraw)
    expect(await resultOf(herself, `mutation { updateExpert(version: 2, input: { name: "한지원" }) { ${refusal} } }`)).toMatchObject({ __typename: 'ConflictError' })
  })

  test('without saying why; an operator says why', async () => {
    const { id } = await register(graph, people.token)
    expect(await resultOf(await operator(), withdraw, { personId: id })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(live((await resultOf(await operator(), withdraw, { personId: id, reason: '유선 철회 요청' })) as unknown as Told)).toEqual([])
  })
})

test('an operator keeps the consents of a prospective entrepreneur, told to operators alone', async () => {
  const { id } = await prisma().prospectiveEntrepreneur.findFirstOrThrow({ where: { consents: { some: { audience: 'PUBLIC', withdrawnAt: null } } } })
  const personId = encodeId('ProspectiveEntrepreneur', id)
  const asked = `{ node(id: "${personId}") { ... on ProspectiveEntrepreneur { consents { state } } } }`
  expect(await (await operator()).ask(asked)).toEqual({ node: { consents: [{ state: 'LIVE' }] } })
  expect(await graph.ask(asked)).toEqual({ node: { consents: [] } })
  expect(await resultOf(await operator(), withdraw, { personId, reason: '철회 요청' })).toMatchObject({ __typename: 'WithdrawConsentPayload', expert: null })
  expect(await graph.ask(asked)).toEqual({ node: null })
})

describe('what may not be kept is deleted', () => {
  test('name and contact once no consent holds, by its last day; old keys and events', async () => {
    const now = new Date()
    const later = new Date(now.getTime() + 40 * 86_400_000)
    const [short, long] = [await register(graph, people.token, { consents: [published({ retentionUntil: dayAfter(10) })] }), await register(graph, people.token)]
    await prisma().expert.updateMany({ where: { id: { in: [short.rowId, long.rowId] } }, data: { expertise: '발효 공정을 10년 다루었습니다.' } })
    await sweep(prisma(), now)
    const kept = () => prisma().expertIdentity.findMany({ where: { expertId: { in: [short.rowId, long.rowId] } } })
    expect(await kept()).toHaveLength(2)
    const lastDay = new Date(`${dayAfter(10)}T14:59:59Z`)
    expect(await sweep(prisma(), lastDay)).toMatchObject({ identities: 0 })
    expect(await sweep(prisma(), new Date(lastDay.getTime() + 1_000))).toMatchObject({ identities: 1 })
    expect((await kept()).map(({ expertId }) => expertId)).toEqual([long.rowId])
    expect((await prisma().expert.findMany({ where: { id: { in: [short.rowId, long.rowId] }, expertise: { not: null } } })).map(({ id }) => id)).toEqual([long.rowId])
    const idempotencyKey = crypto.randomUUID()
    await resultOf(long.herself, grant, { input: consent('PROFILE') }, { idempotencyKey })
    const used = () => prisma().idempotencyKey.count({ where: { key: idempotencyKey } })
    await sweep(prisma(), now)
    expect(await used()).toBe(1)
    await sweep(prisma(), later)
    expect(await used()).toBe(0)
    expect(await prisma().outboxEvent.count()).toBe(0)
    expect(await prisma().auditEntry.count({ where: { targetId: long.rowId } })).toBe(2)
  })
})
