import { beforeAll, expect, test, vi } from 'vitest'
import { encodeId, parseId } from '../../schema/core/global-id.ts'
import { resultOf } from '../access/results.ts'
import { dayAfter, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { act, type Actors, actorsOf, agreed, matchable, on, submitted, written } from './course.ts'

vi.setConfig({ testTimeout: 120_000 })

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })
let actors: Actors
beforeAll(async () => {
  actors = await actorsOf(graph, people.token)
}, 120_000)

const told = '__typename ... on ValidationError { field } ... on NotFoundError { field } ... on ConflictError { about: field }'
const count = (programmeId: string, asOf: string) =>
  `mutation { recordMatchFigures(programmeId: "${programmeId}", asOf: "${asOf}", reason: "분기 보고") { ${told} ... on RecordMatchFiguresPayload { programme { id } } } }`

test('a programme counts its matches, outcomes and jobs as observations that say they are derived', async () => {
  const { prisma } = graph.database
  const { id } = await prisma.programme.create({ data: { id: crypto.randomUUID(), name: '사업화 지원 (가상)', form: 'PROGRAMME', synthetic: true } })
  const programmeId = encodeId('Programme', id)
  const results = [['SOLVED', 2], ['PARTLY_SOLVED', null]] as const
  for (const [result, jobs] of results) {
    const own = { ...actors, expert: await register(graph, people.token, { consents: matchable }) }
    const match = await agreed(own, await submitted(own.owner), dayAfter(14))
    await prisma.match.update({ where: { id: match.rowId }, data: { programmeId: id } })
    const { version } = await prisma.match.findUniqueOrThrow({ where: { id: match.rowId } })
    const going = written(await act(own.owner, 'startMatch', on({ ...match, version })))
    written(await act(own.owner, 'completeMatch', `${on(going)}, input: { result: ${result}, hours: 4, jobs: ${String(jobs)} }`))
  }
  const open = await agreed({ ...actors, expert: await register(graph, people.token, { consents: matchable }) }, await submitted(actors.owner), dayAfter(14))
  await prisma.match.update({ where: { id: open.rowId }, data: { programmeId: id } })
  const today = dayAfter(0)
  expect(await resultOf(actors.operator, count(programmeId, today))).toMatchObject({ programme: { id: programmeId } })
  type Figures = { programme: { observations: { nodes: { metric: { key: string }; value: string; unit: string; note: string | null; isSynthetic: boolean; citations: { method: string }[] }[] } } }
  const { programme } = await graph.ask<Figures>(`{ programme(id: "${programmeId}") { observations { nodes { metric { key } value unit note isSynthetic citations { method } } } } }`)
  const figures = Object.fromEntries(programme.observations.nodes.map(({ metric, value }) => [metric.key, value]))
  expect(figures).toEqual({ MATCHES: '3', MATCHES_COMPLETED: '2', MATCHES_SOLVED: '1', MATCH_JOBS: '2' })
  for (const { citations, isSynthetic } of programme.observations.nodes) expect({ citations, isSynthetic }).toEqual({ citations: [{ method: 'DERIVED' }], isSynthetic: true })
  expect(await resultOf(actors.operator, count(programmeId, today))).toMatchObject({ __typename: 'ConflictError', about: 'asOf' })
  expect(await resultOf(actors.operator, count(programmeId, dayAfter(1)))).toMatchObject({ __typename: 'ValidationError', field: 'asOf' })
  expect(await resultOf(actors.reviewer, count(programmeId, today))).toMatchObject({ __typename: 'FORBIDDEN' })
})

test('made-up matches are not counted for a real programme', async () => {
  const programme = await graph.database.prisma.programme.findFirstOrThrow({ where: { synthetic: false } })
  const expert = await register(graph, people.token, { consents: matchable })
  const needId = await submitted(actors.owner)
  const input = `input: { needId: "${needId}", expertId: "${expert.id}", programmeId: "${encodeId('Programme', programme.id)}" }`
  expect(await act(actors.reviewer, 'proposeMatch', input)).toMatchObject({ __typename: 'ConflictError', field: 'input.programmeId' })
  expect(await graph.database.prisma.match.count({ where: { needId: parseId(needId, 'id').id } })).toBe(0)
})
