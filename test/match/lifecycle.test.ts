import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sweep } from '../../prisma/access/sweep.ts'
import { encodeId, parseId } from '../../schema/core/global-id.ts'
import { dayAfter, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { makeMatch } from '../support/matches.ts'
import { act, type Actors, actorsOf, agreed, matchable, offered, on, propose, submitted, written } from './course.ts'

vi.setConfig({ testTimeout: 120_000 })

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })
const until = dayAfter(14)
let actors: Actors
beforeAll(async () => {
  actors = await actorsOf(graph, people.token)
}, 120_000)

const prisma = () => graph.database.prisma
const needStatus = async (id: string) => (await graph.ask<{ need: { status: string } }>(`{ need(id: "${id}") { status } }`)).need.status
/** An expert of her own for a test that fills her places. */
const another = async (): Promise<Actors> => ({ ...actors, expert: await register(graph, people.token, { consents: matchable }) })

test('a match goes from proposal to completion, and its need follows', async () => {
  const own = await another()
  const needId = await submitted(own.owner)
  const accepted = await agreed(own, needId, until)
  expect(accepted.status).toBe('ACCEPTED')
  expect(await needStatus(needId)).toBe('MATCHED')
  const started = written(await act(own.owner, 'startMatch', on(accepted)))
  expect(await needStatus(needId)).toBe('IN_PROGRESS')
  const going = written(await act(own.expert.herself, 'recordMatchProgress', `${on(started)}, input: { note: "현장 진단", hours: 6 }`))
  const completed = written(await act(own.owner, 'completeMatch', `${on(going)}, input: { result: SOLVED, hours: 12.5, jobs: 2, rating: 5 }`))
  expect(completed.status).toBe('COMPLETED')
  expect(await needStatus(needId)).toBe('RESOLVED')
  written(await act(own.expert.herself, 'rateMatch', `${on(completed)}, input: { rating: 4 }`))
  const asked = `{ match(id: "${completed.id}") { reviewedBy reviewedAt steps { kind side decidedBy note hours } outcome { result hours jobs needRating expertRating } history { action reason values { field former current } } } }`
  const { match } = await own.owner.ask<{ match: { reviewedBy: string; steps: { kind: string; side: string; decidedBy: string | null }[]; outcome: object; history: { action: string; reason: string | null }[] } }>(asked)
  expect(match.steps.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
    'COMPLETED NEED', 'PROGRESS EXPERT', 'STARTED NEED', 'ACCEPTED EXPERT', 'ACCEPTED NEED', 'OFFERED OPERATOR', 'REVIEWED OPERATOR', 'PROPOSED OPERATOR',
  ])
  expect(match.steps.find(({ kind }) => kind === 'REVIEWED')?.decidedBy).toBe('김심사')
  expect(match).toMatchObject({ reviewedBy: '김심사', reviewedAt: expect.any(String) as unknown, outcome: { result: 'SOLVED', hours: 12.5, jobs: 2, needRating: 5, expertRating: 4 } })
  expect(match.history.map(({ action }) => action)).toEqual(['rateMatch', 'completeMatch', 'recordMatchProgress', 'startMatch', 'acceptMatch', 'acceptMatch', 'offerMatch', 'reviewMatch', 'proposeMatch'])
  expect(match.history.every(({ reason }) => reason === null)).toBe(true)
})

describe('what is said between those concerned', () => {
  test('is told to both sides and to those who judge matches, and to nobody else', async () => {
    const own = await another()
    const match = await agreed(own, await submitted(own.owner), until)
    const asked = `{ match(id: "${match.id}") { status reviewedBy contestedAt needAcceptedAt steps { kind } outcome { hours } history { action } } }`
    for (const viewer of [own.owner, own.expert.herself, own.reviewer, own.operator]) {
      expect(await viewer.ask(asked)).toMatchObject({ match: { status: 'ACCEPTED', reviewedBy: '김심사', needAcceptedAt: expect.any(String) as unknown, history: { length: 5 } } })
    }
    for (const viewer of [graph, own.stranger]) {
      expect(await viewer.ask(asked)).toEqual({ match: { status: 'ACCEPTED', reviewedBy: null, contestedAt: null, needAcceptedAt: null, steps: [], outcome: null, history: [] } })
    }
  })
})

describe('no match is offered without a person’s decision', () => {
  test('nor by the sides themselves, nor by another enterprise', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const proposed = written(await propose(own.reviewer, needId, own.expert.id))
    expect(await act(own.reviewer, 'offerMatch', `${on(proposed)}, input: { answerBy: "${until}" }`)).toMatchObject({ __typename: 'ConflictError', field: 'id' })
    const decide = `${on(proposed)}, input: { decision: APPROVE, decidedBy: "이몰래" }`
    for (const viewer of [own.owner, own.expert.herself, own.stranger]) expect(await act(viewer, 'reviewMatch', decide)).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await act(own.reviewer, 'reviewMatch', `${on(proposed)}, input: { decision: APPROVE, decidedBy: " " }`)).toMatchObject({ __typename: 'ValidationError', field: 'input.decidedBy' })
    expect(await act(own.reviewer, 'reviewMatch', `${on(proposed)}, input: { decision: DECLINE, decidedBy: "김심사" }`)).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    expect(written(await act(own.reviewer, 'reviewMatch', decide)).status).toBe('REVIEWED')
  })

  test('and what a person contests waits for another look', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const offer = await offered(own, needId, until)
    const contested = written(await act(own.expert.herself, 'contestMatch', `${on(offer)}, reason: "점수의 근거를 사람이 보아 주십시오."`))
    expect(await act(own.owner, 'acceptMatch', on(contested))).toMatchObject({ __typename: 'ConflictError' })
    expect(await act(own.owner, 'contestMatch', `${on(contested)}, reason: "다시"`)).toMatchObject({ __typename: 'ConflictError' })
    const reviewed = written(await act(own.reviewer, 'reviewMatch', `${on(contested)}, input: { decision: APPROVE, decidedBy: "박심사" }, reason: "다시 보았습니다."`))
    expect(reviewed.status).toBe('REVIEWED')
    const again = written(await act(own.reviewer, 'offerMatch', `${on(reviewed)}, input: { answerBy: "${until}" }`))
    expect(written(await act(own.owner, 'acceptMatch', on(again))).status).toBe('OFFERED')
  })

  test('a reviewer’s refusal can be contested, a side’s own can not', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const proposed = written(await propose(own.reviewer, needId, own.expert.id))
    const declined = written(await act(own.reviewer, 'reviewMatch', `${on(proposed)}, input: { decision: DECLINE, decidedBy: "김심사" }, reason: "분야가 다릅니다."`))
    const contested = written(await act(own.owner, 'contestMatch', `${on(declined)}, reason: "분야가 맞습니다."`))
    const reviewed = written(await act(own.reviewer, 'reviewMatch', `${on(contested)}, input: { decision: APPROVE, decidedBy: "박심사" }`))
    const refused = written(await act(own.expert.herself, 'declineMatch', `${on(reviewed)}, reason: "일정이 맞지 않습니다."`))
    expect(await act(own.owner, 'contestMatch', `${on(refused)}, reason: "왜입니까"`)).toMatchObject({ __typename: 'ConflictError' })
  })

  test('an expert who declines an offer is not matched with the owner again, one who was offered nothing is', async () => {
    const own = await another()
    const proposed = written(await propose(own.reviewer, await submitted(own.owner), own.expert.id))
    written(await act(own.expert.herself, 'declineMatch', `${on(proposed)}, reason: "일정이 맞지 않습니다."`))
    const offer = await offered(own, await submitted(own.owner), until)
    written(await act(own.expert.herself, 'declineMatch', `${on(offer)}, reason: "일정이 맞지 않습니다."`))
    expect(await propose(own.reviewer, await submitted(own.owner), own.expert.id)).toMatchObject({ __typename: 'ConflictError', field: 'input.expertId' })
  })
})

describe('each act checks who may and whether it can be', () => {
  test('acceptance is for the two sides, once each, and operators say for whom and why', async () => {
    const own = await another()
    const offer = await offered(own, await submitted(own.owner), until)
    for (const viewer of [own.stranger, own.reviewer]) expect(await act(viewer, 'acceptMatch', on(offer))).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await act(own.operator, 'acceptMatch', on(offer))).toMatchObject({ __typename: 'ValidationError', field: 'side' })
    expect(await act(own.operator, 'acceptMatch', `${on(offer)}, side: NEED`)).toMatchObject({ __typename: 'ValidationError', field: 'reason' })
    const half = written(await act(own.operator, 'acceptMatch', `${on(offer)}, side: NEED, reason: "서면 동의"`))
    expect(await act(own.owner, 'acceptMatch', on(half))).toMatchObject({ __typename: 'ConflictError' })
    expect(await act(own.expert.herself, 'acceptMatch', on(offer))).toMatchObject({ __typename: 'StaleVersionError', current: half.version })
    expect(written(await act(own.expert.herself, 'acceptMatch', on(half))).status).toBe('ACCEPTED')
  })

  test.each([
    ['startMatch', ''],
    ['recordMatchProgress', ', input: { note: "진단" }'],
    ['completeMatch', ', input: { result: SOLVED, hours: 1 }'],
    ['rateMatch', ', input: { rating: 3 }'],
    ['stopMatch', ', reason: "중단"'],
    ['acceptMatch', ''],
  ])('%s is refused before its time', async (name, more) => {
    const own = await another()
    const proposed = written(await propose(own.reviewer, await submitted(own.owner), own.expert.id))
    expect(await act(own.owner, name, `${on(proposed)}${more}`)).toMatchObject({ __typename: 'ConflictError', field: 'id' })
  })

  test('bad input is refused by field, and nothing is written', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const going = written(await act(own.owner, 'startMatch', on(await agreed(own, needId, until))))
    const steps = () => prisma().matchStep.count({ where: { matchId: going.rowId } })
    const before = await steps()
    const refused = [
      ['completeMatch', 'input: { result: SOLVED, hours: -1 }', 'input.hours'],
      ['completeMatch', 'input: { result: SOLVED, hours: 1, jobs: -1 }', 'input.jobs'],
      ['completeMatch', 'input: { result: SOLVED, hours: 1, rating: 6 }', 'input.rating'],
      ['recordMatchProgress', 'input: { note: " " }', 'input.note'],
      ['recordMatchProgress', 'input: { note: "진단", hours: 100001 }', 'input.hours'],
      ['stopMatch', `reason: "${'x'.repeat(501)}"`, 'reason'],
      ['rateMatch', 'input: { rating: 0 }', 'input.rating'],
    ] as const
    for (const [name, more, field] of refused) expect(await act(own.owner, name, `${on(going)}, ${more}`), name).toMatchObject({ __typename: 'ValidationError', field })
    expect(await act(own.reviewer, 'offerMatch', `${on(going)}, input: { answerBy: "${dayAfter(-1)}" }`)).toMatchObject({ __typename: 'ValidationError', field: 'input.answerBy' })
    expect(await act(own.reviewer, 'offerMatch', `${on(going)}, input: { answerBy: "${dayAfter(91)}" }`)).toMatchObject({ __typename: 'ValidationError', field: 'input.answerBy' })
    expect(await act(own.owner, 'startMatch', `id: "${encodeId('Match', crypto.randomUUID())}", version: 1`)).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    const told = written(await act(own.owner, 'recordMatchProgress', `${on(going)}, input: { note: "진단", hours: 8 }`))
    expect(await act(own.owner, 'completeMatch', `${on(told)}, input: { result: SOLVED, hours: 7 }`)).toMatchObject({ __typename: 'ConflictError', field: 'input.hours' })
    expect(await steps()).toBe(before + 1)
    expect(await prisma().matchOutcome.count({ where: { matchId: going.rowId } })).toBe(0)
  })
})

describe('places', () => {
  test('are given once: a need that wants one expert takes no second', async () => {
    const [one, two] = [await another(), await another()]
    const needId = await submitted(one.owner)
    const second = await offered(two, needId, until)
    await agreed(one, needId, until)
    const half = written(await act(two.owner, 'acceptMatch', on(second)))
    expect(await act(two.expert.herself, 'acceptMatch', on(half))).toMatchObject({ __typename: 'ConflictError', field: 'id' })
    expect(await prisma().match.findUniqueOrThrow({ where: { id: second.rowId } })).toMatchObject({ status: 'OFFERED', expertAcceptedAt: null })
  })

  test('are free again when work stops, and the need waits for an expert', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const match = await agreed(own, needId, until)
    written(await act(own.reviewer, 'stopMatch', `${on(match)}, reason: "기업 사정"`))
    expect(await needStatus(needId)).toBe('OPEN')
    expect(await prisma().expertLoad.findUniqueOrThrow({ where: { expertId: own.expert.rowId } })).toMatchObject({ active: 0 })
    const other = await another()
    expect((await agreed(other, needId, until)).status).toBe('ACCEPTED')
  })

  test('a match that solved nothing leaves its need waiting for one more', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const going = written(await act(own.owner, 'startMatch', on(await agreed(own, needId, until))))
    written(await act(own.owner, 'completeMatch', `${on(going)}, input: { result: NOT_SOLVED, hours: 3 }`))
    expect(await needStatus(needId)).toBe('OPEN')
    expect(await prisma().need.findUniqueOrThrow({ where: { id: parseId(needId, 'id').id } })).toMatchObject({ expertsWanted: 2 })
    expect((await agreed(await another(), needId, until)).status).toBe('ACCEPTED')
  })
})

describe('a match ends by itself', () => {
  test('when nobody answers by the day, once, with a step; answers later are refused at once', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const late = await makeMatch(graph.database, { needId: parseId(needId, 'id').id, expertId: own.expert.rowId, status: 'OFFERED', answerBy: new Date(dayAfter(-1)) })
    expect(await act(own.owner, 'acceptMatch', `id: "${encodeId('Match', late)}", version: 1`)).toMatchObject({ __typename: 'ConflictError' })
    expect((await sweep(prisma(), new Date())).matches).toBe(1)
    expect((await sweep(prisma(), new Date())).matches).toBe(0)
    expect(await prisma().match.findUniqueOrThrow({ where: { id: late }, include: { steps: true } })).toMatchObject({ status: 'EXPIRED', steps: [{ kind: 'EXPIRED' }] })
    expect(await prisma().outboxEvent.count({ where: { targetId: late } })).toBe(1)
    expect(written(await propose(own.reviewer, needId, own.expert.id))).toMatchObject({ rowId: late, status: 'PROPOSED' })
  })

  test('but not while a person’s look at it is awaited', async () => {
    const own = await another()
    const offer = await offered(own, await submitted(own.owner), dayAfter(1))
    const contested = written(await act(own.owner, 'contestMatch', `${on(offer)}, reason: "분야가 다릅니다."`))
    await sweep(prisma(), new Date(Date.now() + 5 * 86_400_000))
    expect((await prisma().match.findUniqueOrThrow({ where: { id: contested.rowId } })).status).toBe('OFFERED')
  })

  test('when the last day of her consent passes: what was agreed on stops', async () => {
    const own = { ...actors, expert: await register(graph, people.token, { consents: matchable.map((one) => ({ ...one, retentionUntil: dayAfter(10) })) }) }
    const needId = await submitted(own.owner)
    const match = await agreed(own, needId, until)
    await sweep(prisma(), new Date(Date.now() + 5 * 86_400_000))
    expect((await prisma().match.findUniqueOrThrow({ where: { id: match.rowId } })).status).toBe('ACCEPTED')
    await sweep(prisma(), new Date(`${dayAfter(10)}T15:00:00Z`))
    expect((await prisma().match.findUniqueOrThrow({ where: { id: match.rowId } })).status).toBe('STOPPED')
    expect(await needStatus(needId)).toBe('OPEN')
  })

  test('when she takes her consent back, or the need is withdrawn', async () => {
    const own = await another()
    const needId = await submitted(own.owner)
    const match = await agreed(own, needId, until)
    await own.expert.herself.ask('mutation { withdrawConsent { __typename } }')
    expect(await prisma().match.findUniqueOrThrow({ where: { id: match.rowId }, include: { steps: { orderBy: { at: 'desc' }, take: 1 } } })).toMatchObject({ status: 'STOPPED', steps: [{ kind: 'STOPPED', side: 'EXPERT' }] })
    expect(await needStatus(needId)).toBe('OPEN')
    const other = await another()
    const second = await agreed(other, needId, until)
    const { need } = await graph.ask<{ need: { version: number } }>(`{ need(id: "${needId}") { version } }`)
    await own.owner.ask(`mutation { withdrawNeed(id: "${needId}", version: ${need.version}) { __typename } }`)
    expect((await prisma().match.findUniqueOrThrow({ where: { id: second.rowId } })).status).toBe('STOPPED')
    expect(await prisma().expertLoad.findUniqueOrThrow({ where: { expertId: other.expert.rowId } })).toMatchObject({ active: 0 })
  })
})

test('nobody is to look any more at what was declined once a side has gone', async () => {
  const own = await another()
  const proposed = written(await propose(own.reviewer, await submitted(own.owner), own.expert.id))
  const declined = written(await act(own.reviewer, 'reviewMatch', `${on(proposed)}, input: { decision: DECLINE, decidedBy: "김심사" }, reason: "분야가 다릅니다."`))
  written(await act(own.owner, 'contestMatch', `${on(declined)}, reason: "분야가 맞습니다."`))
  await own.expert.herself.ask('mutation { withdrawConsent { __typename } }')
  expect(await prisma().match.findUniqueOrThrow({ where: { id: declined.rowId } })).toMatchObject({ status: 'DECLINED', contestedAt: null })
})

test('a need whose completed match tells no outcome stays solved when another match of it ends', async () => {
  const own = await another()
  const needId = await submitted(own.owner, { expertsWanted: 2 })
  const rowId = parseId(needId, 'id').id
  const told = await another()
  await makeMatch(graph.database, { needId: rowId, expertId: told.expert.rowId, status: 'COMPLETED' })
  const match = await agreed(own, needId, until)
  written(await act(own.owner, 'stopMatch', `${on(match)}, reason: "해결되었습니다."`))
  expect(await needStatus(needId)).toBe('RESOLVED')
})

describe('contacts', () => {
  const look = (id: string, version: number) => `id: "${id}", version: ${version}, reason: "착수 회의"`
  const part = 'contact { name email } contactPoints { name phone }'

  test('open to both sides on acceptance and not before, each look recorded', async () => {
    const own = await another()
    const offer = await offered(own, await submitted(own.owner), until)
    for (const viewer of [own.owner, own.expert.herself]) expect(await act(viewer, 'revealMatchContact', look(offer.id, offer.version))).toMatchObject({ __typename: 'ConflictError' })
    const half = written(await act(own.owner, 'acceptMatch', on(offer)))
    const match = written(await act(own.expert.herself, 'acceptMatch', on(half)))
    expect(await act(own.owner, 'revealMatchContact', look(match.id, match.version), part)).toMatchObject({ contact: { name: '한지원', email: 'jiwon@example.invalid' }, contactPoints: [] })
    expect(await act(own.expert.herself, 'revealMatchContact', look(match.id, match.version), part)).toMatchObject({ contact: null })
    expect(await act(own.stranger, 'revealMatchContact', look(match.id, match.version))).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await own.expert.herself.ask('{ viewer { expert { contactViews { purpose reason } } } }')).toEqual({ viewer: { expert: { contactViews: [{ purpose: 'MATCHING', reason: '착수 회의' }] } } })
  })
})
