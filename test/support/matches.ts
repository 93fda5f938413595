import { randomUUID } from 'node:crypto'
import type { Database } from '../../prisma/client.ts'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { MatchStatus } from '../../prisma/generated/client/enums.ts'

const reviewed: readonly MatchStatus[] = ['REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED']
const accepted: readonly MatchStatus[] = ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED']

/** What the database asks of a match in a state, beside the state itself. */
export function courseOf(status: MatchStatus, now = new Date()): Partial<Prisma.MatchUncheckedCreateInput> {
  return {
    ...(reviewed.includes(status) ? { reviewedBy: '심사자', reviewedAt: now } : {}),
    ...(accepted.includes(status) ? { needAcceptedAt: now, expertAcceptedAt: now } : {}),
    ...(status === 'OFFERED' ? { answerBy: new Date('2090-01-01') } : {}),
  }
}

/** Writes a match in whatever state, with what that state asks for. */
export async function makeMatch({ prisma }: Database, given: Omit<Partial<Prisma.MatchUncheckedCreateInput>, 'status'> & { needId: string; expertId: string; status?: MatchStatus }): Promise<string> {
  const id = given.id ?? randomUUID()
  const { status = 'PROPOSED' } = given
  await prisma.match.create({ data: { score: 0.5, ...courseOf(status), ...given, id, status } })
  return id
}

/** Cancelled runs of the first needs that wait for an expert, so many of each. */
export async function makeRuns({ prisma }: Database, count: number): Promise<void> {
  const needs = await prisma.need.findMany({ where: { status: 'OPEN' }, select: { id: true }, orderBy: { id: 'asc' }, take: count })
  for (let place = 0; place < count; place += 1) {
    await prisma.matchRun.create({
      data: {
        id: randomUUID(), status: 'CANCELLED', objective: 'TOTAL', perNeed: 1, minScore: 0, actor: 'a test', endedAt: new Date(),
        needs: { create: needs.map(({ id }) => ({ id: randomUUID(), needId: id })) },
      },
    })
  }
}
