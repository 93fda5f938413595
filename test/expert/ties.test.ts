import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { register } from './registering.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

const refusal = '__typename ... on ValidationError { field } ... on NotFoundError { field } ... on ConflictError { conflict: field }'
const declareText = `mutation ($input: DeclareTieInput!, $reason: String) { declareTie(input: $input, reason: $reason) { ${refusal} ... on DeclareTiePayload { expert { ties { id kind organization { id } entrepreneur { id } } } } } }`
const removeText = `mutation ($id: ID!, $reason: String) { removeTie(id: $id, reason: $reason) { __typename ... on ValidationError { field } ... on NotFoundError { field } ... on RemoveTiePayload { expert { ties { id } } } } }`

interface Result {
  __typename: string
  field?: string
  expert?: { ties: { id: string; kind: string; organization: { id: string } | null; entrepreneur: { id: string } | null }[] }
}

let operator: AskedGraph
let enterpriseId: string
beforeAll(async () => {
  operator = graph.as(await bearerOf(graph.database))
  enterpriseId = (await someEnterprise(graph.database)).globalId
})

const declare = async (who: AskedGraph, input: object, reason?: string) => (await who.ask<{ declareTie: Result }>(declareText, { input, reason })).declareTie
const remove = async (who: AskedGraph, id: string, reason?: string) => (await who.ask<{ removeTie: Result }>(removeText, { id, reason })).removeTie

describe('a tie', () => {
  test('is declared and taken back by herself, and seen by herself and operators alone', async () => {
    const { id, herself } = await register(graph, people.token)
    const told = await declare(herself, { kind: 'FAMILY', organizationId: enterpriseId })
    expect(told.expert?.ties).toMatchObject([{ kind: 'FAMILY', organization: { id: enterpriseId }, entrepreneur: null }])
    const seen = async (who: Pick<AskedGraph, 'ask'>) => (await who.ask<{ expert: { ties: unknown[] } }>(`{ expert(id: "${id}") { ties { id } } }`)).expert.ties.length
    const partner = graph.as(await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: ['READ_EXPERTS', 'WRITE_MATCHES'] }))
    expect([await seen(herself), await seen(operator), await seen(graph), await seen(partner)]).toEqual([1, 1, 0, 0])
    const tieId = told.expert?.ties[0]?.id ?? ''
    const another = await register(graph, people.token)
    expect(await remove(another.herself, tieId)).toEqual({ __typename: 'NotFoundError', field: 'id' })
    expect(await remove(herself, tieId)).toEqual({ __typename: 'RemoveTiePayload', expert: { ties: [] } })
    expect(await remove(herself, tieId)).toEqual({ __typename: 'NotFoundError', field: 'id' })
  })

  test('is declared by an operator with a reason, with a prospective entrepreneur too', async () => {
    const { id } = await register(graph, people.token)
    const { id: entrepreneur } = await graph.database.prisma.prospectiveEntrepreneur.findFirstOrThrow({ where: { consents: { some: { audience: 'PUBLIC' } } } })
    const input = { expertId: id, kind: 'OWNER', entrepreneurId: encodeId('ProspectiveEntrepreneur', entrepreneur) }
    expect(await declare(operator, input)).toEqual({ __typename: 'ValidationError', field: 'reason' })
    expect((await declare(operator, input, '신고')).expert?.ties).toMatchObject([{ kind: 'OWNER', organization: null, entrepreneur: { id: input.entrepreneurId } }])
  })

  test('is declared once, with one that there is', async () => {
    const { herself } = await register(graph, people.token)
    const input = { kind: 'SAME_ORGANIZATION', organizationId: enterpriseId }
    expect((await declare(herself, input)).__typename).toBe('DeclareTiePayload')
    expect((await declare(herself, input)).__typename).toBe('ConflictError')
    expect(await declare(herself, { kind: 'FAMILY' })).toEqual({ __typename: 'ValidationError', field: 'input' })
    expect(await declare(herself, { ...input, entrepreneurId: encodeId('ProspectiveEntrepreneur', randomUUID()) })).toEqual({ __typename: 'ValidationError', field: 'input' })
    expect(await declare(herself, { kind: 'FAMILY', organizationId: encodeId('Enterprise', randomUUID()) })).toEqual({ __typename: 'NotFoundError', field: 'input.organizationId' })
    expect(await declare(herself, { kind: 'FAMILY', organizationId: enterpriseId.slice(1) })).toMatchObject({ __typename: 'ValidationError', field: 'input.organizationId' })
  })

  test('of somebody else is declared by nobody', async () => {
    const [{ id }, another] = [await register(graph, people.token), await register(graph, people.token)]
    const { errors } = await another.herself.post(declareText, { input: { expertId: id, kind: 'FAMILY', organizationId: enterpriseId } })
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
