import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts'
import type { Cell } from './stat-groups.ts'
import type { Sql } from './where-sql.ts'

/** What is counted, and by which values. */
export interface Grouping {
  /** The table and what is joined to it, such as `"Need" n left join …`. */
  from: Sql
  /** Alias of the table whose rows are counted; it has `id` and `synthetic`. */
  alias: string
  where: Sql
  /** One or two values as text. */
  values: readonly Sql[]
  /** Whether the joins may give a row several times, so that it counts once in each group and once in the total. */
  isMany: boolean
}

export interface Counted {
  cells: Cell[]
  total: number
  /** How many of the total were made up for demonstration. */
  synthetic: number
}

interface Line {
  v0: string | null
  v1: string | null
  isTotal: boolean
  count: number
  synthetic: number
}

/** Counts in one pass of one statement: GROUP BY GROUPING SETS of the values and of nothing. */
export async function countGroups(prisma: PrismaClient, { from, alias, where, values, isMany }: Grouping): Promise<Counted> {
  const names = values.map((_value, place) => `v${place}`)
  const columns = Prisma.join(values.map((value, place) => Prisma.sql`${value} as ${Prisma.raw(`v${place}`)}`))
  const rows = Prisma.raw(isMany ? 'distinct id' : '*')
  const row = Prisma.raw(isMany ? 'distinct id' : 'id')
  const lines = await prisma.$queryRaw<Line[]>`
    select ${Prisma.raw(names.join(', '))}, grouping(v0) = 1 as "isTotal", count(${rows})::int as count, count(${row}) filter (where synthetic)::int as synthetic
    from (select ${Prisma.raw(`${alias}.id, ${alias}.synthetic`)}, ${columns} from ${from} where ${where}) s
    group by grouping sets ((${Prisma.raw(names.join(', '))}), ())`
  const total = lines.find((line) => line.isTotal)
  const cells = lines.filter((line) => !line.isTotal).map((line) => ({ values: names.map((name) => line[name as 'v0' | 'v1']), count: line.count }))
  return { cells, total: total?.count ?? 0, synthetic: total?.synthetic ?? 0 }
}
