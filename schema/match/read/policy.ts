import { Prisma } from '../../../prisma/generated/client/client.ts'
import { builtInPolicy } from '../score/policy.ts'
import type { Reader } from './reader.ts'
import type { Policy } from '../score/records.ts'

type PolicyLine = Omit<Policy, 'weights' | 'glossary'> & Policy['weights']

/**
 * The weights, calibration and glossary of a version, in one statement.
 * @param version absent: the current one
 * @returns null: there is no such version
 */
export async function readPolicy(db: Reader, version?: number): Promise<Policy | null> {
  const [row] = await db.$queryRaw<[{ policy: PolicyLine | null; latest: number; glossary: Policy['glossary'] }]>`
    select to_jsonb(p) as policy, v.latest, (
      select coalesce(jsonb_agg(jsonb_build_object('lay', g.lay, 'technical', g.technical) order by g.lay, g.technical), '[]') from "GlossaryEntry" g
      where g."sinceVersion" <= v.asked and (g."untilVersion" is null or g."untilVersion" > v.asked)) as glossary
    from (select latest, ${version === undefined ? Prisma.sql`latest` : Prisma.sql`${version}::int`} as asked from (
      select coalesce(max(version), ${builtInPolicy.version}::int) as latest from "MatchPolicy") l) v
    left join "MatchPolicy" p on p.version = v.asked`
  const asked = version ?? row.latest
  const glossary = [...builtInPolicy.glossary, ...row.glossary]
  if (asked === builtInPolicy.version) return { ...builtInPolicy, glossary }
  if (row.policy === null) return null
  const { field, text, stage, industry, career, place, outcomes, fairness, ...constants } = row.policy
  const { textCosine, outcomePrior, asksHalved, askHalfLife } = constants
  return { version: asked, weights: { field, text, stage, industry, career, place, outcomes, fairness }, textCosine, outcomePrior, asksHalved, askHalfLife, glossary }
}

/** The policy that scores are made by from now on. */
export async function currentPolicy(db: Reader): Promise<Policy> {
  const policy = await readPolicy(db)
  if (policy === null) throw new Error('The current policy has no row.')
  return policy
}
