import { v7 } from 'uuid'
import type { Prisma } from '../../../prisma/generated/client/client.ts'
import type { MatchSide, MatchStepKind } from '../../../prisma/generated/client/enums.ts'
import { followNeeds } from '../../../prisma/matching/follow-needs.ts'
import type { Context } from '../../context.ts'
import { brokenColumn } from '../../core/broken-rule.ts'
import { ConflictError, NotFoundError, StaleVersionError } from '../../core/errors.ts'
import { decodeId } from '../../core/global-id.ts'
import type { Effect } from '../../core/mutation.ts'
import { changeVersion, type Told, type Transaction } from '../../core/write.ts'
import { type Act, isPossible } from './lifecycle.ts'

const columns = {
  id: true,
  version: true,
  status: true,
  needId: true,
  expertId: true,
  contestedAt: true,
  answerBy: true,
  needAcceptedAt: true,
  expertAcceptedAt: true,
  need: { select: { status: true, organizationId: true, entrepreneurId: true } },
} satisfies Prisma.MatchSelect

/** A match that is about to change, as far as the lifecycle looks at it. */
export type HeldMatch = Prisma.MatchGetPayload<{ select: typeof columns }>

/**
 * The match that an id names. Those who change the same expert's consents or the same need at this moment wait; rows
 * are held in the order expert, need, match, so that nobody waits in a circle.
 * @param version that the change was made from
 * @throws NotFoundError for an id that names none, StaleVersionError for a match that changed since
 */
export async function holdMatch(tx: Transaction, globalId: string, version: number): Promise<HeldMatch> {
  const id = decodeId(globalId, ['Match'], 'id')
  await tx.$queryRaw`select 1 from "Expert" e join "Match" m on m."expertId" = e.id where m.id = ${id}::uuid for key share of e`
  await tx.$queryRaw`select 1 from "Need" n join "Match" m on m."needId" = n.id where m.id = ${id}::uuid for no key update of n`
  const match = await tx.match.findUnique({ where: { id }, select: columns })
  if (match === null) throw new NotFoundError('id')
  if (match.version !== version) throw new StaleVersionError(match.version)
  return match
}

const expected: Readonly<Record<Act, string>> = {
  offer: 'Expected a match that a person has reviewed and that was not offered yet.',
  accept: 'Expected a match that is offered and waits for an answer.',
  decline: 'Expected a match that waits for review or an answer.',
  start: 'Expected a match that both sides have accepted.',
  recordProgress: 'Expected a match on which work goes on.',
  complete: 'Expected a match on which work goes on.',
  rate: 'Expected a match that is completed.',
  stop: 'Expected a match that both sides have accepted and that is not completed.',
  contest: 'Expected a match that waits for review or an answer, or that a reviewer declined.',
}

/** @throws ConflictError unless the act is possible in the state that the match is in */
export function mustBePossible(act: Act, { status }: Pick<HeldMatch, 'status'>): void {
  if (!isPossible(act, status)) throw new ConflictError(expected[act], 'id')
}

/**
 * Changes a match that is still what was read of it: of parallel changes one wins. The last place of an expert or a
 * need is given once, which the database sees to.
 * @returns the version that it has since
 * @throws StaleVersionError where it changed since, ConflictError where a place is lacking
 */
export function changeMatch(tx: Transaction, { id, version }: HeldMatch, data: Prisma.MatchUncheckedUpdateManyInput, { now }: Pick<Context, 'now'>): Promise<number> {
  return changeVersion(tx, 'Match', id, version, { ...data, updatedAt: now }).catch((error: unknown) => Promise.reject(fullPlace(error) ?? (error as Error)))
}

const full: Readonly<Record<string, string>> = {
  capacity: 'Expected an expert who has a place left: she works on as many matches as she can.',
  expertsWanted: 'Expected a need that still wants an expert.',
}

/** What a place that is taken already is said as; null: another error. */
function fullPlace(error: unknown): ConflictError | null {
  const message = full[brokenColumn(error) ?? '']
  return message === undefined ? null : new ConflictError(message, 'id')
}

/** What a step tells beside its kind. */
export interface Step {
  kind: MatchStepKind
  side: MatchSide
  decidedBy?: string | null
  note?: string | null
  hours?: number | null
}

export async function addStep(tx: Transaction, matchId: string, { kind, side, decidedBy = null, note = null, hours = null }: Step, { now }: Pick<Context, 'now'>): Promise<void> {
  await tx.matchStep.create({ data: { id: v7(), matchId, kind, side, decidedBy, note, hours, at: now } })
}

/** Lets the state of a need follow those of its matches; gives what to tell of it, nothing where it stays. */
export async function followNeed(tx: Transaction, needId: string, { now }: Pick<Context, 'now'>): Promise<Told[]> {
  return (await followNeeds(tx, [needId], now)).map(({ id, organizationId }) => ({ type: 'Need', id, kind: 'CHANGED', ownerId: organizationId }))
}

/**
 * What a change of a match is told as. Reasons stand in its steps alone.
 */
export function changed(match: HeldMatch, version: number, status: HeldMatch['status'], also: readonly Told[], organizationId: string | null): Effect<never> {
  const values = status === match.status ? [] : [{ field: 'status', former: match.status, current: status }]
  return { type: 'Match', id: match.id, kind: 'CHANGED', version, organizationId, values, also }
}
