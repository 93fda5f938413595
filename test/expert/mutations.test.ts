import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { newPseudonym } from '../../schema/expert/pseudonym.ts'
import { invalid, refusal, resultOf } from '../access/results.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { consent, dayAfter, expertInput, published, register } from './registering.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

const registerText = `mutation ($input: RegisterExpertInput!, $reason: String) { registerExpert(input: $input, reason: $reason) { ${invalid}
  ... on RegisterExpertPayload { expert { id name careerBand isSynthetic version region { name } fields { code } identity { name employer } citations { method } consents { fieldGroup state } history { action reason } } } } }`
const updateText = `mutation ($id: ID, $version: Int!, $input: UpdateExpertInput!, $reason: String) { updateExpert(id: $id, version: $version, input: $input, reason: $reason) { ${refusal}
  ... on StaleVersionError { current } ... on UpdateExpertPayload { expert { version careerBand region { name } fields { code } identity { name employer } history { action values { field former current } } } } } }`

const person = async () => graph.as(await people.token(randomUUID()))

describe('a person who registers', () => {
  test('is shown under a pseudonym, with what she consented to', async () => {
    const result = await resultOf(await person(), registerText, { input: expertInput() })
    expect(result).toMatchObject({
      __typename: 'RegisterExpertPayload',
      expert: {
        careerBand: 'FROM_20', isSynthetic: false, version: 1, region: { name: '경상남도' }, fields: [{ code: 'EA' }, { code: 'EE' }],
        identity: { name: '한지원', employer: '가상 소재연구소' }, citations: [{ method: 'SUBMITTED' }],
        history: [{ action: 'registerExpert', reason: null }],
      },
    })
    const { id, name, consents } = (result as unknown as { expert: { id: string; name: string; consents: { fieldGroup: string; state: string }[] } }).expert
    expect(consents).toHaveLength(3)
    expect(new Set(consents.map(({ state }) => state))).toEqual(new Set(['LIVE']))
    expect(name).toMatch(/^전문가 [2-9A-HJKMNP-Z]{6}$/)
    expect(await graph.ask(`{ expert(id: "${id}") { name identity { name } consents { id } history { action } contactViews { viewer } } }`)).toEqual({
      expert: { name, identity: null, consents: [], history: [], contactViews: [] },
    })
  })

  test('is an expert from then on, once', async () => {
    const { herself, id, subject } = await register(graph, people.token)
    expect(await herself.ask('{ viewer { expert { id } contact { name employer email phone } } }')).toEqual({
      viewer: { expert: { id }, contact: { name: '한지원', employer: '가상 소재연구소', email: 'jiwon@example.invalid', phone: '+82 10-1234-5678' } },
    })
    expect(await resultOf(herself, registerText, { input: expertInput() })).toMatchObject({ __typename: 'ConflictError' })
    expect(await graph.database.prisma.expertAccount.count({ where: { subject } })).toBe(1)
  })

  test('is one profile for a repeat by idempotency key', async () => {
    const herself = await person()
    const idempotencyKey = randomUUID()
    const ids = [await resultOf(herself, registerText, { input: expertInput() }, { idempotencyKey }), await resultOf(herself, registerText, { input: expertInput() }, { idempotencyKey })]
    expect(ids[0]).toEqual(ids[1])
    expect(ids[0]).toMatchObject({ __typename: 'RegisterExpertPayload' })
  })

  test('leaves nothing of her name or contact in the audit trail', async () => {
    const { rowId } = await register(graph, people.token)
    const entries = await graph.database.prisma.auditEntry.findMany({ where: { targetId: rowId }, include: { values: true } })
    expect(entries).toHaveLength(1)
    for (const told of ['한지원', '소재연구소', 'jiwon', '1234']) expect(JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(told)
  })

  test.each([
    [{ name: ' ' }, 'input.name'],
    [{ name: '가'.repeat(101) }, 'input.name'],
    [{ name: '한지원 900101-2345678' }, 'input.name'],
    [{ employer: '9001012345678' }, 'input.employer'],
    [{ email: 'jiwon' }, 'input.email'],
    [{ phone: '전화 없음' }, 'input.phone'],
    [{ phone: '123' }, 'input.phone'],
    [{ region: '48121' }, 'input.region'],
    [{ region: '99' }, 'input.region'],
    [{ fields: [] }, 'input.fields'],
    [{ fields: ['EE', 'EE'] }, 'input.fields'],
    [{ fields: ['EE', 'ZZ'] }, 'input.fields.1'],
    [{ fields: ['EA', 'EB', 'EC', 'ED', 'EE', 'EF'] }, 'input.fields'],
    [{ consents: [] }, 'input.consents'],
    [{ consents: [consent('IDENTITY')] }, 'input.consents'],
    [{ consents: [published(), published({ textVersion: '2026-2' })] }, 'input.consents'],
    [{ consents: [published(), consent('IDENTITY', { audience: 'PUBLIC' })] }, 'input.consents.1.audience'],
    [{ consents: [published(), consent('CONTACT', { audience: 'PUBLIC', purpose: 'PUBLICATION' })] }, 'input.consents.1.audience'],
    [{ consents: [consent('PROFILE', { audience: 'PUBLIC' })] }, 'input.consents.0.audience'],
    [{ consents: [published({ retentionUntil: dayAfter(0) })] }, 'input.consents.0.retentionUntil'],
    [{ consents: [published({ retentionUntil: dayAfter(3_660) })] }, 'input.consents.0.retentionUntil'],
    [{ consents: [published({ textVersion: '' })] }, 'input.consents.0.textVersion'],
  ])('gives no %j', async (more, field) => {
    const before = await graph.database.prisma.expert.count()
    expect(await resultOf(await person(), registerText, { input: expertInput(more) })).toMatchObject({ __typename: 'ValidationError', field })
    expect(await graph.database.prisma.expert.count()).toBe(before)
  })

  test('may keep silent about employer, mail and telephone', async () => {
    const { herself } = await register(graph, people.token, { employer: null, email: undefined, phone: null })
    expect(await herself.ask('{ viewer { contact { name employer email phone } } }')).toEqual({ viewer: { contact: { name: '한지원', employer: null, email: null, phone: null } } })
  })
})

describe('on behalf of an expert', () => {
  test('an operator registers her and says why', async () => {
    const operator = graph.as(await bearerOf(graph.database))
    expect(await resultOf(operator, registerText, { input: expertInput() })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(await resultOf(operator, registerText, { input: expertInput(), reason: '서면 동의서 접수' })).toMatchObject({
      expert: { history: [{ action: 'registerExpert', reason: '서면 동의서 접수' }] },
    })
  })

  test('nobody else does', async () => {
    const { id: organizationId } = await someEnterprise(graph.database)
    const app = graph.as(await bearerOf(graph.database, { organizationId, scopes: ['ADMINISTER', 'READ_EXPERTS'] }))
    const { id: expertId } = await graph.database.prisma.expert.findFirstOrThrow()
    for (const viewer of [app, graph.as(await bearerOf(graph.database, { expertId }))]) {
      expect(await resultOf(viewer, registerText, { input: expertInput(), reason: '대신' })).toMatchObject({ __typename: 'FORBIDDEN' })
    }
    expect(await resultOf(graph, registerText, { input: expertInput() })).toMatchObject({ __typename: 'UNAUTHENTICATED' })
  })
})

describe('an expert changes her own record', () => {
  test('the former values of her profile readable to herself alone, her name in no trail', async () => {
    const { herself, id } = await register(graph, people.token)
    const input = { careerBand: 'FROM_10_TO_19', region: '11', fields: ['EE'], name: '한지우', employer: null }
    expect(await resultOf(herself, updateText, { version: 1, input })).toMatchObject({
      expert: {
        version: 2, careerBand: 'FROM_10_TO_19', region: { name: '서울특별시' }, fields: [{ code: 'EE' }], identity: { name: '한지우', employer: null },
        history: [
          {
            action: 'updateExpert',
            values: [
              { field: 'careerBand', former: 'FROM_20', current: 'FROM_10_TO_19' },
              { field: 'fields', former: 'EA, EE', current: 'EE' },
              { field: 'region', former: '48', current: '11' },
            ],
          },
          { action: 'registerExpert' },
        ],
      },
    })
    const reader = graph.as(await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: ['READ_EXPERTS'] }))
    expect(await reader.ask(`{ expert(id: "${id}") { careerBand history { action } } }`)).toEqual({ expert: { careerBand: 'FROM_10_TO_19', history: [] } })
    expect(await resultOf(herself, updateText, { version: 1, input: { region: '26' } })).toMatchObject({ __typename: 'StaleVersionError', current: 2 })
  })

  test('and nobody else’s, but for an operator who says why', async () => {
    const [one, other] = [await register(graph, people.token), await register(graph, people.token, { consents: [consent('PROFILE')] })]
    const change = { version: 1, input: { region: '11' } }
    expect(await resultOf(other.herself, updateText, { ...change, id: one.id })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(one.herself, updateText, { ...change, id: other.id })).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    const operator = graph.as(await bearerOf(graph.database))
    expect(await resultOf(operator, updateText, { ...change, id: one.id })).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(await resultOf(operator, updateText, { ...change, id: one.id, reason: '본인 요청' })).toMatchObject({ expert: { version: 2 } })
    expect(await resultOf(operator, updateText, { version: 1, input: { region: '11' } })).toMatchObject({ __typename: 'ValidationError', field: 'id' })
  })

  test.each([
    [{}, 'input'],
    [{ careerBand: null }, 'input.careerBand'],
    [{ name: null }, 'input.name'],
    [{ region: '48121' }, 'input.region'],
  ])('%j is refused', async (input, field) => {
    const { herself } = await register(graph, people.token)
    expect(await resultOf(herself, updateText, { version: 1, input })).toMatchObject({ __typename: 'ValidationError', field })
  })
})

test('a pseudonym comes by chance', () => {
  const many = Array.from({ length: 1_000 }, newPseudonym)
  expect(new Set(many).size).toBe(1_000)
})

describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('a person who registers twenty times has one profile', async () => {
    const subject = randomUUID()
    const herself = graph.as(await people.token(subject))
    const before = await graph.database.prisma.expert.count()
    const results = await Promise.all(Array.from({ length: 20 }, () => resultOf(herself, registerText, { input: expertInput() })))
    expect(results.map(({ __typename }) => __typename).filter((name) => name === 'RegisterExpertPayload')).toHaveLength(1)
    expect(new Set(results.map(({ __typename }) => __typename))).toEqual(new Set(['RegisterExpertPayload', 'ConflictError']))
    expect(await graph.database.prisma.expert.count()).toBe(before + 1)
  })
})
