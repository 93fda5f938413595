import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'

/** A change that somebody committed. */
export interface Change {
  id: number
  type: string
  targetId: string
}

/** What a look at the outbox found. */
export interface Look {
  /** No transaction before it runs any more. */
  open: number
  /** The version of the policy. */
  version: number
  /** Changes of transactions since the position that was asked for, as far as they are committed. */
  changes: readonly Change[]
}

/** Types of what records of the pool are made of: a need tells region and industry of its owner. */
const persons = ['Expert']
const pairs = ['Match']
const owners = ['Enterprise', 'PublicBuyer', 'SupportOrganization', 'CivicOrganization', 'ProspectiveEntrepreneur']
const needs = ['Need']

/** Where the outbox stands, and what was committed there since a position; null: nothing is asked for. One statement. */
export async function lookAt(prisma: PrismaClient, since: number | null): Promise<Look> {
  const rows = await prisma.$queryRaw<{ open: bigint; version: number; id: bigint | null; type: string; targetId: string }[]>`
    select s.open, (select coalesce(max(version), ${builtInPolicy.version}::int) from "MatchPolicy") as version, e.id, e."targetType" as type, e."targetId"::text as "targetId"
    from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as open) s
    left join "OutboxEvent" e on e.transaction >= ${since}::bigint and e."targetType" = any(${[...persons, ...pairs, ...owners, ...needs]}::text[])`
  const [first] = rows
  if (first === undefined) throw new Error('The database tells no position of its changes.')
  const changes = rows.flatMap(({ id, type, targetId }) => (id === null ? [] : [{ id: Number(id), type, targetId }]))
  return { open: Number(first.open), version: first.version, changes }
}

/** Ids of the records that changes touch: those that are gone by now among them. */
export interface Touched {
  experts: readonly string[]
  needs: readonly string[]
}

/** The records that changes touch, in one statement: a match those of its two sides, and an expert all profiles of the person. */
export async function touchedBy(prisma: PrismaClient, changes: readonly Change[]): Promise<Touched> {
  const of = (types: readonly string[]) => [...new Set(changes.filter(({ type }) => types.includes(type)).map(({ targetId }) => targetId))]
  const [expertIds, matchIds, ownerIds, needIds] = [of(persons), of(pairs), of(owners), of(needs)]
  const rows = await prisma.$queryRaw<{ kind: 'expert' | 'need'; id: string }[]>`
    with matched as (select "expertId", "needId" from "Match" where id = any(${matchIds}::uuid[])),
      experts as (select unnest(${expertIds}::uuid[]) as id union select "expertId" from matched),
      persons as (select distinct coalesce(e."sameAsId", e.id) as id from "Expert" e join experts x on x.id = e.id)
    select 'expert' as kind, id::text from experts
    union select 'expert', e.id::text from "Expert" e where e.id in (select id from persons) or e."sameAsId" in (select id from persons)
    union select 'need', "needId"::text from matched
    union select 'need', unnest(${needIds}::uuid[])::text
    union select 'need', n.id::text from "Need" n where n."organizationId" = any(${ownerIds}::uuid[]) or n."entrepreneurId" = any(${ownerIds}::uuid[])`
  const ids = (kind: 'expert' | 'need') => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return { experts: ids('expert'), needs: ids('need') }
}
