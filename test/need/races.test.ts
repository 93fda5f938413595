import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { SubmitNeedDocument, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()
const many = Array.from({ length: 20 }, (_, place) => place)
const input = { title: '동시 제출', description: '한 번만 쓰인다.', stage: 'PRODUCTION', fields: ['EE'], isDraft: false } as const

async function owner() {
  const { id } = await someEnterprise(graph.database)
  return graph.as(await bearerOf(graph.database, { organizationId: id }))
}

async function submitted() {
  const app = await owner()
  const { submitNeed } = await app.client.request(SubmitNeedDocument, { input: { ...input, fields: ['EE'] } })
  if (submitNeed.__typename !== 'SubmitNeedPayload' || submitNeed.need === null) throw new Error(submitNeed.__typename)
  return { app, id: submitNeed.need.id }
}

const tally = (names: readonly string[]) => names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {})

// One connection hides every race: only a PostgreSQL server shows one.
describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('20 changes of one version have one winner', async () => {
    const { app, id } = await submitted()
    const answers = await Promise.all(many.map((place) => app.client.request(UpdateNeedDocument, { id, version: 1, input: { title: `제목 ${place}` } })))
    expect(tally(answers.map(({ updateNeed }) => updateNeed.__typename))).toEqual({ UpdateNeedPayload: 1, StaleVersionError: 19 })
    for (const { updateNeed } of answers) if (updateNeed.__typename === 'StaleVersionError') expect(updateNeed.current).toBe(2)
    expect(await graph.ask(`{ need(id: "${id}") { version history { action } } }`)).toEqual({
      need: { version: 2, history: [{ action: 'updateNeed' }, { action: 'submitNeed' }] },
    })
  })

  test('a change and a withdrawal of one version have one winner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { app, id } = await submitted()
      const [changed, withdrawn] = await Promise.all([
        app.client.request(UpdateNeedDocument, { id, version: 1, input: { title: '바뀐 제목' } }),
        app.client.request(WithdrawNeedDocument, { id, version: 1 }),
      ])
      const names = [changed.updateNeed.__typename, withdrawn.withdrawNeed.__typename]
      expect(names.filter((name) => name.endsWith('Payload')), names.join()).toHaveLength(1)
    }
  })

  test('20 calls with one idempotency key have one effect and one answer', async () => {
    const app = await owner()
    const idempotencyKey = randomUUID()
    const before = await graph.database.prisma.need.count()
    const answers = await Promise.all(many.map(() => app.post(SubmitNeedDocument, { input }, { idempotencyKey })))
    const ids = answers.map(({ data }) => (data?.['submitNeed'] as { need: { id: string } }).need.id)
    expect(new Set(ids).size).toBe(1)
    expect(await graph.database.prisma.need.count()).toBe(before + 1)
    expect(await graph.database.prisma.outboxEvent.count({ where: { targetType: 'Need', kind: 'CREATED' } })).toBeGreaterThan(0)
  })

  test('20 calls with one key and as many inputs have one effect, and the others are told', async () => {
    const app = await owner()
    const idempotencyKey = randomUUID()
    const before = await graph.database.prisma.need.count()
    const answers = await Promise.all(many.map((place) => app.post(SubmitNeedDocument, { input: { ...input, title: `제목 ${place}` } }, { idempotencyKey })))
    const outcomes = answers.map(({ data, errors }) => errors?.[0]?.extensions.code ?? (data?.['submitNeed'] as { __typename: string }).__typename)
    expect(tally(outcomes)).toEqual({ SubmitNeedPayload: 1, IDEMPOTENCY_MISMATCH: 19 })
    expect(await graph.database.prisma.need.count()).toBe(before + 1)
  })
})
