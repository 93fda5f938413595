import { beforeAll, expect, test, vi } from 'vitest'
import { encodeId, parseId } from '../../schema/core/global-id.ts'
import { InboxDocument } from '../../sdk/src/operations.ts'
import { dayAfter, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { makeMatch } from '../support/matches.ts'
import { bearerOf } from '../support/viewers.ts'
import { act, type Actors, actorsOf, matchable, on, propose, submitted, written } from './course.ts'

vi.setConfig({ testTimeout: 120_000 })

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })
const until = dayAfter(14)
let actors: Actors
beforeAll(async () => {
  actors = await actorsOf(graph, people.token)
}, 120_000)

/** The inbox of a viewer, page by page, as far as it is about some matches. */
async function inboxOf(viewer: AskedGraph, ids: readonly string[], first = 100) {
  const lines: { kind: string; id: string; dueOn: string; raisedAt: string }[] = []
  const page = async (after: string | null): Promise<string | null> => {
    const { viewer: { inbox } } = await viewer.client.request(InboxDocument, { first, after })
    lines.push(...inbox.nodes.map(({ kind, match, dueOn, raisedAt }) => ({ kind, id: match.id, dueOn, raisedAt: new Date(raisedAt).toISOString() })))
    return inbox.pageInfo.hasNextPage ? inbox.pageInfo.endCursor : null
  }
  let after = await page(null)
  while (after !== null) after = await page(after)
  expect(lines.map(({ raisedAt }) => raisedAt)).toEqual(lines.map(({ raisedAt }) => raisedAt).sort())
  return lines.filter(({ id }) => ids.includes(id))
}

const kinds = async (viewer: AskedGraph, id: string) => (await inboxOf(viewer, [id])).map(({ kind }) => kind)

test('what awaits whose decision follows the course of a match', async () => {
  const { owner, expert, reviewer, stranger } = actors
  const proposed = written(await propose(reviewer, await submitted(owner), expert.id))
  const everybody = async () => ({ owner: await kinds(owner, proposed.id), expert: await kinds(expert.herself, proposed.id), reviewer: await kinds(reviewer, proposed.id), stranger: await kinds(stranger, proposed.id) })
  const none = { owner: [], expert: [], reviewer: [], stranger: [] }
  expect(await everybody()).toEqual({ ...none, reviewer: ['REVIEW'] })
  const contested = written(await act(expert.herself, 'contestMatch', `${on(proposed)}, reason: "사람이 보아 주십시오."`))
  expect(await everybody()).toEqual({ ...none, reviewer: ['CONTEST'] })
  expect((await inboxOf(reviewer, [proposed.id]))[0]?.dueOn).toBe(dayAfter(30))
  const reviewed = written(await act(reviewer, 'reviewMatch', `${on(contested)}, input: { decision: APPROVE, decidedBy: "김심사" }`))
  expect(await everybody()).toEqual(none)
  const offer = written(await act(reviewer, 'offerMatch', `${on(reviewed)}, input: { answerBy: "${until}" }`))
  expect(await everybody()).toEqual({ ...none, owner: ['ANSWER'], expert: ['ANSWER'] })
  expect((await inboxOf(owner, [proposed.id]))[0]?.dueOn).toBe(until)
  const half = written(await act(owner, 'acceptMatch', on(offer)))
  expect(await everybody()).toEqual({ ...none, expert: ['ANSWER'] })
  const accepted = written(await act(expert.herself, 'acceptMatch', on(half)))
  expect(await everybody()).toEqual(none)
  const going = written(await act(owner, 'startMatch', on(accepted)))
  const completed = written(await act(owner, 'completeMatch', `${on(going)}, input: { result: SOLVED, hours: 3, rating: 5 }`))
  expect(await everybody()).toEqual({ ...none, expert: ['RATE'] })
  written(await act(expert.herself, 'rateMatch', `${on(completed)}, input: { rating: 4 }`))
  expect(await everybody()).toEqual(none)
})

test('pages hold what waits longest first, each line once, whatever their size', async () => {
  const expert = await register(graph, people.token, { consents: matchable })
  const ids: string[] = []
  for (const _place of Array.from({ length: 7 })) {
    const needId = parseId(await submitted(actors.owner), 'id').id
    ids.push(encodeId('Match', await makeMatch(graph.database, { needId, expertId: expert.rowId, status: 'OFFERED' })))
  }
  const whole = await inboxOf(expert.herself, ids)
  expect(whole).toHaveLength(7)
  for (const size of [1, 3]) expect(await inboxOf(expert.herself, ids, size)).toEqual(whole)
})

test('is empty for who has no part in any match, and refuses what can’t be', async () => {
  const empty = { viewer: { inbox: { nodes: [], pageInfo: { hasNextPage: false } } } }
  const asked = '{ viewer { inbox { nodes { kind } pageInfo { hasNextPage } } } }'
  expect(await graph.ask(asked)).toEqual(empty)
  const newcomer = await register(graph, people.token)
  expect(await newcomer.herself.ask(asked)).toEqual(empty)
  for (const [args, field] of [['first: 0', 'first'], ['first: 101', 'first'], ['after: "x"', 'after']] as const) {
    const { errors } = await graph.post(`{ viewer { inbox(${args}) { nodes { kind } } } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  }
})

test('nobody is asked to judge a match of an organisation of its own', async () => {
  const { reviewer, owner, expert } = actors
  const proposed = written(await propose(reviewer, await submitted(owner), expert.id))
  const herself = graph.as(await bearerOf(graph.database, { expertId: expert.rowId }))
  expect(await kinds(herself, proposed.id)).toEqual([])
  expect(await kinds(reviewer, proposed.id)).toEqual(['REVIEW'])
})
