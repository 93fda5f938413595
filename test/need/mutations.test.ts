import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { NeedDocument, SubmitNeedDocument, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import type { SubmitNeedInput } from '../../sdk/src/generated/types.ts'
import { statementsOf, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const input: SubmitNeedInput = {
  title: '저온 건조 공정',
  description: '건조 온도가 고르지 않아 색이 변한다.',
  confidential: '거래처는 밝히지 않는다.',
  stage: 'PRODUCTION',
  fields: ['EE', 'EA'],
}

/** An enterprise's app, and the apps of nobody, of another one and of an operator. */
async function apps() {
  const [mine, other] = await Promise.all([someEnterprise(graph.database), someEnterprise(graph.database, 1)])
  const [owner, foreign, operator] = await Promise.all([
    bearerOf(graph.database, { organizationId: mine.id }),
    bearerOf(graph.database, { organizationId: other.id }),
    bearerOf(graph.database),
  ])
  return { mine, other, owner: graph.as(owner), foreign: graph.as(foreign), operator: graph.as(operator) }
}

async function submitted(more: Partial<SubmitNeedInput> = {}) {
  const all = await apps()
  const { submitNeed } = await all.owner.client.request(SubmitNeedDocument, { input: { ...input, ...more } })
  if (!('need' in submitNeed) || submitNeed.need === null) throw new Error(JSON.stringify(submitNeed))
  return { ...all, need: submitNeed.need }
}

const names = (need: { fields: readonly { code: string }[] }) => need.fields.map((field) => field.code)

describe('a need that is submitted', () => {
  test('is there for everybody, cited as submitted, and found by its title', async () => {
    const { need, mine } = await submitted()
    expect(need).toMatchObject({ status: 'OPEN', version: 1, confidential: input.confidential, isSynthetic: true, enterprise: { id: mine.globalId } })
    expect(names(need)).toEqual(['EA', 'EE'])
    const seen = await graph.client.request(NeedDocument, { id: need.id })
    expect(seen.need?.citations).toMatchObject([{ method: 'SUBMITTED', source: { key: 'submissions' } }])
    const found = await graph.ask<{ search: { nodes: { node: { id: string } }[] } }>('{ search(query: "ㅈㅇㄱㅈ", types: [NEED], first: 100) { nodes { node { id } } } }')
    expect(found.search.nodes.map(({ node }) => node.id)).toContain(need.id)
  })

  test('shows its confidential part to its owner and operators alone', async () => {
    const { need, owner, foreign, operator } = await submitted()
    const read = async (asked: typeof owner) => (await asked.ask<{ need: { confidential: string | null } }>(`{ need(id: "${need.id}") { confidential } }`)).need.confidential
    expect(await Promise.all([owner, operator, foreign, graph].map(read))).toEqual([input.confidential, input.confidential, null, null])
  })

  test('stays a draft where asked, seen by its owner and operators alone, until it is published', async () => {
    const { need, owner, foreign, operator } = await submitted({ isDraft: true, title: '열분해 반응기' })
    const sees = async (asked: typeof owner) => {
      const data = await asked.ask<{ node: object | null; needs: { nodes: { id: string }[] } }>(`{ node(id: "${need.id}") { id } needs(first: 1) { nodes { id } } }`)
      return [data.node !== null, data.needs.nodes.some(({ id }) => id === need.id)]
    }
    expect(await Promise.all([owner, operator, foreign, graph].map(sees))).toEqual([[true, true], [true, true], [false, false], [false, false]])
    const change = await owner.client.request(UpdateNeedDocument, { id: need.id, version: 1, input: { isDraft: false, title: '열분해 반응로' } })
    expect(change.updateNeed).toMatchObject({ __typename: 'UpdateNeedPayload', need: { status: 'OPEN', version: 2 } })
    expect(await Promise.all([foreign, graph].map(sees))).toEqual([[true, true], [true, true]])
    const { need: told } = await graph.ask<{ need: { history: { values: object[] }[] } }>(`{ need(id: "${need.id}") { history { values { former } } } }`)
    expect(told.history.flatMap(({ values }) => values)).toEqual([])
  })

  test('needs a key, its scope, and an enterprise of the viewer', async () => {
    const { mine, other, owner, foreign } = await apps()
    const code = async (asked: typeof owner, more: object = {}) => (await asked.post(SubmitNeedDocument, { input: { ...input, ...more } })).errors?.[0]?.extensions.code
    const reader = graph.as(await bearerOf(graph.database, { organizationId: mine.id, scopes: ['READ_EXPERTS'] }))
    expect(await code(graph)).toBe('UNAUTHENTICATED')
    expect(await code(reader)).toBe('FORBIDDEN')
    expect(await code(foreign, { enterpriseId: mine.globalId })).toBe('FORBIDDEN')
    expect(await code(owner, { enterpriseId: other.globalId })).toBe('FORBIDDEN')
  })

  test.each([
    ['an empty title', { title: ' ' }, 'ValidationError', 'input.title'],
    ['a title of 201 characters', { title: '가'.repeat(201) }, 'ValidationError', 'input.title'],
    ['an endless description', { description: '가'.repeat(4001) }, 'ValidationError', 'input.description'],
    ['no field', { fields: [] }, 'ValidationError', 'input.fields'],
    ['a field twice', { fields: ['EE', 'EE'] }, 'ValidationError', 'input.fields'],
    ['an unknown field', { fields: ['EE', 'ZZ'] }, 'ValidationError', 'input.fields.1'],
    ['an enterprise that is none', { enterpriseId: encodeId('Enterprise', randomUUID()) }, 'NotFoundError', 'input.enterpriseId'],
    ['an id of another type', { enterpriseId: encodeId('Need', randomUUID()) }, 'ValidationError', 'input.enterpriseId'],
  ])('is refused with %s, and nothing is written', async (_case, more, typename, field) => {
    const { owner } = await apps()
    const before = await graph.database.prisma.auditEntry.count()
    const { submitNeed } = await owner.client.request(SubmitNeedDocument, { input: { ...input, ...more } })
    expect(submitNeed).toMatchObject({ __typename: typename, field })
    expect(await graph.database.prisma.auditEntry.count()).toBe(before)
  })

  test('takes no key that is not its owner’s to set', async () => {
    const { owner } = await apps()
    for (const key of ['status', 'organizationId', 'id', 'version', 'synthetic', 'score', '__proto__']) {
      const { errors } = await owner.post(SubmitNeedDocument, JSON.parse(JSON.stringify({ input }).replace('"title"', `"${key}":"x","title"`)) as Record<string, unknown>)
      expect(errors?.[0]?.extensions, key).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('costs as many statements with five fields as with one', async () => {
    const { owner } = await apps()
    await owner.client.request(SubmitNeedDocument, { input })
    const count = async (fields: string[]) => (await statementsOf(() => owner.client.request(SubmitNeedDocument, { input: { ...input, fields } }))).length
    expect(await count(['EE', 'EA', 'EB', 'EC', 'ED'])).toBe(await count(['EE']))
  })
})

describe('a change of a need', () => {
  test('keeps the former value readable, but for what is confidential', async () => {
    const { need, owner } = await submitted()
    await owner.client.request(UpdateNeedDocument, { id: need.id, version: 1, input: { title: '저온 건조 설비', fields: ['EE'], confidential: null } })
    const told = await graph.ask<{ need: { title: string; history: object[] } }>(`{ need(id: "${need.id}") { title history { action version actor values { field former current } } } }`)
    expect(told.need.title).toBe('저온 건조 설비')
    expect(told.need.history).toEqual([
      {
        action: 'updateNeed',
        version: 2,
        actor: null,
        values: [
          { field: 'fields', former: 'EA, EE', current: 'EE' },
          { field: 'title', former: '저온 건조 공정', current: '저온 건조 설비' },
        ],
      },
      { action: 'submitNeed', version: 1, actor: null, values: [] },
    ])
  })

  test('names the version that it was made from', async () => {
    const { need, owner } = await submitted()
    const change = (version: number) => owner.client.request(UpdateNeedDocument, { id: need.id, version, input: { title: `판 ${version}` } })
    expect((await change(1)).updateNeed.__typename).toBe('UpdateNeedPayload')
    expect((await change(1)).updateNeed).toMatchObject({ __typename: 'StaleVersionError', current: 2 })
  })

  test('is refused for others, and for what is hidden as for what is not there', async () => {
    const { need, foreign } = await submitted()
    const { need: draft } = await submitted({ isDraft: true })
    const other = await foreign.post(UpdateNeedDocument, { id: need.id, version: 1, input: { title: 'x' } })
    expect(other.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const change = async (id: string) => (await foreign.client.request(UpdateNeedDocument, { id, version: 1, input: { title: 'x' } })).updateNeed
    expect(await change(draft.id)).toEqual(await change(encodeId('Need', randomUUID())))
  })

  test('takes a need back once; open matches of it expire', async () => {
    const { operator } = await apps()
    const { id } = await graph.database.prisma.need.findFirstOrThrow({ where: { status: 'OPEN', matches: { some: { status: 'PROPOSED' } } } })
    const withdraw = (version: number) => operator.client.request(WithdrawNeedDocument, { id: encodeId('Need', id), version, reason: '사업 중단' })
    expect((await withdraw(1)).withdrawNeed).toMatchObject({ __typename: 'WithdrawNeedPayload', need: { status: 'WITHDRAWN', version: 2 } })
    expect((await withdraw(2)).withdrawNeed.__typename).toBe('ConflictError')
    expect(await graph.database.prisma.match.count({ where: { needId: id, status: { in: ['PROPOSED', 'REVIEWED', 'OFFERED'] } } })).toBe(0)
  })

  test('deletes a draft that is taken back', async () => {
    const { need, owner } = await submitted({ isDraft: true })
    const { withdrawNeed } = await owner.client.request(WithdrawNeedDocument, { id: need.id, version: 1 })
    expect(withdrawNeed).toMatchObject({ __typename: 'WithdrawNeedPayload', need: null })
    expect(await owner.ask(`{ node(id: "${need.id}") { id } }`)).toEqual({ node: null })
  })
})

describe('an idempotency key', () => {
  const need = (answer: { data?: Record<string, unknown> | null }) => (answer.data?.['submitNeed'] as { need: { id: string } }).need.id

  test('gives a repeat the first outcome, and writes once', async () => {
    const { owner } = await apps()
    const idempotencyKey = randomUUID()
    const send = () => owner.post(SubmitNeedDocument, { input }, { idempotencyKey })
    const before = await graph.database.prisma.need.count()
    const first = need(await send())
    expect(need(await send())).toBe(first)
    expect(await graph.database.prisma.need.count()).toBe(before + 1)
    const counts = await Promise.all([graph.database.prisma.auditEntry, graph.database.prisma.outboxEvent].map((table) => (table as { count(query: object): Promise<number> }).count({ where: { targetType: 'Need', targetId: idOf(first) } })))
    expect(counts).toEqual([1, 1])
  })

  test('is refused with another input, another mutation or in a malformed form, and is everybody’s own', async () => {
    const { owner, foreign } = await apps()
    const idempotencyKey = randomUUID()
    const first = need(await owner.post(SubmitNeedDocument, { input }, { idempotencyKey }))
    const code = async (title: string, key: string) => (await owner.post(SubmitNeedDocument, { input: { ...input, title } }, { idempotencyKey: key })).errors?.[0]?.extensions.code
    expect(await code('다른 제목', idempotencyKey)).toBe('IDEMPOTENCY_MISMATCH')
    const withdrawn = await owner.post(WithdrawNeedDocument, { id: first, version: 1 }, { idempotencyKey })
    expect(withdrawn.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_MISMATCH')
    const short = await owner.post(SubmitNeedDocument, { input }, { idempotencyKey: 'short' })
    expect(short.data).toMatchObject({ submitNeed: { __typename: 'ValidationError', field: 'Idempotency-Key' } })
    expect(need(await foreign.post(SubmitNeedDocument, { input }, { idempotencyKey }))).not.toBe(first)
  })

  test('is not spent by a refusal', async () => {
    const { owner } = await apps()
    const idempotencyKey = randomUUID()
    const refused = await owner.post(SubmitNeedDocument, { input: { ...input, fields: ['ZZ'] } }, { idempotencyKey })
    expect(refused.data).toMatchObject({ submitNeed: { __typename: 'ValidationError' } })
    expect(need(await owner.post(SubmitNeedDocument, { input }, { idempotencyKey }))).toBeTruthy()
  })

  test('goes with one mutation in an operation', async () => {
    const { owner } = await apps()
    const document = 'mutation ($input: SubmitNeedInput!) { a: submitNeed(input: $input) { __typename } b: submitNeed(input: $input) { __typename ... on ValidationError { field } } }'
    const before = await graph.database.prisma.need.count()
    const { data } = await owner.post(document, { input }, { idempotencyKey: randomUUID() })
    expect(data).toMatchObject({ a: { __typename: 'ValidationError' }, b: { __typename: 'ValidationError', field: 'Idempotency-Key' } })
    expect(await graph.database.prisma.need.count()).toBe(before)
  })
})

test('the trail of changes refuses to be changed', async () => {
  await submitted()
  const { pool } = graph.database
  for (const sql of ['update "AuditEntry" set action = \'x\'', 'delete from "AuditEntry"', 'truncate "AuditEntry" cascade']) {
    await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '23001' })
  }
})

const idOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1] as string
