import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { readExperts } from '../../schema/match/read/experts.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { consent, register } from './registering.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

const mergeText = `mutation ($id: ID!, $sameAsId: ID, $reason: String!) { mergeProfiles(id: $id, sameAsId: $sameAsId, reason: $reason) { __typename
  ... on ValidationError { field } ... on NotFoundError { field } ... on ConflictError { conflict: field } ... on MergeProfilesPayload { expert { id sameAs { id } } } } }`

let operator: AskedGraph
beforeAll(async () => {
  operator = graph.as(await bearerOf(graph.database))
})

const merge = async (id: string, sameAsId: string | null) => (await operator.ask<{ mergeProfiles: object }>(mergeText, { id, sameAsId, reason: '동일인' })).mergeProfiles
const profile = () => register(graph, people.token, { consents: [consent('PROFILE')], capacity: 3 })

/** A match of an expert that goes on, with a need of its own. */
async function working(expertId: string): Promise<void> {
  const { prisma } = graph.database
  const { id: organizationId } = await someEnterprise(graph.database)
  const at = new Date('2026-01-05T00:00:00Z')
  const need = await prisma.need.create({ data: { id: randomUUID(), title: '시험', description: '시험', stage: 'PRODUCTION', status: 'MATCHED', organizationId, synthetic: true } })
  await prisma.match.create({ data: { id: randomUUID(), needId: need.id, expertId, score: 0.5, status: 'ACCEPTED', reviewedBy: '심사자', reviewedAt: at, needAcceptedAt: at, expertAcceptedAt: at, synthetic: true } })
}

const recordsOf = async (ids: readonly string[]) => readExperts(graph.database.prisma, ids, { today: new Date('2026-11-29'), territory: await readTerritory(graph.database.prisma), askHalfLife: 90 })
const loads = async (ids: readonly string[]) => Object.fromEntries((await graph.database.prisma.expertLoad.findMany({ where: { expertId: { in: [...ids] } } })).map(({ expertId, active }) => [expertId, active]))

describe('two profiles of one person', () => {
  test('share places, ties and outcomes once they are connected, and no longer once that is undone', async () => {
    const [one, other] = [await profile(), await profile()]
    const ids = [one.rowId, other.rowId]
    await working(one.rowId)
    await working(other.rowId)
    const { id: organizationId } = await someEnterprise(graph.database)
    await other.herself.ask('mutation ($input: DeclareTieInput!) { declareTie(input: $input) { __typename } }', { input: { kind: 'FAMILY', organizationId: encodeId('Enterprise', organizationId) } })
    expect(await merge(other.id, one.id)).toEqual({ __typename: 'MergeProfilesPayload', expert: { id: other.id, sameAs: { id: one.id } } })
    expect(await loads(ids)).toEqual({ [one.rowId]: 2 })
    const merged = await recordsOf(ids)
    expect(merged.map(({ personId, capacityLeft, ties }) => [personId, capacityLeft, ties.length])).toEqual([[one.rowId, 1, 1], [one.rowId, 1, 1]])
    await working(other.rowId)
    expect(await loads(ids)).toEqual({ [one.rowId]: 3 })
    await expect(working(one.rowId)).rejects.toThrow()
    expect(await merge(other.id, null)).toMatchObject({ expert: { sameAs: null } })
    expect(await loads(ids)).toEqual({ [one.rowId]: 1, [other.rowId]: 2 })
    const apart = await recordsOf(ids)
    expect(new Map(apart.map(({ id, capacityLeft }) => [id, capacityLeft]))).toEqual(new Map([[one.rowId, 2], [other.rowId, 1]]))
  })

  test('are ranked as one, by the profile that stands for the person', async () => {
    const [one, other] = [await profile(), await profile()]
    const { id } = await graph.database.prisma.need.findFirstOrThrow({ where: { status: 'OPEN', languages: { isEmpty: true }, startsOn: null, endsOn: null }, orderBy: { id: 'asc' } })
    const ranked = async () =>
      (await operator.ask<{ needMatches: { expert: { id: string } }[] }>(`{ needMatches(needId: "${encodeId('Need', id)}", first: 100) { expert { id } } }`)).needMatches.map(({ expert }) => expert.id).filter((expertId) => [one.id, other.id].includes(expertId))
    expect((await ranked()).sort()).toEqual([one.id, other.id].sort())
    await merge(other.id, one.id)
    expect(await ranked()).toEqual([one.id])
  })

  test('are told to be so to operators alone', async () => {
    const [one, other] = [await profile(), await profile()]
    await merge(other.id, one.id)
    const text = `{ expert(id: "${other.id}") { sameAs { id } } }`
    expect(await operator.ask(text)).toEqual({ expert: { sameAs: { id: one.id } } })
    expect(await other.herself.ask(text)).toEqual({ expert: { sameAs: null } })
    expect((await other.herself.post(mergeText, { id: other.id, sameAsId: null, reason: '아님' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('make no chain', async () => {
    const [one, other, third] = [await profile(), await profile(), await profile()]
    await merge(other.id, one.id)
    expect(await merge(third.id, other.id)).toEqual({ __typename: 'ConflictError', conflict: 'sameAsId' })
    expect(await merge(one.id, third.id)).toEqual({ __typename: 'ConflictError', conflict: 'id' })
    expect(await merge(third.id, third.id)).toEqual({ __typename: 'ValidationError', field: 'sameAsId' })
    expect(await merge(third.id, null)).toEqual({ __typename: 'ConflictError', conflict: 'id' })
    expect(await merge(third.id, encodeId('Expert', randomUUID()))).toEqual({ __typename: 'NotFoundError', field: 'sameAsId' })
  })
})
