import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { consent, published, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { openGraph, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { refusal, resultOf } from './results.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })

const reveal = `mutation ($input: RevealExpertContactInput!) { revealExpertContact(input: $input) { ${refusal}
  ... on RevealExpertContactPayload { expert { id } contact { name employer email phone } } } }`
const views = '{ viewer { expert { contactViews { purpose reason viewer organization { id } viewedAt } } } }'

/** A new partner that may be shown contacts; each has looks of its own. */
async function partner(skip = 0) {
  const enterprise = await someEnterprise(graph.database, skip)
  return { ...enterprise, app: graph.as(await bearerOf(graph.database, { organizationId: enterprise.id, scopes: ['READ_EXPERTS', 'READ_CONTACTS'] })) }
}
const look = (expertId: string, more: object = {}) => ({ input: { expertId, purpose: 'MATCHING', reason: '공동개발 상담', ...more } })
const contact = { email: 'jiwon@example.invalid', phone: '+82 10-1234-5678' }

describe('the contact of an expert', () => {
  test('is shown to a partner for a purpose that she agreed to, and she sees who looked', async () => {
    const { id, herself } = await register(graph, people.token)
    const { app, globalId } = await partner()
    expect(await resultOf(app, reveal, look(id))).toMatchObject({ expert: { id }, contact: { name: '한지원', employer: '가상 소재연구소', ...contact } })
    expect(await herself.ask(views)).toEqual({
      viewer: {
        expert: {
          contactViews: [{ purpose: 'MATCHING', reason: '공동개발 상담', viewer: expect.stringMatching(/^key:/) as unknown, organization: { id: globalId }, viewedAt: expect.any(String) as unknown }],
        },
      },
    })
    expect(await app.ask(`{ expert(id: "${id}") { contactViews { reason } history { action } } }`)).toEqual({ expert: { contactViews: [], history: [] } })
  })

  test('comes without her name where she does not share that', async () => {
    const { id } = await register(graph, people.token, { consents: [published(), consent('CONTACT')] })
    expect(await resultOf((await partner()).app, reveal, look(id))).toMatchObject({ contact: { name: null, employer: null, ...contact } })
  })

  test('is not shown for another purpose, nor where she shares none', async () => {
    const { app } = await partner()
    const [shared, silent] = [await register(graph, people.token), await register(graph, people.token, { consents: [published(), consent('IDENTITY')] })]
    expect(await resultOf(app, reveal, look(shared.id, { purpose: 'MENTORING' }))).toMatchObject({ __typename: 'ConflictError' })
    expect(await resultOf(app, reveal, look(silent.id))).toMatchObject({ __typename: 'ConflictError' })
    const operator = graph.as(await bearerOf(graph.database))
    expect(await resultOf(operator, reveal, look(silent.id))).toMatchObject({ __typename: 'ConflictError' })
    expect(await graph.database.prisma.contactView.count({ where: { expertId: { in: [shared.rowId, silent.rowId] } } })).toBe(0)
  })

  test('of an expert whose profile is not shared is not found, like one who never was', async () => {
    const { app } = await partner()
    const { id } = await register(graph, people.token, { consents: [published(), consent('CONTACT')] }).then(async (one) => {
      await one.herself.ask('mutation { withdrawConsent(fieldGroup: PROFILE) { __typename } }')
      return one
    })
    const results = [await resultOf(app, reveal, look(id)), await resultOf(app, reveal, look(encodeId('Expert', randomUUID())))]
    expect(results[0]).toEqual({ __typename: 'NotFoundError', field: 'input.expertId' })
    expect(results[1]).toEqual(results[0])
  })

  test('needs the scope for it', async () => {
    const { id, herself } = await register(graph, people.token)
    const { id: organizationId } = await someEnterprise(graph.database)
    const reader = graph.as(await bearerOf(graph.database, { organizationId, scopes: ['READ_EXPERTS', 'ADMINISTER'] }))
    for (const viewer of [reader, herself]) expect(await resultOf(viewer, reveal, look(id))).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(graph, reveal, look(id))).toMatchObject({ __typename: 'UNAUTHENTICATED' })
  })

  test.each([
    [{ reason: ' ' }, 'input.reason'],
    [{ reason: 'x'.repeat(501) }, 'input.reason'],
    [{ expertId: 'x' }, 'input.expertId'],
  ])('is not shown for %j', async (more, field) => {
    const { id } = await register(graph, people.token)
    expect(await resultOf((await partner()).app, reveal, look(id, more))).toMatchObject({ __typename: 'ValidationError', field })
  })

  test('a repeat by idempotency key is no look of its own, and shows nothing once she took it back', async () => {
    const { id, rowId, herself } = await register(graph, people.token)
    const { app } = await partner()
    const idempotencyKey = randomUUID()
    const again = () => resultOf(app, reveal, look(id), { idempotencyKey })
    expect(await again()).toMatchObject({ contact })
    expect(await again()).toMatchObject({ contact })
    expect(await graph.database.prisma.contactView.count({ where: { expertId: rowId } })).toBe(1)
    await herself.ask('mutation { withdrawConsent(fieldGroup: CONTACT) { __typename } }')
    expect(await again()).toMatchObject({ expert: { id }, contact: null })
    await herself.ask('mutation { withdrawConsent { __typename } }')
    expect(await again()).toMatchObject({ expert: null, contact: null })
  })

  test('an operator looks for nobody’s organisation, and she sees that too', async () => {
    const { id, herself } = await register(graph, people.token)
    const operator = graph.as(await bearerOf(graph.database))
    expect(await resultOf(operator, reveal, look(id))).toMatchObject({ contact })
    expect(await herself.ask(views)).toMatchObject({ viewer: { expert: { contactViews: [{ organization: null }] } } })
  })
})

describe('looks at contacts', () => {
  test('are 20 a day of Korea for a key', async () => {
    let now = new Date('2027-03-02T14:50:00Z')
    const own = await openGraph('demo', { keyCacheMs: 0, now: () => now })
    try {
      const { rowId } = await sharing(own)
      const { id: organizationId } = await someEnterprise(own.database)
      const app = async () => own.as(await bearerOf(own.database, { organizationId, scopes: ['READ_CONTACTS'] }))
      const [first, second] = [await app(), await app()]
      const types = async (asked: Awaited<ReturnType<typeof app>>, times: number) => {
        const names: string[] = []
        for (let time = 0; time < times; time += 1) names.push((await resultOf(asked, reveal, look(encodeId('Expert', rowId)))).__typename)
        return names
      }
      expect(await types(first, 21)).toEqual([...Array.from({ length: 20 }, () => 'RevealExpertContactPayload'), 'ConflictError'])
      expect(await types(second, 1)).toEqual(['RevealExpertContactPayload'])
      now = new Date('2027-03-02T15:00:00Z')
      expect(await types(first, 1)).toEqual(['RevealExpertContactPayload'])
      await own.database.prisma.contactView.createMany({
        data: Array.from({ length: 98 }, () => ({ id: randomUUID(), expertId: rowId, purpose: 'MATCHING' as const, reason: '상담', organizationId, viewer: 'key:another', viewedAt: now })),
      })
      expect(await types(second, 2)).toEqual(['RevealExpertContactPayload', 'ConflictError'])
    } finally {
      await own.database.close()
    }
  })
})

/** An expert of the demonstration set who shares her contact. */
async function sharing({ database }: typeof graph) {
  const { id } = await database.prisma.expert.findFirstOrThrow({
    where: { AND: [{ consents: { some: { fieldGroup: 'CONTACT', withdrawnAt: null } } }, { consents: { some: { fieldGroup: 'PROFILE', audience: 'PUBLIC', withdrawnAt: null } } }] },
  })
  return { rowId: id }
}

describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('30 looks of one key are 20', async () => {
    const { id, rowId } = await register(graph, people.token)
    const { app } = await partner(3)
    const results = await Promise.all(Array.from({ length: 30 }, () => resultOf(app, reveal, look(id))))
    expect(results.filter(({ __typename }) => __typename === 'RevealExpertContactPayload')).toHaveLength(20)
    expect(await graph.database.prisma.contactView.count({ where: { expertId: rowId } })).toBe(20)
  })
})
