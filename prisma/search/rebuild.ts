import { models } from '../generated/datamodel.ts'
import { keyVersion } from './keys.ts'
import { ownerOf, owners, typeOfModel } from './owners.ts'
import { namesToFind, type OwnedName, rowOf, type SearchNameRow } from './rows.ts'

/** What a statement is sent through: a client of `pg` within its transaction, or anything that answers as one. */
export interface Statements {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** What a rebuild changed; both 0 when every row was right. */
export interface Rebuilt {
  inserted: number
  deleted: number
}

/** Rows a statement. */
const batchSize = 5000
/** From here on the planner's figures are made anew. */
const many = 1000

type Stored = OwnedName & { id: string; keyVersion: number }

/**
 * Brings the search's names to the names that stand in the tables, in the transaction of `client`. Rows that are
 * right already are left alone, so that a second run changes nothing.
 * @param ownerIds only the names of these owners; absent: of all
 */
export async function rebuildSearchNames(client: Statements, ownerIds?: readonly string[]): Promise<Rebuilt> {
  const only = ownerIds === undefined ? null : [...ownerIds]
  const names = (await client.query(namesSql, [only])).rows as OwnedName[]
  const wanted = new Map(namesToFind(names).map((name) => [signature(name), name]))
  const stored = (await client.query(storedSql, [only])).rows as Stored[]
  const stale = stored.filter((row) => row.keyVersion !== keyVersion || !wanted.delete(signature(row)))
  for (const batch of batches(stale)) {
    await client.query('DELETE FROM "SearchName" WHERE "id" = ANY ($1::uuid[])', [batch.map(({ id }) => id)])
  }
  // The shorter names first: where a search looks at a part of the matches only, it sees them in this order.
  const missing = [...wanted.values()].map(rowOf).sort((a, b) => a.code.length - b.code.length)
  for (const [column, rows] of byColumn(missing)) for (const batch of batches(rows)) await insert(client, column, batch)
  if (missing.length > 0) await client.query(mergeSql)
  if (missing.length + stale.length > many) await client.query('ANALYZE "SearchName"')
  return { inserted: missing.length, deleted: stale.length }
}

/** New entries wait in a list beside their index, which every search would read too; whoever may not merge them leaves it to the server. */
const mergeSql = `SELECT gin_clean_pending_list(c."oid") FROM pg_class c
  WHERE c."oid" IN ('"SearchName_code_idx"'::regclass, '"SearchName_cho_idx"'::regclass, '"SearchName_grams_idx"'::regclass) AND pg_has_role(c."relowner", 'USAGE')`

const signature = (row: OwnedName) => JSON.stringify([row.ownerId, row.ownerName, row.type, row.kind, row.lang, row.synthetic, row.value])

const storedSql = `SELECT "id", "type"::text AS type, "ownerId", "ownerName", "value", "lang"::text AS lang, "kind"::text AS kind, "synthetic", "keyVersion"
  FROM "SearchName" WHERE $1::uuid[] IS NULL OR "ownerId" = ANY ($1::uuid[])`

/** Only what everybody may see is found by name: the rows of a model that has others too. */
const seen: Readonly<Record<string, string>> = {
  Organization: ` WHERE t."standing" = 'VERIFIED'`,
  Need: ` WHERE t."status" <> 'DRAFT'`,
}

/** Every name that stands in the tables, each owner's own ones before those of the tables of names, legal ones first. */
const namesSql = `
  SELECT * FROM (${owners.flatMap(({ model }) => sourcesOf(model)).join(' UNION ALL ')}) n
  WHERE n."value" IS NOT NULL AND ($1::uuid[] IS NULL OR n."ownerId" = ANY ($1::uuid[]))
  ORDER BY n."ownerId", n."rank", n."kind", n."lang", n."value"`

function sourcesOf(model: string): string[] {
  const fields = models[model]?.fields ?? {}
  const type = typeOfModel(model) === null ? 't."type"::text' : `'${typeOfModel(model) ?? ''}'`
  const name = fields['name'] === undefined ? 't."title"' : 't."name"'
  const synthetic = fields['synthetic'] === undefined ? 'false' : 't."synthetic"'
  const from = (rank: number, owner: string, value: string, lang: string, kind: string, join = '') =>
    `SELECT ${rank} AS "rank", ${type} AS "type", t."id" AS "ownerId", ${name} AS "ownerName", ${value} AS "value", ${lang} AS "lang", ${kind} AS "kind", ${synthetic} AS "synthetic" FROM "${owner}" t ${join}${seen[model] ?? ''}`
  const own = [from(0, table(model), name, "'KO'", "'LEGAL'")]
  if (fields['nameEn'] !== undefined) own.push(from(0, table(model), 't."nameEn"', "'EN'", "'LEGAL'"))
  if (model === 'Organization') {
    own.push(from(1, table(model), 'o."value"', 'o."lang"::text', 'o."kind"::text', 'JOIN "OrganizationName" o ON o."organizationId" = t."id"'))
  }
  if (model === 'Region') {
    const join = 'JOIN "RegionName" o ON o."regionId" = t."id"'
    own.push(from(1, table(model), 'o."name"', "'KO'", "'LEGAL'", join), from(1, table(model), 'o."nameEn"', "'EN'", "'LEGAL'", join))
  }
  return own
}

function table(model: string): string {
  return models[model]?.table ?? model
}

function byColumn(rows: readonly SearchNameRow[]): Map<string, SearchNameRow[]> {
  const columns = new Map<string, SearchNameRow[]>()
  for (const row of rows) {
    const { column } = ownerOf(row.type)
    const known = columns.get(column)
    if (known === undefined) columns.set(column, [row])
    else known.push(row)
  }
  return columns
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += batchSize) yield rows.slice(at, at + batchSize)
}

async function insert(client: Statements, column: string, rows: readonly SearchNameRow[]): Promise<void> {
  const values = [
    rows.map((row) => row.type),
    rows.map((row) => row.ownerId),
    rows.map((row) => row.ownerName),
    rows.map((row) => row.value),
    rows.map((row) => row.lang),
    rows.map((row) => row.kind),
    rows.map((row) => row.code),
    rows.map((row) => row.cho),
    rows.map((row) => row.codeMarks),
    rows.map((row) => row.choMarks),
    rows.map((row) => row.keyVersion),
    rows.map((row) => row.synthetic),
  ]
  await client.query(
    `INSERT INTO "SearchName" ("type", "ownerId", "${column}", "ownerName", "value", "lang", "kind", "code", "cho", "codeMarks", "choMarks", "keyVersion", "synthetic")
     SELECT r."type"::"SearchType", r."ownerId", r."ownerId", r."ownerName", r."value", r."lang"::"Language", r."kind"::"NameKind", r."code", r."cho", r."codeMarks", r."choMarks", r."keyVersion", r."synthetic"
     FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::int[], $12::boolean[])
       AS r ("type", "ownerId", "ownerName", "value", "lang", "kind", "code", "cho", "codeMarks", "choMarks", "keyVersion", "synthetic")`,
    values,
  )
}
