import type { Prisma, PrismaClient } from '../../prisma/generated/client/client.ts'
import type { MatchObjective } from '../../prisma/generated/client/enums.ts'
import type { RunResult } from '../../schema/match/run-cohort.ts'

/** A run that this process computes. */
export interface ClaimedRun {
  id: string
  objective: MatchObjective
  perNeed: number
  perExpert: number | null
  minScore: number
  policyVersion: number | null
  actor: string
  organizationId: string | null
  /** The version that this process wrote last: whoever else changes the run (a cancellation, another process) makes it another. */
  version: number
}

/** How long a run may give no sign of life before another process takes it up, in s. */
export const lostAfter = 30

type Tx = Prisma.TransactionClient

/** Tells the owner that a run changed, within the transaction that changes it. */
const tell = (tx: Tx, { id, organizationId }: Pick<ClaimedRun, 'id' | 'organizationId'>) =>
  tx.outboxEvent.create({ data: { kind: 'CHANGED', targetType: 'MatchRun', targetId: id, audience: 'OWNER', ownerId: organizationId } })

/** Takes the run that waits longest, or one whose process gives no sign of life any more; null: there is none. Of several processes one gets it. */
export async function claimRun(prisma: PrismaClient): Promise<ClaimedRun | null> {
  return prisma.$transaction(async (tx) => {
    const [run = null] = await tx.$queryRaw<ClaimedRun[]>`
      update "MatchRun" set status = 'RUNNING', progress = 0, "startedAt" = coalesce("startedAt", now()), "updatedAt" = now()
      where id = (
        select id from "MatchRun" where status = 'QUEUED' or (status = 'RUNNING' and "updatedAt" < now() - make_interval(secs => ${lostAfter}::int))
        order by "createdAt", id limit 1 for update skip locked)
      returning id::text, objective::text, "perNeed", "perExpert", "minScore", "policyVersion", actor, "organizationId"::text, version`
    if (run !== null) await tell(tx, run)
    return run
  })
}

/**
 * Writes how far a run is, which is the sign of life too.
 * @returns whether it is still this process's; if not it was cancelled, or another process took it up
 */
export async function beat(prisma: PrismaClient, run: ClaimedRun, progress: number): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ version: number; former: number }[]>`
      update "MatchRun" r set progress = ${progress}::float8, "updatedAt" = now() from (select id, progress as former from "MatchRun" where id = ${run.id}::uuid) b
      where r.id = b.id and r.status = 'RUNNING' and r.version = ${run.version}::int returning r.version, b.former`
    if (row === undefined) return false
    run.version = row.version
    if (row.former !== progress) await tell(tx, run)
    return true
  })
}

/** Gives a run back that this process won't end, so that the next one takes it up at once. */
export async function giveBack(prisma: PrismaClient, run: ClaimedRun): Promise<void> {
  await prisma.matchRun.updateMany({ where: { id: run.id, status: 'RUNNING', version: run.version }, data: { status: 'QUEUED', progress: 0 } })
}

/** Ends a run that failed. */
export async function failRun(prisma: PrismaClient, run: ClaimedRun, failure: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const now = new Date()
    const { count } = await tx.matchRun.updateMany({ where: { id: run.id, status: 'RUNNING', version: run.version }, data: { status: 'FAILED', failure, endedAt: now, updatedAt: now } })
    if (count === 1) await tell(tx, run)
  })
}

/** What came of writing a result. */
export type Written = 'written' | 'lost' | 'stale'

/**
 * Writes what a run found and ends it, all or nothing. `stale`: a need was withdrawn or an expert's consent or place went
 * while it was computed, so that it must be computed again; `lost`: it isn't this process's any more.
 */
export async function writeResult(prisma: PrismaClient, run: ClaimedRun, { pairs, unmatched, value, bound, inputsHash }: RunResult, today: Date): Promise<Written> {
  return prisma.$transaction(
    async (tx) => {
      const assigned = pairs.filter(({ isAlternate }) => !isAlternate)
      if (!(await holds(tx, assigned.map(({ needId }) => needId), pairs.map(({ expertId }) => expertId), today))) return 'stale'
      const done = await tx.$executeRaw`
        update "MatchRun" r set status = 'DONE', progress = 1, value = ${value}, bound = ${bound}, "inputsHash" = ${inputsHash}, "endedAt" = now(), "updatedAt" = now(),
          "previousId" = (select b.id from "MatchRun" b where b.actor = r.actor and b.objective = r.objective and b.status = 'DONE' order by b."endedAt" desc, b.id desc limit 1)
        where r.id = ${run.id}::uuid and r.status = 'RUNNING' and r.version = ${run.version}::int`
      if (done !== 1) return 'lost'
      await tx.$executeRaw`
        update "MatchRunNeed" n set unmatched = u.reason::"UnmatchedReason" from unnest(${unmatched.map(({ needId }) => needId)}::uuid[], ${unmatched.map(({ reason }) => reason)}::text[]) u("needId", reason)
        where n."runId" = ${run.id}::uuid and n."needId" = u."needId"`
      await tx.$executeRaw`
        insert into "MatchRunPair" ("runNeedId", "expertId", rank, "isAlternate", score)
        select n.id, p."expertId", p.rank, p."isAlternate", p.score
        from unnest(${pairs.map(({ needId }) => needId)}::uuid[], ${pairs.map(({ expertId }) => expertId)}::uuid[], ${pairs.map(({ rank }) => rank)}::int[],
          ${pairs.map(({ isAlternate }) => isAlternate)}::bool[], ${pairs.map(({ score }) => score)}::float8[]) p("needId", "expertId", rank, "isAlternate", score)
        join "MatchRunNeed" n on n."runId" = ${run.id}::uuid and n."needId" = p."needId"`
      await tell(tx, run)
      return 'written'
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/** Whether needs still want as many experts as they were given, and experts still consent. Who withdraws a need waits until the run is written. */
async function holds(tx: Tx, needIds: readonly string[], expertIds: readonly string[], today: Date): Promise<boolean> {
  const day = today.toISOString().slice(0, 10)
  await tx.$queryRaw`select 1 from "Need" n where n.id = any(${[...needIds]}::uuid[]) order by n.id for share`
  const lost = await tx.$queryRaw<unknown[]>`
    select 1 from "Need" n join (select id, count(*) as given from unnest(${[...needIds]}::uuid[]) u(id) group by id) g on g.id = n.id
    left join "NeedLoad" l on l."needId" = n.id
    where n.status not in ('OPEN', 'MATCHED', 'IN_PROGRESS') or n."expertsWanted" - coalesce(l.taken, 0) < g.given limit 1`
  if (lost.length > 0) return false
  const silent = await tx.$queryRaw<unknown[]>`
    select 1 from "Expert" e where e.id = any(${[...expertIds]}::uuid[]) and (e."withdrawnAt" is not null or not exists (
      select 1 from "Consent" c where c."expertId" = e.id and c."fieldGroup" = 'PROFILE' and c.purpose = 'MATCHING' and c."withdrawnAt" is null and c."retentionUntil" >= ${day}::date)) limit 1`
  return silent.length === 0
}

/** Ids of a run's cohort. */
export async function readCohort(prisma: PrismaClient, runId: string): Promise<{ needIds: string[]; expertIds: string[] }> {
  const [needs, experts] = await Promise.all([
    prisma.matchRunNeed.findMany({ where: { runId }, select: { needId: true } }),
    prisma.matchRunExpert.findMany({ where: { runId }, select: { expertId: true } }),
  ])
  return { needIds: needs.map(({ needId }) => needId), expertIds: experts.map(({ expertId }) => expertId) }
}
