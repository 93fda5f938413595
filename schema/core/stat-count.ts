import { Prisma } from '../../prisma/generated/client/client.ts'
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

/** A line of a count: a group, or the total. */
export interface CountLine {
  v0: string | null
  v1: string | null
  isTotal: boolean
  count: number
  synthetic: number
}

/** A count in one pass: GROUP BY GROUPING SETS of the values and of nothing. It gives lines. */
export function groupsSql({ from, alias, where, values, isMany }: Grouping): Sql {
  const names = values.map((_value, place) => `v${place}`)
  const columns = Prisma.join(values.map((value, place) => Prisma.sql`${value} as ${Prisma.raw(`v${place}`)}`))
  const rows = Prisma.raw(isMany ? 'distinct id' : '*')
  const row = Prisma.raw(isMany ? 'distinct id' : 'id')
  return Prisma.sql`
    select ${Prisma.raw(names.join(', '))}, grouping(v0) = 1 as "isTotal", count(${rows})::int as count, count(${row}) filter (where synthetic)::int as synthetic
    from (select ${Prisma.raw(`${alias}.id, ${alias}.synthetic`)}, ${columns} from ${from} where ${where}) s
    group by grouping sets ((${Prisma.raw(names.join(', '))}), ())`
}

/** What the lines of a count by so many keys come to. */
export function countedOf(lines: readonly CountLine[], keys: number): Counted {
  const names = (['v0', 'v1'] as const).slice(0, keys)
  const total = lines.find((line) => line.isTotal)
  const cells = lines.filter((line) => !line.isTotal).map((line) => ({ values: names.map((name) => line[name]), count: line.count }))
  return { cells, total: total?.count ?? 0, synthetic: total?.synthetic ?? 0 }
}
