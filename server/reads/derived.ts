import { type FieldNode, type GraphQLField, type GraphQLNamedType, getNamedType, type GraphQLOutputType, isObjectType } from 'graphql'
import { type AnyDerivation, type Find, type Lines, type LineNode, type Named, nodeType } from '../../schema/core/derived.ts'
import type { Where } from '../../schema/core/page.ts'
import { whereText } from '../../schema/core/where-sql.ts'
import { literal, tableOf } from './column.ts'
import { completed, type Held, isRowType, placeBelow } from './complete.ts'
import { fieldsOf, namesOf, type Operation } from './operation.ts'
import { orderText } from './order.ts'
import { type Arguments, declared, type Draft, fill, type Given, given, type Request, sqlText } from './plan.ts'
import { wayOf } from './relation.ts'
import { type RowOf, rowText, ruleText } from './row.ts'
import { listJson, revived, rowJson, type Select } from './selected.ts'
import { Unreadable } from './unreadable.ts'

/** A place of a value where an operation asks something of rows. */
interface AskedPlace {
  /** Names of the fields that lead there, joined by dots. */
  path: string
  /** Keys of the answer that lead there, as `Held` has them. */
  place: string
  type: GraphQLNamedType
  nodes: readonly FieldNode[]
}

/** The places where an operation asks something of rows in a value of a type. */
function askedPlaces(operation: Operation, type: GraphQLOutputType, nodes: readonly FieldNode[], path = '', place = ''): AskedPlace[] {
  const named = getNamedType(type)
  if (isRowType(named)) return [{ path, place, type: named, nodes }]
  if (!isObjectType(named)) return []
  return [...fieldsOf(operation, named, nodes.map((node) => node.selectionSet))].flatMap(([key, asked]) => {
    const field = named.getFields()[asked[0]?.name.value ?? '']
    return field === undefined ? [] : askedPlaces(operation, field.type, asked, placeBelow(path, field.name), placeBelow(place, key))
  })
}

/** A row of a part as JSON: its columns, and the texts of rows by place and id. */
interface RowJson {
  c: Record<string, unknown>
  t: [place: number, id: unknown, text: string | null][]
  /** The node of a line. */
  n?: RowJson | null
}

/** Texts of rows by the place where they stand, each by its id. */
class Texts implements Held {
  readonly place = ''
  private readonly found: Map<unknown, string>[]
  private readonly places: ReadonlyMap<string, number>
  private readonly finished: (text: string) => string

  constructor(places: readonly AskedPlace[], finished: (text: string) => string) {
    this.places = new Map(places.map(({ place }, number) => [place, number]))
    this.found = places.map(() => new Map<unknown, string>())
    this.finished = finished
  }

  add({ t }: RowJson): void {
    for (const [place, id, text] of t) if (text !== null) this.found[place]?.set(id, text)
  }

  textOf = (place: string, id: unknown): string | undefined => {
    const text = this.found[this.places.get(place) ?? -1]?.get(id)
    return text === undefined ? undefined : this.finished(text)
  }
}

/** A part of a field's reading: its JSON, and its rows again as the ordinary road has them. */
interface Part {
  json: string
  rows(json: RowJson[], texts: Texts): Record<string, unknown>[]
}

/** What one field's parts are planned with. */
interface Field {
  draft: Draft
  row: RowOf | null
  args: Given<Arguments>
  places: readonly AskedPlace[]
  asked: (request: Request) => never
}

/** The text of a field that computes its value of what several queries give; at the root, or of a row. */
export function derivedText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf | null, nodes: readonly FieldNode[], args: Given<Arguments>, derivation: AnyDerivation): string {
  draft.note(`computed in JavaScript of ${Object.keys(derivation.parts).join(', ')}`)
  const places = askedPlaces(draft.operation, field.type, nodes)
  const asked = draft.once((request) => derivation.ask(given(args, request) as never, request.ctx))
  const planned: Field = { draft, row, args, places, asked }
  const names = askedNames(draft.operation, field, nodes)
  const parts = Object.entries<Find<never> | Lines<never, never>>(derivation.parts).map(([name, part]) => [name, 'model' in part ? findPart(planned, part) : linesPart(planned, part, names)] as const)
  const named = Object.values<Named<never>>(derivation.named ?? {}).map((one) => namedPart(planned, one))
  requireParts(places, derivation)
  // Arguments that can't be are told of, whatever is asked.
  const check = draft.check(asked)
  const json = `json_build_array(${[...parts.map(([, { json: one }]) => one), ...named.map((one) => one.json)].join(',')})::text`
  return draft.slot((found, request) => {
    const texts = new Texts(places, (text) => fill(text, draft.slots, request))
    const read = (part: Part, place: number) => part.rows((found as RowJson[][])[place] ?? [], texts)
    named.forEach((part, place) => read(part, parts.length + place))
    const rows = Object.fromEntries(parts.map(([name, part], place) => [name, read(part, place)]))
    return completed(request, field.type, derivation.read(rows as never, asked(request), request.ctx), nodes, texts)
  }, `${check}${json}`)
}

/** The JSON of the rows that a value at hand names by their ids, for a field that computes it of a row's columns. */
export function namedTexts(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Given<Arguments>, named: Named<unknown>): { json: string; held(json: unknown, request: Request): Held } {
  const places = askedPlaces(draft.operation, field.type, nodes)
  const part = namedPart({ draft, row, args, places, asked: (request) => given(args, request) as never }, named)
  return {
    json: part.json,
    held(json, request) {
      const texts = new Texts(places, (text) => fill(text, draft.slots, request))
      part.rows(json as RowJson[], texts)
      return texts
    },
  }
}

/** The names of the fields that are asked of the value. */
function askedNames(operation: Operation, { type }: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): Set<string> {
  const named = getNamedType(type)
  if (!isObjectType(named)) return new Set()
  return namesOf(fieldsOf(operation, named, nodes.map((node) => node.selectionSet)))
}

function requireParts(places: readonly AskedPlace[], { parts, named = {} }: AnyDerivation): void {
  const known = new Set([...Object.values<Find<never> | Lines<never, never>>(parts), ...Object.values<Named<never>>(named)].flatMap(pathsOf))
  const missing = places.find(({ path }) => !known.has(path))
  if (missing !== undefined) throw new Unreadable(`a row of ${missing.type.name} at hand`)
}

function pathsOf(part: Find<never> | Lines<never, never> | Named<never>): readonly string[] {
  if ('sql' in part) return part.node?.at ?? []
  return 'ids' in part ? part.at : Object.keys(part.at ?? {})
}

const array = (items: readonly string[]): string => `json_build_array(${items.join(',')})`
const jsonOf = (columns: string, texts: readonly string[], node?: string): string => `json_build_object('c',${columns},'t',${array(texts)}${node === undefined ? '' : `,'n',${node}`})`

/** A part of which nothing is needed. */
const nothing: Part = { json: array([]), rows: () => [] }

/** The texts of a row at the places of a path, each with the number of the place and the row's id. */
function textsAt({ draft, places }: Field, path: string, row: RowOf, only?: Where): string[] {
  return places.flatMap((place, number) => {
    if (place.path !== path) return []
    const text = draft.inside(place.place, () => rowText(draft, place.type, row, place.nodes))
    const shown = only === undefined ? text : `case when ${draft.hole(({ param }) => whereText(row.model, only, row.alias, param))} then ${text} end`
    return [array([String(number), `${row.alias}."id"`, shown])]
  })
}

/** The texts of the row that a relation of a row leads to, at the places of a path. */
function textsVia(field: Field, path: string, row: RowOf, relation: string): string[] {
  const way = wayOf(row.model, relation)
  const alias = field.draft.alias()
  return textsAt(field, path, { model: way.model, alias }).map((text) => `coalesce((select ${text} from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)}),${array(['0', 'null', 'null'])})`)
}

function findPart(field: Field, { model, select, where, orderBy, take, at }: Find<never>): Part {
  const { draft, asked } = field
  const alias = draft.alias()
  const row: RowOf = { model, alias }
  const texts = Object.entries(at ?? {}).flatMap(([path, { where: only, via }]) => (via === undefined ? textsAt(field, path, row, only) : textsVia(field, path, row, via)))
  if (texts.length === 0 && Object.keys(select).length === 0) return nothing
  const columns: Select = at === undefined ? select : { id: true, ...select }
  const condition = draft.hole((request) => {
    const one = where(asked(request), request.ctx)
    return one === null ? 'false' : whereText(model, one, alias, request.param)
  })
  const end = `${orderText(model, orderBy, alias)}${take === undefined ? '' : ` limit ${take}`}`
  return {
    json: listJson(draft, jsonOf(`${rowJson(draft, row, columns)}::json`, texts), `from ${tableOf(model)} ${alias} where ${condition}${end}`),
    rows: (found, into) => found.map((one) => (into.add(one), revived(model, columns, one.c))),
  }
}

function linesPart(field: Field, { sql, days = [], node, for: needed }: Lines<never, never>, names: ReadonlySet<string>): Part {
  if (needed !== undefined && !needed.some((name) => names.has(name))) return nothing
  const { draft, row, asked } = field
  const line = draft.alias()
  const statement = draft.hole((request) => {
    const piece = sql(asked(request), request.ctx, row?.alias ?? '')
    if (piece !== null) return sqlText(piece, request.param)
    return `select ${node === undefined ? 'null' : `null::text as "${node.type}", null::uuid as "${node.id}"`} where false`
  })
  const found = node === undefined ? undefined : nodeOf(field, line, node)
  return {
    json: listJson(draft, jsonOf(`to_json(${line})`, [], found), `from (${statement}) ${line}`),
    rows: (lines, into) =>
      lines.map(({ c, n }) => {
        if (n != null) into.add(n)
        const columns = { ...c, ...Object.fromEntries(days.map((name) => [name, c[name] == null ? null : new Date(c[name] as string)])) }
        return node === undefined ? columns : { ...columns, node: n?.c ?? null }
      }),
  }
}

/** The JSON of the node that a line names; undefined: nothing of it is needed. */
function nodeOf(field: Field, line: string, { type, id, types, select, at }: LineNode<never>): string | undefined {
  const { draft, args } = field
  const known = declared(draft, args, (values) => types(values as never))
  const cases = Object.entries(known.isConstant ? known.value : types({} as never)).flatMap(([value, typeName]) => {
    const of = nodeType(typeName)
    const named = draft.operation.schema.getType(typeName)
    if (named === undefined) throw new Unreadable(typeName)
    const alias = draft.alias()
    const row: RowOf = { model: of.model, alias }
    const texts = at.flatMap((path) => textsAt({ ...field, places: field.places.map((place) => ({ ...place, type: named })) }, path, row))
    const names = select(of)
    if (texts.length === 0 && names.length === 0) return []
    const columns = `${rowJson(draft, row, Object.fromEntries(['id', ...names].map((name) => [name, true])))}::json`
    const rule = ruleText(draft, of.model, of.rule, alias)
    return [`when ${literal(value)} then (select ${jsonOf(columns, texts)} from ${tableOf(of.model)} ${alias} where ${alias}."id" = ${line}."${id}"::uuid and ${rule})`]
  })
  return cases.length === 0 ? undefined : `case ${line}."${type}"::text ${cases.join(' ')} end`
}

function namedPart(field: Field, { model, ids, at }: Named<never>): Part {
  const { draft, row, asked } = field
  const alias = draft.alias()
  const texts = at.flatMap((path) => textsAt(field, path, { model, alias }))
  if (texts.length === 0) return nothing
  const query = draft.hole((request) => sqlText(ids(asked(request), request.ctx, row?.alias ?? ''), request.param))
  return {
    json: listJson(draft, jsonOf('null', texts), `from ${tableOf(model)} ${alias} where ${alias}."id" in (${query})`),
    rows: (found, into) => (found.forEach((one) => into.add(one)), []),
  }
}
