import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { RegisterOrganizationDocument, UpdateOrganizationDocument } from '../../sdk/src/operations.ts'
import type { RegisterOrganizationInput } from '../../sdk/src/generated/types.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { businessNumber, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })

const person = async (subject = randomUUID()) => graph.as(await people.token(subject))
const operator = async () => graph.as(await bearerOf(graph.database))
const input: RegisterOrganizationInput = { type: 'ENTERPRISE', legalForm: 'STOCK_COMPANY', name: '가온누리' }

const refused = async (asked: AskedGraph, more: Partial<RegisterOrganizationInput>) => (await asked.client.request(RegisterOrganizationDocument, { input: { ...input, ...more } })).registerOrganization
const sees = async (asked: AskedGraph, id: string) => (await asked.ask<{ node: object | null }>(`{ node(id: "${id}") { id } }`)).node !== null
const found = async (name: string) =>
  (await graph.ask<{ search: { nodes: { node: { id: string } }[] } }>('query ($name: String!) { search(query: $name, types: [ENTERPRISE], first: 50) { nodes { node { id } } } }', { name })).search.nodes.map(({ node }) => node.id)

describe('an organisation that a person registers', () => {
  test('waits for an operator, is theirs, and is seen and found by nobody else', async () => {
    const subject = randomUUID()
    const [owner, other, operating] = await Promise.all([person(subject), person(), operator()])
    const number = businessNumber()
    const made = await register(owner, { name: '바람결에너지', region: '48170', businessRegistrationNumber: `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`, industry: 'D' })
    expect(made).toMatchObject({
      __typename: 'Enterprise', name: '바람결에너지', standing: 'PENDING', version: 1, isSynthetic: false, legalForm: 'STOCK_COMPANY',
      region: { name: '진주시' }, industry: { code: 'D' }, identifiers: [{ scheme: 'KR_BRN', value: number, verified: false }], names: [{ value: '바람결에너지', lang: 'KO', kind: 'LEGAL', validFrom: null, validTo: null }],
    })
    expect(await Promise.all([owner, operating, other, graph].map((asked) => sees(asked, made.id)))).toEqual([true, true, false, false])
    expect(await found('바람결에너지')).not.toContain(made.id)
    const { viewer } = await owner.ask<{ viewer: { scopes: string[] } }>('{ viewer { scopes } }')
    expect([...viewer.scopes].sort()).toEqual(['ADMINISTER', 'WRITE_NEEDS'])
    expect(await graph.database.prisma.membership.findMany({ where: { organizationId: uuidOf(made.id) }, select: { subject: true, role: true } })).toEqual([{ subject, role: 'OWNER' }])
    const told = await owner.ask<{ organization: object }>(`{ organization(id: "${made.id}") { citations { method field source { key } } history { action values { field } } } }`)
    expect(told.organization).toEqual({ citations: [{ method: 'SUBMITTED', field: null, source: { key: 'submissions' } }], history: [{ action: 'registerOrganization', values: [] }] })
  })

  test.each([
    ['PUBLIC_BUYER', { publicBuyerKind: 'LOCAL_GOVERNMENT' }, { __typename: 'PublicBuyer', kind: 'LOCAL_GOVERNMENT' }],
    ['PUBLIC_BUYER', {}, { __typename: 'PublicBuyer', kind: null }],
    ['SUPPORT_ORGANIZATION', { operatedSince: 2015 }, { __typename: 'SupportOrganization', operatedSince: 2015 }],
    ['CIVIC_ORGANIZATION', { civicForm: 'NETWORK' }, { __typename: 'CivicOrganization', form: 'NETWORK' }],
  ] as const)('of the type %s has what that type has: %j', async (type, more, expected) => {
    const { legalForm: _, ...rest } = input
    const { registerOrganization } = await (await person()).client.request(RegisterOrganizationDocument, { input: { ...rest, type, ...more } })
    expect(registerOrganization).toMatchObject({ __typename: 'RegisterOrganizationPayload', organization: expected })
  })

  test('by an operator waits too, and is nobody’s', async () => {
    const made = await register(await operator(), { name: '대신 등록한 곳' })
    expect(made.standing).toBe('PENDING')
    expect(await graph.database.prisma.membership.count({ where: { organizationId: uuidOf(made.id) } })).toBe(0)
  })

  test('needs a person or an operator', async () => {
    const { id } = await someEnterprise(graph.database)
    const code = async (asked: AskedGraph) => (await asked.post(RegisterOrganizationDocument, { input })).errors?.[0]?.extensions.code
    expect(await code(graph)).toBe('UNAUTHENTICATED')
    expect(await code(graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['ADMINISTER'] })))).toBe('FORBIDDEN')
  })

  test('of a sole trader is kept by its province alone', async () => {
    const owner = await person()
    const made = await register(owner, { legalForm: 'SOLE_TRADER', region: '48170', businessRegistrationNumber: businessNumber() })
    expect(made).toMatchObject({ legalForm: 'SOLE_TRADER', region: { name: '경상남도' } })
    expect(made.identifiers).toHaveLength(1)
  })

  test.each([
    ['an empty name', { name: '　' }, 'input.name'],
    ['a name of 201 characters', { name: '가'.repeat(201) }, 'input.name'],
    ['no legal form', { legalForm: null }, 'input.legalForm'],
    ['an unknown industry', { industry: 'Z' }, 'input.industry'],
    ['a form of another type', { civicForm: 'NETWORK' }, 'input.civicForm'],
    ['a kind of another type', { publicBuyerKind: 'STATE' }, 'input.publicBuyerKind'],
    ['a civic organisation without a form', { type: 'CIVIC_ORGANIZATION', legalForm: null }, 'input.civicForm'],
    ['a legal form of what is no enterprise', { type: 'CIVIC_ORGANIZATION', civicForm: 'NETWORK' }, 'input.legalForm'],
    ['a year of three digits', { type: 'SUPPORT_ORGANIZATION', legalForm: null, operatedSince: 999 }, 'input.operatedSince'],
    ['a region that nobody knows', { region: '99' }, 'input.region'],
    ['a region abolished by now', { region: '47720' }, 'input.region'],
    ['a wrong check digit', { businessRegistrationNumber: '123-45-67890' }, 'input.businessRegistrationNumber'],
    ['ten zeros', { businessRegistrationNumber: '000-00-00000' }, 'input.businessRegistrationNumber'],
    ['a made-up office code', { businessRegistrationNumber: '0000000055' }, 'input.businessRegistrationNumber'],
    ['nine digits', { businessRegistrationNumber: '12345678' }, 'input.businessRegistrationNumber'],
    ['twelve digits', { corporateRegistrationNumber: '130111-000624' }, 'input.corporateRegistrationNumber'],
    ['what could be a person’s number', { corporateRegistrationNumber: '900101-1234567' }, 'input.corporateRegistrationNumber'],
    ['what could be a foreigner’s number', { corporateRegistrationNumber: '9001017234567' }, 'input.corporateRegistrationNumber'],
    ['a corporate number of a sole trader', { legalForm: 'SOLE_TRADER', corporateRegistrationNumber: '130111-0006246' }, 'input.corporateRegistrationNumber'],
    ['thirteen digits of a sole trader', { legalForm: 'SOLE_TRADER', corporateRegistrationNumber: '900101-1234567' }, 'input.corporateRegistrationNumber'],
  ] as const)('is refused with %s, and nothing is written', async (_case, more, field) => {
    const before = await graph.database.prisma.organization.count()
    const answer = await refused(await person(), more)
    expect(answer).toMatchObject({ __typename: 'ValidationError', field })
    for (const digits of Object.values(more).flatMap((value) => (typeof value === 'string' ? (value.match(/\d{6,}/g) ?? []) : []))) expect(JSON.stringify(answer)).not.toContain(digits)
    expect(await graph.database.prisma.organization.count()).toBe(before)
  })

  test.each([
    ['with a right check digit', '130111-0006246'],
    ['with a right check digit, though it could be a day of birth', '110111-1129497'],
    ['without a right check digit, as since 2025', '1301110006247'],
  ])('may tell a corporate registration number %s', async (_case, corporateRegistrationNumber) => {
    const made = await register(await person(), { corporateRegistrationNumber })
    expect(made.identifiers).toEqual([{ scheme: 'KR_CRN', value: corporateRegistrationNumber.replace('-', ''), verified: false }])
  })

  test('is refused with a number that another one has, without a word on which', async () => {
    const businessRegistrationNumber = businessNumber()
    const first = await register(await person(), { businessRegistrationNumber, name: '먼저 등록한 곳' })
    const answer = await refused(await person(), { businessRegistrationNumber })
    expect(answer).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.businessRegistrationNumber' })
    for (const word of [first.id, uuidOf(first.id), first.name]) expect(JSON.stringify(answer)).not.toContain(word)
  })

  test('takes no key that is not its owner’s to set', async () => {
    const owner = await person()
    for (const key of ['standing', 'id', 'synthetic', 'role', 'version', 'parentId', 'isWomenOwned', '__proto__', 'constructor']) {
      const variables = JSON.parse(JSON.stringify({ input }).replace('"name"', `"${key}":"x","name"`)) as Record<string, unknown>
      const { errors } = await owner.post(RegisterOrganizationDocument, variables)
      expect(errors?.[0]?.extensions, key).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('is the eleventh that waits only in vain', async () => {
    const owner = await person()
    for (let place = 0; place < 10; place += 1) await register(owner, { name: `기관 ${place}` })
    expect((await refused(owner, {})).__typename).toBe('ConflictError')
    expect((await refused(await person(), {})).__typename).toBe('RegisterOrganizationPayload')
  })

  test('is one, however often its call is repeated with one idempotency key, and each answer shows it', async () => {
    const token = await people.token(randomUUID())
    const idempotencyKey = randomUUID()
    const before = await graph.database.prisma.organization.count()
    const send = async () => (await graph.as(token).post(RegisterOrganizationDocument, { input }, { idempotencyKey })).data?.['registerOrganization'] as { organization: { id: string } | null }
    const [first, second] = [await send(), await send()]
    expect(first.organization?.id).toBeTruthy()
    expect(second).toEqual(first)
    expect(await graph.database.prisma.organization.count()).toBe(before + 1)
  })

  test('costs as many statements with two numbers as with one', async () => {
    const owner = await person()
    await register(owner)
    const count = async (more: Partial<RegisterOrganizationInput>) => (await statementsOf(() => register(owner, { businessRegistrationNumber: businessNumber(), ...more }))).length
    expect(await count({ corporateRegistrationNumber: '1301110006259' })).toBe(await count({}))
  })

  test('can be changed by its owner while it waits', async () => {
    const owner = await person()
    const made = await register(owner)
    const { updateOrganization } = await owner.client.request(UpdateOrganizationDocument, { id: made.id, version: 1, input: { note: '준비 중' } })
    expect(updateOrganization).toMatchObject({ organization: { note: '준비 중', standing: 'PENDING', version: 2 } })
  })
})
