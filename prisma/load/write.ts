import type { PoolClient } from 'pg'
import type { ModelName } from '../facts/row.ts'
import type { TableRow, Tables } from './compile.ts'
import { type ModelShape, shapes } from './model.ts'
import { identity, quoted } from './sql.ts'

export interface Written {
  inserted: number
  updated: number
}

/** Rows a statement; each goes as one JSON parameter. */
const batchSize = 1000

/**
 * Models whose rows exclude each other (no overlapping periods, no number or place twice) and on which nothing hangs: a changed row is taken out before the
 * new ones come, else a change of two neighbours would collide with itself half way.
 */
const exclusive: ReadonlySet<ModelName> = new Set<ModelName>([
  ...(['RegionName', 'RegionCode', 'RegionParent', 'HeldKind', 'OrganizationIdentifier'] as const),
  ...(['AgreementGoal', 'ProgrammeOutcome', 'CampaignOutcome', 'Reservation'] as const),
])

/** Inserts what is new and updates what differs; rows that users wrote or corrected stay, and so do the citations on them. */
export async function writeTables(client: PoolClient, tables: Tables): Promise<Written> {
  const edited = await editedIds(client, tables)
  const written: Written = { inserted: 0, updated: 0 }
  for (const { shape, rows } of tables) {
    const open = shape.name === 'Citation' ? rows.filter((row) => !isOn(row, edited)) : rows
    for (let at = 0; at < open.length; at += batchSize) {
      const batch = JSON.stringify(open.slice(at, at + batchSize).map(({ values }) => values))
      const taken = exclusive.has(shape.name) ? ((await client.query(takeOut(shape), [batch])).rowCount ?? 0) : 0
      const { rows: marks } = await client.query<{ inserted: boolean }>(upsert(shape), [batch])
      const inserted = marks.filter((mark) => mark.inserted).length
      written.inserted += inserted - taken
      written.updated += marks.length - inserted + taken
    }
  }
  return written
}

const columnsThatCite = [...new Set(shapes.flatMap(({ citedBy }) => citedBy ?? []))]

function isOn({ values }: TableRow, edited: ReadonlySet<string>): boolean {
  return columnsThatCite.some((column) => typeof values[column] === 'string' && edited.has(values[column]))
}

/** Ids of the rows of the data that users corrected. */
async function editedIds(client: PoolClient, tables: Tables): Promise<ReadonlySet<string>> {
  const cited = tables.filter(({ shape, rows }) => shape.citedBy !== null && rows.length > 0)
  if (cited.length === 0) return new Set()
  const parts = cited.map(
    ({ shape: { table } }, index) => `SELECT "id" FROM ${quoted(table)} WHERE "editedByUser" AND "id" = ANY($${index + 1}::uuid[])`,
  )
  const { rows } = await client.query<{ id: string }>(
    parts.join(' UNION ALL '),
    cited.map(({ rows }) => rows.map(({ id }) => id)),
  )
  return new Set(rows.map(({ id }) => id))
}

const list = (names: readonly string[], prefix = '') => names.map((name) => `${prefix}${quoted(name)}`).join(', ')

/** Columns whose difference makes a row another; `updatedAt` only says when it became so. */
function compared(shape: ModelShape): string[] {
  return shape.columns.map(({ name }) => name).filter((name) => !shape.primaryKey.includes(name) && name !== 'updatedAt')
}

function upsert(shape: ModelShape): string {
  const table = quoted(shape.table)
  const columns = list(shape.columns.map(({ name }) => name))
  const changing = compared(shape)
  const stamp = shape.columns.some(({ name }) => name === 'updatedAt') ? [`"updatedAt" = now()`] : []
  return `
    INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)
    ON CONFLICT (${list(shape.primaryKey)}) DO UPDATE
      SET ${[...changing.map((name) => `${quoted(name)} = excluded.${quoted(name)}`), ...stamp].join(', ')}
      WHERE NOT ${table}."editedByUser"
        AND (${list(changing, `${table}.`)}) IS DISTINCT FROM (${list(changing, 'excluded.')})
    RETURNING (xmax = 0) AS inserted`
}

function takeOut(shape: ModelShape): string {
  const table = quoted(shape.table)
  const changing = compared(shape)
  const kept =
    shape.citedBy === null
      ? ''
      : `AND NOT EXISTS (SELECT 1 FROM "Citation" c WHERE c.${quoted(shape.citedBy)} = t."id" AND c."editedByUser")`
  return `
    DELETE FROM ${table} t USING jsonb_populate_recordset(null::${table}, $1::jsonb) n
    WHERE ${identity(shape, 't')} = ${identity(shape, 'n')} AND NOT t."editedByUser"
      AND (${list(changing, 't.')}) IS DISTINCT FROM (${list(changing, 'n.')}) ${kept}`
}
