import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { CorrectFactDocument, RecordCertificationDocument, RegisterOrganizationDocument, UpdateOrganizationDocument, VerifyOrganizationDocument } from '../../sdk/src/operations.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { businessNumber, ground, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })
const many = Array.from({ length: 20 }, (_, place) => place)
const operator = async () => graph.as(await bearerOf(graph.database))
const person = async () => graph.as(await people.token(randomUUID()))
const tally = (names: readonly string[]) => names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {})

// One connection hides every race: only a PostgreSQL server shows one.
describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('20 changes of one version of an organisation have one winner', async () => {
    const { id, globalId } = await someEnterprise(graph.database)
    const app = graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['ADMINISTER'] }))
    const { version } = await graph.database.prisma.organization.findUniqueOrThrow({ where: { id }, select: { version: true } })
    const answers = await Promise.all(many.map((place) => app.client.request(UpdateOrganizationDocument, { id: globalId, version, input: { name: `이름 ${place}` } })))
    expect(tally(answers.map(({ updateOrganization }) => updateOrganization.__typename))).toEqual({ UpdateOrganizationPayload: 1, StaleVersionError: 19 })
    const { organization } = await graph.ask<{ organization: { version: number; name: string; names: { value: string; validTo: string | null }[]; history: object[] } }>(
      `{ organization(id: "${globalId}") { version name names { value validTo } history { action } } }`,
    )
    expect(organization).toMatchObject({ version: version + 1, history: [{ action: 'updateOrganization' }] })
    expect(organization.names.filter(({ validTo }) => validTo === null).map(({ value }) => value)).toContain(organization.name)
    expect(organization.names.filter(({ value }) => value.startsWith('이름 '))).toHaveLength(1)
  })

  test('20 registrations with one number have one winner, and the others leave nothing behind', async () => {
    const businessRegistrationNumber = businessNumber()
    const input = { type: 'ENTERPRISE', legalForm: 'STOCK_COMPANY', businessRegistrationNumber } as const
    const persons = await Promise.all(many.map(person))
    const answers = await Promise.all(persons.map((asked, place) => asked.client.request(RegisterOrganizationDocument, { input: { ...input, name: `동시 등록 ${place}` } })))
    expect(tally(answers.map(({ registerOrganization }) => registerOrganization.__typename))).toEqual({ RegisterOrganizationPayload: 1, ConflictError: 19 })
    for (const { registerOrganization } of answers) if (registerOrganization.__typename === 'ConflictError') expect(registerOrganization.conflictField).toBe('input.businessRegistrationNumber')
    expect(await graph.database.prisma.organization.count({ where: { name: { startsWith: '동시 등록' } } })).toBe(1)
    expect(await graph.database.prisma.organizationName.count({ where: { value: { startsWith: '동시 등록' } } })).toBe(1)
  })

  test('20 registrations with one idempotency key are one organisation', async () => {
    const token = await people.token(randomUUID())
    const idempotencyKey = randomUUID()
    const input = { type: 'ENTERPRISE', legalForm: 'STOCK_COMPANY', name: '열쇠 하나' } as const
    const answers = await Promise.all(many.map(() => graph.as(token).post(RegisterOrganizationDocument, { input }, { idempotencyKey })))
    const ids = answers.map(({ data }) => (data?.['registerOrganization'] as { organization: { id: string } | null }).organization?.id)
    expect(ids[0]).toBeTruthy()
    expect(new Set(ids).size).toBe(1)
    expect(await graph.database.prisma.organization.count({ where: { name: input.name } })).toBe(1)
  })

  test('20 decisions on one organisation are one, which every other one is told', async () => {
    const [made, operating] = [await register(await person()), await operator()]
    const decide = (place: number) =>
      operating.client.request(VerifyOrganizationDocument, { id: made.id, version: 1, decision: place % 2 === 0 ? 'VERIFIED' : 'REFUSED', ...ground })
    const names = (await Promise.all(many.map(decide))).map(({ verifyOrganization }) => verifyOrganization.__typename)
    expect(names.filter((name) => name === 'VerifyOrganizationPayload')).toHaveLength(1)
    expect(names.filter((name) => name === 'ConflictError' || name === 'StaleVersionError')).toHaveLength(19)
    expect(await graph.database.prisma.auditEntry.count({ where: { targetId: uuidOf(made.id), action: 'verifyOrganization' } })).toBe(1)
  })

  test('20 certificates of one enterprise make it hold the kind once, for their whole time', async () => {
    const { id } = await graph.database.prisma.organization.create({ data: { id: randomUUID(), type: 'ENTERPRISE', name: '갱신하는 기업', enterprise: { create: {} } } })
    const operating = await operator()
    const record = (place: number) => {
      const period = { validFrom: `${2001 + place}-01-01`, validTo: `${2001 + place}-12-31` }
      const input = { holderId: encodeId('Enterprise', id), scheme: 'VILLAGE_ENTERPRISE', act: 'DESIGNATED', stage: 'CERTIFIED', status: 'EXPIRED', ...period } as const
      return operating.client.request(RecordCertificationDocument, { input, ...ground })
    }
    const answers = await Promise.all(many.map(record))
    expect(tally(answers.map(({ recordCertification }) => recordCertification.__typename))).toEqual({ RecordCertificationPayload: 20 })
    const held = await graph.database.prisma.heldKind.findMany({ where: { organizationId: id }, select: { validFrom: true, validTo: true } })
    expect(held).toEqual([{ validFrom: new Date('2001-01-01'), validTo: new Date('2020-12-31') }])
  })

  test('20 corrections of one version of a fact have one winner', async () => {
    const operating = await operator()
    const { observations } = await graph.ask<{ observations: { nodes: { id: string; version: number }[] } }>('{ observations(first: 1, filter: { synthetic: false }) { nodes { id version } } }')
    const [fact] = observations.nodes
    if (fact === undefined) throw new Error('no fact')
    const answers = await Promise.all(many.map((place) => operating.client.request(CorrectFactDocument, { ...fact, field: 'note', value: `정정 ${place}`, ...ground })))
    expect(tally(answers.map(({ correctFact }) => correctFact.__typename))).toEqual({ CorrectFactPayload: 1, StaleVersionError: 19 })
    expect(await graph.database.prisma.citation.count({ where: { observationId: uuidOf(fact.id), field: 'note', method: 'EXTERNAL' } })).toBe(1)
  })
})
