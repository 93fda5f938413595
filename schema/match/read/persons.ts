import { Prisma } from '../../../prisma/generated/client/client.ts'
import type { ExpertTieKind, MatchResult, NeedStage } from '../../../prisma/generated/client/enums.ts'
import { askedLately, outcomeValue } from '../score/experience.ts'
import type { ReadAt, Reader } from './reader.ts'
import type { Tie } from '../score/records.ts'

/** What is known of a person by all her profiles together. */
export interface PersonRecord {
  /** Titles of the needs that she helped to solve. */
  solved: readonly string[]
  /** Stages of the needs that she worked on. */
  worked: readonly NeedStage[]
  ties: readonly Tie[]
  /** Owners of needs that she was offered and declined. */
  declined: readonly string[]
  outcomes: { count: number; sum: number }
  asks: number
}

const nothing: PersonRecord = { solved: [], worked: [], ties: [], declined: [], outcomes: { count: 0, sum: 0 }, asks: 0 }

type OfPerson<Line> = Line & { person: string }

/**
 * What persons did and how they are bound, in one statement for each kind of it.
 * @param ids of the profiles that stand for them; null: everybody
 */
export async function readPersons(db: Reader, ids: readonly string[] | null, { today, askHalfLife }: ReadAt): Promise<(person: string) => PersonRecord> {
  const day = today.toISOString().slice(0, 10)
  const persons = ids === null ? Prisma.sql`true` : Prisma.sql`(e.id = any(${[...ids]}::uuid[]) or e."sameAsId" = any(${[...ids]}::uuid[]))`
  const person = Prisma.sql`coalesce(e."sameAsId", e.id)::text as person`
  const owner = Prisma.sql`coalesce(n."organizationId", n."entrepreneurId")::text`
  const [ties, declined, works, outcomes, asks] = await Promise.all([
    db.$queryRaw<OfPerson<{ with: string; kind: ExpertTieKind }>[]>`
      select distinct ${person}, coalesce(t."organizationId", t."entrepreneurId")::text as "with", t.kind::text
      from "ExpertTie" t join "Expert" e on e.id = t."expertId" where ${persons} order by 1, 2, 3`,
    db.$queryRaw<OfPerson<{ owner: string }>[]>`
      select distinct ${person}, ${owner} as owner from "MatchStep" s join "Match" m on m.id = s."matchId" join "Need" n on n.id = m."needId" join "Expert" e on e.id = m."expertId"
      where s.kind = 'DECLINED' and s.side = 'EXPERT' and exists (select 1 from "MatchStep" o where o."matchId" = s."matchId" and o.kind = 'OFFERED') and ${persons} order by 1, 2`,
    db.$queryRaw<OfPerson<{ stage: NeedStage; title: string; solved: boolean }>[]>`
      select ${person}, n.stage::text, n.title, m.status = 'COMPLETED' and coalesce(r.result <> 'NOT_SOLVED', true) as solved
      from "Match" m join "Need" n on n.id = m."needId" join "Expert" e on e.id = m."expertId" left join "MatchOutcome" r on r."matchId" = m.id
      where m.status in ('IN_PROGRESS', 'COMPLETED') and ${persons} order by 1, n.id, m.id`,
    db.$queryRaw<OfPerson<{ result: MatchResult; needRating: number | null; count: number }>[]>`
      select ${person}, r.result::text, r."needRating", count(*)::int as count from "MatchOutcome" r join "Match" m on m.id = r."matchId" join "Expert" e on e.id = m."expertId"
      where m.status = 'COMPLETED' and ${persons} group by 1, 2, 3 order by 1, 2, 3`,
    db.$queryRaw<OfPerson<{ age: number; count: number }>[]>`
      select ${person}, greatest(0, ${day}::date - (s.at at time zone 'Asia/Seoul')::date) as age, count(*)::int as count
      from "MatchStep" s join "Match" m on m.id = s."matchId" join "Expert" e on e.id = m."expertId"
      where s.kind = 'OFFERED' and s.at > ${day}::date - ${askHalfLife * forgottenAfter}::int and ${persons} group by 1, 2 order by 1, 2`,
  ])
  const of = { ties: byPerson(ties), declined: byPerson(declined), works: byPerson(works), outcomes: byPerson(outcomes), asks: byPerson(asks) }
  return (one) => {
    const [ties_, declined_, works_, outcomes_, asks_] = [of.ties.get(one), of.declined.get(one), of.works.get(one), of.outcomes.get(one), of.asks.get(one)]
    return {
      solved: works_?.filter(({ solved }) => solved).map(({ title }) => title) ?? nothing.solved,
      worked: works_?.map(({ stage }) => stage) ?? nothing.worked,
      ties: ties_?.map((tie) => ({ with: tie.with, kind: tie.kind })) ?? nothing.ties,
      declined: declined_?.map(({ owner }) => owner) ?? nothing.declined,
      outcomes: outcomes_?.reduce(({ count, sum }, one) => ({ count: count + one.count, sum: sum + one.count * outcomeValue(one.result, one.needRating) }), nothing.outcomes) ?? nothing.outcomes,
      asks: asks_ === undefined ? 0 : askedLately(asks_, askHalfLife),
    }
  }
}

/** Half-lives after which an ask counts for nothing: less than a thousandth. */
const forgottenAfter = 10

function byPerson<Line extends { person: string }>(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>()
  for (const line of lines) {
    const of = found.get(line.person)
    if (of === undefined) found.set(line.person, [line])
    else of.push(line)
  }
  return found
}
