import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { parseKey } from '../../prisma/access/key-text.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { makeOrganization } from './holders.ts'
import { refusal, resultOf } from './results.ts'

const graph = withGraph('demo', { keyCacheMs: 60_000 })
const partner: AccessScope[] = ['READ_EXPERTS', 'WRITE_NEEDS', 'ADMINISTER']

const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ${refusal}
  ... on CreateApiKeyPayload { secret apiKey { id kind label scopes origins expiresAt isLive } } } }`
const revoke = `mutation ($id: ID!) { revokeApiKey(id: $id) { ${refusal} ... on RevokeApiKeyPayload { apiKey { isLive revokedAt } } } }`
const rotate = `mutation ($id: ID!, $graceHours: Int! = 24) { rotateApiKey(id: $id, graceHours: $graceHours) { ${refusal} ... on RotateApiKeyPayload { secret apiKey { id label scopes } } } }`

async function administrator(scopes: AccessScope[] = partner) {
  const organizationId = await makeOrganization(graph.database)
  const bearer = await bearerOf(graph.database, { organizationId, scopes })
  return { organizationId, bearer, app: graph.as(bearer) }
}

const input = { kind: 'SECRET', label: '연동 앱', scopes: ['WRITE_NEEDS'] }
type Made = { __typename: string; secret: string; apiKey: { id: string } }
const kindOf = async (bearer: string) => {
  const { status, data } = await graph.as(bearer).post('{ viewer { kind } }')
  return status === 200 ? (data?.['viewer'] as { kind: string }).kind : status
}

describe('an organisation makes keys for its apps', () => {
  test('and is told each once', async () => {
    const { app, organizationId } = await administrator()
    const made = (await resultOf(app, create, { input })) as unknown as Made
    expect(made).toMatchObject({ __typename: 'CreateApiKeyPayload', apiKey: { kind: 'SECRET', label: '연동 앱', scopes: ['WRITE_NEEDS'], origins: [], expiresAt: null, isLive: true } })
    expect(parseKey(made.secret)).toMatchObject({ kind: 'SECRET' })
    expect(await kindOf(made.secret)).toBe('APP')
    const listed = JSON.stringify((await app.post('{ viewer { keys { id keyId label kind scopes origins createdAt expiresAt lastUsedAt revokedAt } } }')).data)
    expect(listed).toContain(made.apiKey.id)
    const secret = made.secret.split('_')[3] ?? ''
    expect(secret).toHaveLength(43)
    const row = await graph.database.prisma.apiKey.findFirstOrThrow({ where: { organizationId, label: '연동 앱' } })
    for (const hidden of [secret, Buffer.from(row.secretHash ?? []).toString('base64'), Buffer.from(row.secretHash ?? []).toString('hex')]) expect(listed).not.toContain(hidden)
  })

  test('a repeat by idempotency key names the same key and tells no secret', async () => {
    const { app } = await administrator()
    const idempotencyKey = randomUUID()
    const first = (await resultOf(app, create, { input }, { idempotencyKey })) as unknown as Made
    const again = (await resultOf(app, create, { input }, { idempotencyKey })) as unknown as Made
    expect(again).toMatchObject({ secret: null, apiKey: { id: first.apiKey.id } })
    expect(first.secret).toBeTruthy()
  })

  test('a publishable key is for the pages of its origins', async () => {
    const { app } = await administrator()
    const made = (await resultOf(app, create, { input: { kind: 'PUBLISHABLE', label: '누리집', origins: ['https://partner.example', 'http://localhost:3000'] } })) as unknown as Made
    expect(made.secret).toMatch(/^yd_pub_/)
    expect((await graph.as(made.secret).post('{ viewer { kind } }', {}, { headers: { origin: 'https://partner.example' } })).status).toBe(200)
    expect(await kindOf(made.secret)).toBe(403)
  })

  test.each([
    [{ ...input, scopes: ['READ_CONTACTS'] }, 'input.scopes.0'],
    [{ ...input, scopes: ['WRITE_NEEDS', 'OPERATE'] }, 'input.scopes.1'],
    [{ ...input, scopes: ['WRITE_NEEDS', 'WRITE_NEEDS'] }, 'input.scopes'],
    [{ ...input, label: ' ' }, 'input.label'],
    [{ ...input, label: '가'.repeat(101) }, 'input.label'],
    [{ ...input, origins: ['https://partner.example'] }, 'input.origins'],
    [{ ...input, expiresAt: '2020-01-01T00:00:00Z' }, 'input.expiresAt'],
    [{ kind: 'PUBLISHABLE', label: '누리집' }, 'input.origins'],
    [{ kind: 'PUBLISHABLE', label: '누리집', origins: ['https://partner.example/'] }, 'input.origins.0'],
    [{ kind: 'PUBLISHABLE', label: '누리집', origins: ['http://partner.example'] }, 'input.origins.0'],
    [{ kind: 'PUBLISHABLE', label: '누리집', origins: ['https://a.example', 'null'] }, 'input.origins.1'],
    [{ kind: 'PUBLISHABLE', label: '누리집', origins: ['javascript:alert(1)'] }, 'input.origins.0'],
    [{ kind: 'PUBLISHABLE', label: '누리집', scopes: ['WRITE_NEEDS'], origins: ['https://a.example'] }, 'input.scopes'],
  ])('%j is refused', async (given, field) => {
    const { app, organizationId } = await administrator()
    expect(await resultOf(app, create, { input: given })).toMatchObject({ __typename: 'ValidationError', field })
    expect(await graph.database.prisma.apiKey.count({ where: { organizationId } })).toBe(1)
  })

  test('for itself alone, and with the scope for it', async () => {
    const { globalId } = await someEnterprise(graph.database)
    const { app } = await administrator()
    expect(await resultOf(app, create, { input: { ...input, organizationId: globalId } })).toMatchObject({ __typename: 'FORBIDDEN' })
    const { app: writer } = await administrator(['WRITE_NEEDS'])
    expect(await resultOf(writer, create, { input })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(graph, create, { input })).toMatchObject({ __typename: 'UNAUTHENTICATED' })
  })

  test('an operator gives every scope but that of operators', async () => {
    const { globalId } = await someEnterprise(graph.database)
    const operator = graph.as(await bearerOf(graph.database))
    expect(await resultOf(operator, create, { input: { ...input, organizationId: globalId, scopes: ['READ_CONTACTS'] } })).toMatchObject({ __typename: 'CreateApiKeyPayload' })
    expect(await resultOf(operator, create, { input: { ...input, organizationId: globalId, scopes: ['OPERATE'] } })).toMatchObject({ __typename: 'ValidationError', field: 'input.scopes' })
  })

  test('50 of them in force at most; a revoked one makes room', async () => {
    const { app, organizationId } = await administrator()
    for (let made = 1; made < 50; made += 1) await bearerOf(graph.database, { organizationId })
    expect(await resultOf(app, create, { input })).toMatchObject({ __typename: 'ConflictError' })
    const { id } = await graph.database.prisma.apiKey.findFirstOrThrow({ where: { organizationId }, orderBy: { createdAt: 'desc' } })
    await graph.database.prisma.apiKey.update({ where: { id }, data: { revokedAt: new Date() } })
    expect(await resultOf(app, create, { input })).toMatchObject({ __typename: 'CreateApiKeyPayload' })
  })
})

describe('a key ends', () => {
  test('when it is revoked: at once here, for good, and once', async () => {
    const { app } = await administrator()
    const made = (await resultOf(app, create, { input })) as unknown as Made
    expect(await resultOf(app, revoke, { id: made.apiKey.id })).toMatchObject({ apiKey: { isLive: false, revokedAt: expect.any(String) as unknown } })
    expect(await kindOf(made.secret)).toBe(401)
    expect(await resultOf(app, revoke, { id: made.apiKey.id })).toMatchObject({ __typename: 'ConflictError' })
  })

  test('by nobody but who manages it', async () => {
    const { app } = await administrator()
    const made = (await resultOf(app, create, { input })) as unknown as Made
    const { app: stranger } = await administrator()
    for (const viewer of [stranger, graph.as(made.secret)]) {
      expect(await resultOf(viewer, revoke, { id: made.apiKey.id })).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
      expect(await resultOf(viewer, rotate, { id: made.apiKey.id })).toMatchObject({ __typename: 'NotFoundError' })
    }
    expect(await kindOf(made.secret)).toBe('APP')
    const { id: expertId } = await graph.database.prisma.expert.findFirstOrThrow()
    const own = await bearerOf(graph.database, { expertId })
    const { viewer } = await graph.as(own).ask<{ viewer: { key: { id: string } } }>('{ viewer { key { id } } }')
    expect(await resultOf(app, revoke, { id: viewer.key.id })).toMatchObject({ __typename: 'NotFoundError' })
    expect(await resultOf(graph.as(own), revoke, { id: viewer.key.id })).toMatchObject({ __typename: 'RevokeApiKeyPayload' })
    expect(await kindOf(own)).toBe(401)
  })

  test('a while after another took its place, or at once where nothing else is asked', async () => {
    const { app } = await administrator()
    const first = (await resultOf(app, create, { input })) as unknown as Made
    const second = (await resultOf(app, rotate, { id: first.apiKey.id })) as unknown as Made
    expect(second).toMatchObject({ apiKey: { label: '연동 앱', scopes: ['WRITE_NEEDS'] } })
    expect(second.apiKey.id).not.toBe(first.apiKey.id)
    expect([await kindOf(first.secret), await kindOf(second.secret)]).toEqual(['APP', 'APP'])
    const third = (await resultOf(app, rotate, { id: second.apiKey.id, graceHours: 0 })) as unknown as Made
    expect([await kindOf(second.secret), await kindOf(third.secret)]).toEqual([401, 'APP'])
    expect(await resultOf(app, rotate, { id: second.apiKey.id })).toMatchObject({ __typename: 'ConflictError' })
    expect(await resultOf(app, rotate, { id: third.apiKey.id, graceHours: 169 })).toMatchObject({ __typename: 'ValidationError', field: 'graceHours' })
  })

  test('nobody comes by more power through the rotation of another key', async () => {
    const { organizationId } = await administrator()
    const weak = graph.as(await bearerOf(graph.database, { organizationId, scopes: ['ADMINISTER'] }))
    const { viewer } = await weak.ask<{ viewer: { keys: { id: string; scopes: string[] }[] } }>('{ viewer { keys { id scopes } } }')
    const strong = viewer.keys.find(({ scopes }) => scopes.includes('READ_EXPERTS'))
    expect(await resultOf(weak, rotate, { id: strong?.id })).toMatchObject({ __typename: 'FORBIDDEN' })
  })
})

describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('an organisation with room for five keys gets five of twenty', async () => {
    const { app, organizationId } = await administrator()
    for (let made = 1; made < 45; made += 1) await bearerOf(graph.database, { organizationId })
    const results = await Promise.all(Array.from({ length: 20 }, () => resultOf(app, create, { input })))
    expect(results.filter(({ __typename }) => __typename === 'CreateApiKeyPayload')).toHaveLength(5)
    expect(await graph.database.prisma.apiKey.count({ where: { organizationId } })).toBe(50)
  })
})
