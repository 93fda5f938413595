import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts'
import type { MatchObjective } from '../../prisma/generated/client/enums.ts'
import { isOpenNeed } from '../../schema/match/course/lifecycle.ts'
import type { RunResult } from '../../schema/match/run/cohort.ts'
import { isMatchable } from '../../schema/match/read/sharing.ts'

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

type Db = Pick<Prisma.TransactionClient, '$queryRaw'>

/**
 * Changes a run and tells its owner so, in one statement.
 * @param which the condition on it, by the alias `r`, and how it is locked
 * @param tells whether it is told, by the alias `changed`
 * @returns the run as it is since; null: there is none such
 */
async function changeRun(db: Db, set: Prisma.Sql, which: Prisma.Sql, tells = Prisma.sql`true`): Promise<ClaimedRun | null> {
  const [run = null] = await db.$queryRaw<ClaimedRun[]>`
    with former as (select r.id, r.progress from "MatchRun" r where ${which}),
    changed as (
      update "MatchRun" r set ${set}, "updatedAt" = now() from former where r.id = former.id
      returning r.id, r.objective::text, r."perNeed", r."perExpert", r."minScore", r."policyVersion", r.actor, r."organizationId", r.version, r.progress, former.progress as former),
    told as (
      insert into "OutboxEvent" (kind, "targetType", "targetId", audience, "ownerId")
      select 'CHANGED', 'MatchRun', changed.id, 'OWNER', changed."organizationId" from changed where ${tells})
    select id::text, objective, "perNeed", "perExpert", "minScore", "policyVersion", actor, "organizationId"::text, version from changed`
  return run
}

/** The run that this process computes, unless it is another's by now. */
const stillOurs = ({ id, version }: ClaimedRun) => Prisma.sql`r.id = ${id}::uuid and r.status = 'RUNNING' and r.version = ${version}::int for update`

/** Takes the run that waits longest, or one whose process gives no sign of life any more; null: there is none. Of several processes one gets it. */
export function claimRun(prisma: PrismaClient): Promise<ClaimedRun | null> {
  return changeRun(
    prisma,
    Prisma.sql`status = 'RUNNING', progress = 0, "startedAt" = coalesce(r."startedAt", now())`,
    Prisma.sql`r.status = 'QUEUED' or (r.status = 'RUNNING' and r."updatedAt" < now() - make_interval(secs => ${lostAfter}::int)) order by r."createdAt", r.id limit 1 for update skip locked`,
  )
}

/**
 * Writes how far a run is, which is the sign of life too.
 * @returns whether it is still this process's; if not it was cancelled, or another process took it up
 */
export async function beat(prisma: PrismaClient, run: ClaimedRun, progress: number): Promise<boolean> {
  const changed = await changeRun(prisma, Prisma.sql`progress = ${progress}::float8`, stillOurs(run), Prisma.sql`changed.progress <> changed.former`)
  if (changed === null) return false
  run.version = changed.version
  return true
}

/** Gives a run back that this process won't end, so that the next one takes it up at once. */
export async function giveBack(prisma: PrismaClient, run: ClaimedRun): Promise<void> {
  await changeRun(prisma, Prisma.sql`status = 'QUEUED', progress = 0`, stillOurs(run))
}

/** Ends a run that failed. */
export async function failRun(prisma: PrismaClient, run: ClaimedRun, failure: string): Promise<void> {
  await changeRun(prisma, Prisma.sql`status = 'FAILED', failure = ${failure}, "endedAt" = now()`, stillOurs(run))
}

/** What came of writing a result. */
export type Written = 'written' | 'lost' | 'stale'

/**
 * Writes what a run found and ends it, all or nothing. `stale`: a need was withdrawn or an expert's consent went
 * while it was computed, so that it must be computed again; `lost`: it isn't this process's any more.
 */
export async function writeResult(prisma: PrismaClient, run: ClaimedRun, { pairs, unmatched, value, bound, inputsHash }: RunResult, today: Date): Promise<Written> {
  return prisma.$transaction(
    async (tx) => {
      const assigned = pairs.filter(({ isAlternate }) => !isAlternate)
      if (!(await holds(tx, assigned.map(({ needId }) => needId), pairs.map(({ expertId }) => expertId), today))) return 'stale'
      const done = await changeRun(
        tx,
        Prisma.sql`status = 'DONE', progress = 1, value = ${value}, bound = ${bound}, "inputsHash" = ${inputsHash}, "endedAt" = now(),
          "previousId" = (select b.id from "MatchRun" b where b.actor = r.actor and b.objective = r.objective and b."organizationId" is not distinct from r."organizationId" and b.status = 'DONE' order by b."endedAt" desc, b.id desc limit 1)`,
        stillOurs(run),
      )
      if (done === null) return 'lost'
      await tx.$executeRaw`
        update "MatchRunNeed" n set unmatched = u.reason::"UnmatchedReason" from unnest(${unmatched.map(({ needId }) => needId)}::uuid[], ${unmatched.map(({ reason }) => reason)}::text[]) u("needId", reason)
        where n."runId" = ${run.id}::uuid and n."needId" = u."needId"`
      await tx.$executeRaw`
        insert into "MatchRunPair" ("runNeedId", "expertId", rank, "isAlternate", score)
        select n.id, p."expertId", p.rank, p."isAlternate", p.score
        from unnest(${pairs.map(({ needId }) => needId)}::uuid[], ${pairs.map(({ expertId }) => expertId)}::uuid[], ${pairs.map(({ rank }) => rank)}::int[],
          ${pairs.map(({ isAlternate }) => isAlternate)}::bool[], ${pairs.map(({ score }) => score)}::float8[]) p("needId", "expertId", rank, "isAlternate", score)
        join "MatchRunNeed" n on n."runId" = ${run.id}::uuid and n."needId" = p."needId"`
      return 'written'
    },
    { timeout: 30_000 },
  )
}

/** Whether needs still want as many experts as they were given, and experts still consent. Who withdraws a need waits until the run is written. */
async function holds(tx: Db, needIds: readonly string[], expertIds: readonly string[], today: Date): Promise<boolean> {
  const day = today.toISOString().slice(0, 10)
  await tx.$queryRaw`select 1 from "Need" n where n.id = any(${[...needIds]}::uuid[]) order by n.id for share`
  const lost = await tx.$queryRaw<unknown[]>`
    select 1 from "Need" n join (select id, count(*) as given from unnest(${[...needIds]}::uuid[]) u(id) group by id) g on g.id = n.id
    left join "NeedLoad" l on l."needId" = n.id
    where not ${isOpenNeed} or n."expertsWanted" - coalesce(l.taken, 0) < g.given limit 1`
  if (lost.length > 0) return false
  const silent = await tx.$queryRaw<unknown[]>`
    select 1 from "Expert" e where e.id = any(${[...expertIds]}::uuid[]) and not ${isMatchable(day)} limit 1`
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
