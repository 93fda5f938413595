import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createKey } from '../../prisma/access/key.ts'
import { addMember } from '../../prisma/access/membership.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { makeOrganization } from './holders.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })

const all = `{ viewer {
  kind scopes
  key { id keyId kind label scopes origins isLive organization { id } }
  organization { id }
  organizations { role scopes organization { id name } }
  expert { id }
  contact { email }
  keys { id }
  members { id }
} }`
const viewerOf = async (bearer: string | null, headers: Record<string, string> = {}) => (await graph.as(bearer).post(all, {}, { headers })).data?.['viewer']

describe('who asks', () => {
  test('without a key is nobody, with the open view', async () => {
    expect(await viewerOf(null)).toEqual({
      kind: 'ANONYMOUS', scopes: [], key: null, organization: null, organizations: [], expert: null, contact: null, keys: [], members: [],
    })
  })

  test('with the key of an organisation acts for it, with the scopes of the key', async () => {
    const { id, globalId, name } = await someEnterprise(graph.database)
    expect(await viewerOf(await bearerOf(graph.database, { organizationId: id, scopes: ['WRITE_NEEDS', 'READ_EXPERTS'] }))).toMatchObject({
      kind: 'APP',
      scopes: ['READ_EXPERTS', 'WRITE_NEEDS'],
      key: { kind: 'SECRET', label: 'a test', scopes: ['READ_EXPERTS', 'WRITE_NEEDS'], origins: [], isLive: true, organization: { id: globalId } },
      organization: { id: globalId },
      organizations: [{ role: null, scopes: ['READ_EXPERTS', 'WRITE_NEEDS'], organization: { id: globalId, name } }],
      expert: null, keys: [], members: [],
    })
  })

  test('with a publishable key has the open view, and acts for nobody', async () => {
    const { id } = await someEnterprise(graph.database)
    const origin = 'https://partner.example'
    const { text } = await createKey(graph.database.prisma, { kind: 'PUBLISHABLE', holder: { organizationId: id }, label: 'a page', origins: [origin] })
    expect(await viewerOf(text, { origin })).toMatchObject({ kind: 'APP', scopes: [], key: { kind: 'PUBLISHABLE', origins: [origin] }, organization: null, organizations: [] })
  })

  test('with the key of an expert is that expert, whatever she shares with others', async () => {
    const { id: expertId } = await graph.database.prisma.expert.findFirstOrThrow({ where: { consents: { none: {} } } })
    const bearer = await bearerOf(graph.database, { expertId })
    expect(await viewerOf(bearer)).toMatchObject({ kind: 'APP', scopes: [], organizations: [], expert: { id: encodeId('Expert', expertId) }, keys: [expect.anything()] })
    expect(await viewerOf(null)).toMatchObject({ expert: null })
  })

  test('with a token is a person with a role in each organisation, and acts for none in particular where there are several', async () => {
    const [first, second] = [await someEnterprise(graph.database), await someEnterprise(graph.database, 1)]
    const subject = randomUUID()
    const join = (organizationId: string, role: 'OWNER' | 'REVIEWER') => addMember(graph.database.prisma, { issuer: people.jwt.issuer, subject, organizationId, role })
    await join(first.id, 'REVIEWER')
    const bearer = await people.token(subject)
    expect(await viewerOf(bearer)).toMatchObject({ kind: 'PERSON', key: null, organization: { id: first.globalId }, members: [] })
    await join(second.id, 'OWNER')
    const viewer = await viewerOf(bearer)
    expect(viewer).toMatchObject({
      organization: null,
      organizations: [
        { role: 'REVIEWER', scopes: ['READ_EXPERTS', 'WRITE_MATCHES'], organization: { id: first.globalId } },
        { role: 'OWNER', scopes: expect.arrayContaining(['ADMINISTER']) as unknown, organization: { id: second.globalId } },
      ],
    })
    expect((viewer as { members: unknown[] }).members).toHaveLength(1)
  })

  test('of an organisation that nobody has verified may write drafts and its own record alone', async () => {
    const id = await makeOrganization(graph.database, { standing: 'PENDING' })
    const bearer = await bearerOf(graph.database, { organizationId: id, scopes: ['READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'ADMINISTER'] })
    expect(await viewerOf(bearer)).toMatchObject({ scopes: ['WRITE_NEEDS', 'ADMINISTER'], organization: { id: encodeId('CivicOrganization', id) } })
  })

  test('is told what is left of the points, which grows less', async () => {
    const bearer = await bearerOf(graph.database)
    const left = async () => (await graph.as(bearer).ask<{ viewer: { rateLimit: { limit: number; remaining: number; resetAt: string } } }>('{ viewer { rateLimit { limit remaining resetAt } } }')).viewer.rateLimit
    const [first, second] = [await left(), await left()]
    expect(first.limit).toBeGreaterThan(first.remaining)
    expect(second.remaining).toBeLessThan(first.remaining)
    expect(Date.parse(first.resetAt)).toBeGreaterThan(Date.now() - 1_000)
  })
})
