import type { PrismaClient } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import type { Field, ModelFields } from '../../core/graph.ts'
import { loaderOf, rowOfId } from '../../core/row-loader.ts'

/** How many pairs each list of a comparison tells. */
const most = 100

interface ComparedPair {
  needId: string
  expertId: string
  score: number
}

type Part = 'added' | 'removed' | 'kept'

interface Comparison extends Record<Part, ComparedPair[]> {
  counts: Record<Part, number>
}

const ComparedPair = builder.objectRef<ComparedPair>('MatchRunDiffPair').implement({
  description: 'An assigned pair of a comparison of two runs (비교 쌍).',
  fields: (t) => ({
    need: rowOfId(t, { type: 'Need', typeName: 'Need', nullable: true, description: 'The technical need (기술수요); null where the viewer may not see it.', id: ({ needId }) => needId }),
    expert: rowOfId(t, { type: 'Expert', typeName: 'Expert', nullable: true, description: 'The expert (전문가); null where the viewer may not see the profile.', id: ({ expertId }) => expertId }),
    score: t.exposeFloat('score', { description: 'Its score (적합도), from 0 to 1; of a removed one in the run before.' }),
  }),
})

const MatchRunDiff = builder.objectRef<Comparison>('MatchRunDiff').implement({
  description: `What a run assigns otherwise than the run before (이전 실행과의 차이). Alternates are not compared; each list tells ${most} pairs at the most, by need.`,
  fields: (t) => {
    const count = (part: Part, text: string) => t.int({ description: text, resolve: ({ counts }) => counts[part] })
    const list = (part: Part, text: string) => t.field({ type: [ComparedPair], description: text, resolve: (comparison) => comparison[part] })
    return {
      addedCount: count('added', 'How many pairs this run alone assigns (추가 수).'),
      removedCount: count('removed', 'How many the one before alone assigned (제외 수).'),
      keptCount: count('kept', 'How many both assign (유지 수).'),
      added: list('added', 'Pairs that this run alone assigns (추가된 쌍).'),
      removed: list('removed', 'Pairs that the one before alone assigned (제외된 쌍).'),
      kept: list('kept', 'Pairs that both assign (유지된 쌍), with the score of this run.'),
    }
  },
})

/** The comparison of a run with the one before it. */
export function runDiff(t: ModelFields): Field {
  return (t as unknown as Record<'field', (options: object) => Field>).field({
    type: MatchRunDiff,
    nullable: true,
    description: 'What it assigns otherwise than the run before (이전 실행과의 차이); null: there is none before, or this one is not done.',
    extensions: { reads: { ordinary: 'a run is compared with the one before it by a statement of its own' } },
    select: { id: true, previousId: true },
    resolve: ({ id, previousId }: { id: string; previousId: string | null }, _args: unknown, ctx: Context) =>
      previousId === null ? null : loaderOf(ctx, 'run diffs', (ids) => compare(ctx.prisma, ids)).load(id),
  })
}

interface Line extends ComparedPair {
  runId: string
  part: Part
  count: bigint
}

/** Compares runs with those before them, in one statement for all. */
async function compare(prisma: PrismaClient, ids: readonly string[]): Promise<Comparison[]> {
  const lines = await prisma.$queryRaw<Line[]>`
    with pairs as (
      select r.id as "runId", n."runId" = r.id as "isOwn", n."needId", p."expertId", p.score
      from "MatchRun" r join "MatchRunNeed" n on n."runId" in (r.id, r."previousId")
      join "MatchRunPair" p on p."runNeedId" = n.id and not p."isAlternate"
      where r.id = any(${[...ids]}::uuid[])
    ), compared as (
      select "runId", "needId", "expertId", coalesce(max(score) filter (where "isOwn"), max(score)) as score,
        case when count(*) = 2 then 'kept' when bool_or("isOwn") then 'added' else 'removed' end as part
      from pairs group by 1, 2, 3
    ), numbered as (
      select c.*, count(*) over (partition by "runId", part) as count, row_number() over (partition by "runId", part order by "needId", "expertId") as place from compared c
    )
    select "runId"::text, "needId"::text, "expertId"::text, score, part, count from numbered where place <= ${most}::int order by "runId", part, place`
  return ids.map((id) => {
    const own = lines.filter(({ runId }) => runId === id)
    const list = (part: Part) => own.filter((line) => line.part === part)
    const count = (part: Part) => Number(list(part)[0]?.count ?? 0)
    return { added: list('added'), removed: list('removed'), kept: list('kept'), counts: { added: count('added'), removed: count('removed'), kept: count('kept') } }
  })
}
