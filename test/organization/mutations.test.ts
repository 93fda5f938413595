import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { UpdateOrganizationDocument, VerifyOrganizationDocument } from '../../sdk/src/operations.ts'
import type { UpdateOrganizationInput } from '../../sdk/src/generated/types.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { businessNumber, ground, register, uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const people = await provider()
const today = '2026-11-25'
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0, now: () => new Date(`${today}T03:00:00Z`) })

const operator = async () => graph.as(await bearerOf(graph.database))
const person = async () => graph.as(await people.token(randomUUID()))

/** An enterprise of the demonstration set that administers itself, with its version. */
async function ours(skip = 0) {
  const made = await someEnterprise(graph.database, skip)
  const owner = graph.as(await bearerOf(graph.database, { organizationId: made.id, scopes: ['ADMINISTER'] }))
  const { version } = await graph.database.prisma.organization.findUniqueOrThrow({ where: { id: made.id }, select: { version: true } })
  return { ...made, owner, version }
}

const update = async (asked: AskedGraph, id: string, version: number, input: UpdateOrganizationInput) => (await asked.client.request(UpdateOrganizationDocument, { id, version, input })).updateOrganization
const verify = async (asked: AskedGraph, id: string, version: number, more: object = {}) =>
  (await asked.client.request(VerifyOrganizationDocument, { id, version, decision: 'VERIFIED', ...ground, ...more })).verifyOrganization

const history = async (asked: AskedGraph, id: string) =>
  (await asked.ask<{ organization: { history: { action: string; reason: string | null; sourceId: string | null; values: object[] }[] } }>(
    `{ organization(id: "${id}") { history { action version reason sourceId values { field former current } } } }`,
  )).organization.history
const cited = async (id: string, field?: string) =>
  (await graph.ask<{ organization: { citations: object[] } }>(
    'query ($id: ID!, $field: String) { organization(id: $id) { citations(field: $field) { method field note source { title outlet url publishedOn isSynthetic } } } }',
    field === undefined ? { id } : { id, field },
  )).organization.citations
const found = async (name: string) =>
  (await graph.ask<{ search: { nodes: { node: { id: string } }[] } }>('query ($name: String!) { search(query: $name, types: [ENTERPRISE], first: 50) { nodes { node { id } } } }', { name })).search.nodes.map(({ node }) => node.id)
const namesOn = async (id: string, day: string) => (await graph.ask<{ organization: { name: string } }>(`{ organization(id: "${id}") { name(asOf: "${day}") } }`)).organization.name

describe('a change of an organisation', () => {
  test('of its name keeps the former one, ended yesterday, and is found by both', async () => {
    const { globalId, name, owner, version } = await ours()
    const changed = await update(owner, globalId, version, { name: '햇무리공방' })
    expect(changed).toMatchObject({ __typename: 'UpdateOrganizationPayload', organization: { name: '햇무리공방', version: version + 1 } })
    const legal = changed.__typename === 'UpdateOrganizationPayload' ? (changed.organization?.names ?? []).filter(({ kind, lang }) => kind === 'LEGAL' && lang === 'KO') : []
    expect(legal).toEqual([
      { value: name, lang: 'KO', kind: 'LEGAL', validFrom: null, validTo: '2026-11-24' },
      { value: '햇무리공방', lang: 'KO', kind: 'LEGAL', validFrom: today, validTo: null },
    ])
    expect([await namesOn(globalId, '2026-11-24'), await namesOn(globalId, today)]).toEqual([name, '햇무리공방'])
    expect(await found('햇무리공방')).toContain(globalId)
    expect(await found(name)).toContain(globalId)
    expect(await history(graph, globalId)).toMatchObject([{ action: 'updateOrganization', version: version + 1, reason: null, values: [{ field: 'name', former: name, current: '햇무리공방' }] }])
    expect(await cited(globalId, 'name')).toMatchObject([{ method: 'SUBMITTED', note: null }])
  })

  test('of its name twice on a day leaves the one that lasted', async () => {
    const { globalId, name, owner, version } = await ours(1)
    await update(owner, globalId, version, { name: '반나절 이름' })
    await update(owner, globalId, version + 1, { name: '남는 이름' })
    expect([await namesOn(globalId, '2026-11-24'), await namesOn(globalId, today)]).toEqual([name, '남는 이름'])
    const rows = await graph.database.prisma.organizationName.findMany({ where: { organizationId: uuidOf(globalId), kind: 'LEGAL', lang: 'KO' }, orderBy: { validTo: 'asc' }, select: { value: true } })
    expect(rows.map(({ value }) => value)).toEqual([name, '남는 이름'])
    expect(await cited(globalId, 'name')).toMatchObject([{ method: 'SUBMITTED' }, { method: 'SUBMITTED' }])
    expect((await cited(globalId, 'name')).map((one) => (one as { note: string | null }).note === null).sort()).toEqual([false, true])
  })

  test('of several fields tells each in its history, and clears what is null', async () => {
    const { globalId, owner, version } = await ours(2)
    await update(owner, globalId, version, { nameEn: 'Haetmuri Workshop', note: '주문 제작', region: '48170', industry: 'C', legalForm: 'LIMITED_COMPANY' })
    const cleared = await update(owner, globalId, version + 1, { nameEn: null, note: null, region: null, industry: null })
    expect(cleared).toMatchObject({ organization: { nameEn: null, note: null, region: null, industry: null, legalForm: 'LIMITED_COMPANY' } })
    const [last] = await history(graph, globalId)
    expect(last?.values).toEqual([
      { field: 'industry', former: 'C', current: null },
      { field: 'nameEn', former: 'Haetmuri Workshop', current: null },
      { field: 'note', former: '주문 제작', current: null },
      { field: 'region', former: '48170', current: null },
    ])
  })

  test('to a sole trader’s leaves the province of its seat alone, in its history too', async () => {
    const { globalId, owner, version } = await ours(3)
    await update(owner, globalId, version, { region: '48170', legalForm: 'STOCK_COMPANY' })
    const changed = await update(owner, globalId, version + 1, { legalForm: 'SOLE_TRADER' })
    expect(changed).toMatchObject({ organization: { legalForm: 'SOLE_TRADER', region: { name: '경상남도' } } })
    const [last] = await history(graph, globalId)
    expect(last?.values).toEqual([{ field: 'legalForm', former: 'STOCK_COMPANY', current: 'SOLE_TRADER' }])
    const moved = await update(owner, globalId, version + 2, { region: '11620' })
    expect(moved).toMatchObject({ organization: { region: { name: '서울특별시' } } })
  })

  test('names the version that it was made from', async () => {
    const { globalId, owner, version } = await ours(4)
    expect((await update(owner, globalId, version, { note: '하나' })).__typename).toBe('UpdateOrganizationPayload')
    expect(await update(owner, globalId, version, { note: '둘' })).toMatchObject({ __typename: 'StaleVersionError', current: version + 1 })
  })

  test('is its own and the operators’ to make', async () => {
    const { globalId, id, owner, version } = await ours(5)
    const [{ owner: other, globalId: foreign }, operating] = [await ours(6), await operator()]
    const code = async (asked: AskedGraph, of = globalId) => (await asked.post(UpdateOrganizationDocument, { id: of, version, input: { note: 'x' } })).errors?.[0]?.extensions.code
    expect(await code(graph)).toBe('UNAUTHENTICATED')
    expect(await code(graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['WRITE_NEEDS'] })))).toBe('FORBIDDEN')
    expect(await code(other)).toBe('FORBIDDEN')
    expect(await code(owner, foreign)).toBe('FORBIDDEN')
    const hidden = await register(await person())
    const missing = await update(owner, encodeId('Enterprise', randomUUID()), 1, { note: 'x' })
    expect(missing).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    expect(await update(owner, hidden.id, 1, { note: 'x' })).toEqual(missing)
    expect((await update(operating, globalId, version, { note: '운영자' })).__typename).toBe('UpdateOrganizationPayload')
  })

  test.each([
    ['nothing', {}, 'input'],
    ['an empty name', { name: ' ' }, 'input.name'],
    ['no name', { name: null }, 'input.name'],
    ['no legal form', { legalForm: null }, 'input.legalForm'],
    ['an endless note', { note: '가'.repeat(2001) }, 'input.note'],
    ['an unknown region', { region: '00' }, 'input.region'],
    ['a malformed region', { region: '481' }, 'input.region'],
    ['an unknown industry', { industry: 'c' }, 'input.industry'],
    ['what another type has', { operatedSince: 2015 }, 'input.operatedSince'],
  ] as const)('is refused with %s, and nothing is written', async (_case, input, field) => {
    const { globalId, owner, version } = await ours(7)
    const before = await graph.database.prisma.auditEntry.count()
    expect(await update(owner, globalId, version, input as unknown as UpdateOrganizationInput)).toMatchObject({ __typename: 'ValidationError', field })
    expect(await graph.database.prisma.auditEntry.count()).toBe(before)
  })

  test('of an id of another type is refused', async () => {
    const { owner } = await ours(7)
    expect(await update(owner, encodeId('Need', randomUUID()), 1, { note: 'x' })).toMatchObject({ __typename: 'ValidationError', field: 'id' })
  })

  test('takes no key that is not its owner’s to set', async () => {
    const { globalId, owner, version } = await ours(7)
    for (const key of ['standing', 'id', 'synthetic', 'role', 'version', 'type', 'isWomenOwned', 'businessRegistrationNumber', '__proto__']) {
      const variables = JSON.parse(`{"id":"${globalId}","version":${version},"input":{"${key}":"x","note":"y"}}`) as Record<string, unknown>
      const { errors } = await owner.post(UpdateOrganizationDocument, variables)
      expect(errors?.[0]?.extensions, key).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('costs a bounded number of statements, whatever hangs on the organisation', async () => {
    const { globalId, id, owner, version } = await ours(8)
    await update(owner, globalId, version, { note: '첫째' })
    const few = await statementsOf(() => update(owner, globalId, version + 1, { note: '둘째' }))
    await graph.database.prisma.organizationName.createMany({
      data: Array.from({ length: 20 }, (_, place) => ({ id: randomUUID(), organizationId: id, value: `별칭 ${place}`, lang: 'KO', kind: 'ALIAS' })),
    })
    await update(owner, globalId, version + 2, { note: '셋째' })
    const many = await statementsOf(() => update(owner, globalId, version + 3, { note: '넷째' }))
    expect(many.length).toBe(few.length)
    expect(many.length).toBeLessThan(40)
  })

  test('is made once, however often its call is repeated with one idempotency key', async () => {
    const { globalId, owner, version } = await ours(9)
    const idempotencyKey = randomUUID()
    const send = async () => (await owner.post(UpdateOrganizationDocument, { id: globalId, version, input: { note: '한 번' } }, { idempotencyKey })).data?.['updateOrganization']
    const first = await send()
    expect(first).toMatchObject({ __typename: 'UpdateOrganizationPayload', organization: { version: version + 1 } })
    expect(await send()).toEqual(first)
  })
})

describe('an operator', () => {
  test('verifies an organisation that waits: everybody sees it, finds it, and reads why', async () => {
    const [owner, operating] = [await person(), await operator()]
    const made = await register(owner, { name: '물오름협동조합', nameEn: 'Mulroreum Cooperative', legalForm: 'COOPERATIVE' })
    expect(await found('물오름협동조합')).not.toContain(made.id)
    expect(await verify(operating, made.id, 1)).toMatchObject({ __typename: 'VerifyOrganizationPayload', organization: { standing: 'VERIFIED', version: 2 } })
    expect(await found('물오름협동조합')).toContain(made.id)
    expect(await found('mulroreum')).toContain(made.id)
    const [line] = await history(graph, made.id)
    expect(line).toMatchObject({ action: 'verifyOrganization', version: 2, reason: ground.reason, values: [{ field: 'standing', former: 'PENDING', current: 'VERIFIED' }] })
    const source = await graph.ask<{ source: object }>(`{ source(id: "${line?.sourceId ?? ''}") { title outlet url publishedOn } }`)
    expect(source).toEqual({ source: ground.source.new })
    expect(await cited(made.id)).toContainEqual({ method: 'EXTERNAL', field: null, note: null, source: { ...ground.source.new, isSynthetic: false } })
    const { viewer } = await owner.ask<{ viewer: { scopes: string[] } }>('{ viewer { scopes } }')
    expect(viewer.scopes).toContain('READ_EXPERTS')
    const audited = await graph.database.prisma.auditEntry.findFirstOrThrow({ where: { targetId: uuidOf(made.id), action: 'verifyOrganization' } })
    expect(audited).toMatchObject({ targetType: 'Enterprise', reason: ground.reason, organizationId: null })
    expect(encodeId('Source', audited.sourceId ?? '')).toBe(line?.sourceId)
  })

  test('refuses one: it stays unseen, and its numbers are free again', async () => {
    const [owner, operating] = [await person(), await operator()]
    const businessRegistrationNumber = businessNumber()
    const made = await register(owner, { name: '남의 이름을 쓴 곳', businessRegistrationNumber })
    expect(await verify(operating, made.id, 1, { decision: 'REFUSED' })).toMatchObject({ organization: { standing: 'REFUSED', identifiers: [] } })
    expect(await graph.ask(`{ node(id: "${made.id}") { id } }`)).toEqual({ node: null })
    expect(await found('남의 이름을 쓴 곳')).not.toContain(made.id)
    expect(await owner.ask(`{ organization(id: "${made.id}") { standing } }`)).toEqual({ organization: { standing: 'REFUSED' } })
    expect(JSON.stringify(await history(owner, made.id))).not.toContain(businessRegistrationNumber)
    await register(await person(), { businessRegistrationNumber })
    expect((await verify(operating, made.id, 2)).__typename).toBe('ConflictError')
  })

  test('decides once, of the version that was read', async () => {
    const operating = await operator()
    const made = await register(await person())
    expect(await verify(operating, made.id, 2)).toMatchObject({ __typename: 'StaleVersionError', current: 1 })
    expect((await verify(operating, made.id, 1)).__typename).toBe('VerifyOrganizationPayload')
    expect(await verify(operating, made.id, 2, { decision: 'REFUSED' })).toMatchObject({ __typename: 'ConflictError', conflictField: 'id' })
    const { globalId, version } = await ours(10)
    expect((await verify(operating, globalId, version)).__typename).toBe('ConflictError')
  })

  test.each([
    ['an empty reason', { reason: ' ' }, 'ValidationError', 'reason'],
    ['a reason of 501 characters', { reason: '가'.repeat(501) }, 'ValidationError', 'reason'],
    ['no source', { source: {} }, 'ValidationError', 'source'],
    ['two sources', { source: { ...ground.source, id: encodeId('Source', randomUUID()) } }, 'ValidationError', 'source'],
    ['a source without a title', { source: { new: { title: ' ' } } }, 'ValidationError', 'source.new.title'],
    ['an address that is none', { source: { new: { title: 'x', url: 'javascript:alert(1)' } } }, 'ValidationError', 'source.new.url'],
    ['a source that is none', { source: { id: encodeId('Source', randomUUID()) } }, 'NotFoundError', 'source.id'],
    ['an id of another type as its source', { source: { id: encodeId('Need', randomUUID()) } }, 'ValidationError', 'source.id'],
  ])('is refused with %s, and nothing is written', async (_case, more, typename, field) => {
    const operating = await operator()
    const made = await register(await person())
    const before = await graph.database.prisma.source.count()
    expect(await verify(operating, made.id, 1, more)).toMatchObject({ __typename: typename, field })
    expect(await graph.database.prisma.source.count()).toBe(before)
    expect(await graph.database.prisma.organization.findUnique({ where: { id: uuidOf(made.id) }, select: { standing: true, version: true } })).toEqual({ standing: 'PENDING', version: 1 })
  })

  test('lets no real organisation rest on a made-up source', async () => {
    const operating = await operator()
    const made = await register(await person())
    const { id } = await graph.database.prisma.source.findFirstOrThrow({ where: { synthetic: true } })
    expect(await verify(operating, made.id, 1, { source: { id: encodeId('Source', id) } })).toMatchObject({ __typename: 'ConflictError', conflictField: 'source.id' })
  })

  test('writes a source that is given twice once', async () => {
    const operating = await operator()
    const source = { new: { title: `공고 ${randomUUID()}` } }
    for (const made of [await register(await person()), await register(await person())]) await verify(operating, made.id, 1, { source })
    expect(await graph.database.prisma.source.count({ where: { title: source.new.title } })).toBe(1)
  })

  test('is whom it takes: no organisation verifies itself', async () => {
    const owner = await person()
    const made = await register(owner)
    const code = async (asked: AskedGraph) => (await asked.post(VerifyOrganizationDocument, { id: made.id, version: 1, decision: 'VERIFIED', ...ground })).errors?.[0]?.extensions.code
    expect([await code(graph), await code(owner), await code(await person())]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'])
  })

  test('finds nothing by the id of another type', async () => {
    const operating = await operator()
    expect(await verify(operating, encodeId('Enterprise', randomUUID()), 1)).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    const made = await register(operating)
    const asBuyer = encodeId('PublicBuyer', uuidOf(made.id))
    expect((await verify(operating, asBuyer, 1)).__typename).toBe('NotFoundError')
  })
})
