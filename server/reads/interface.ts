import { type FieldNode, getNamedType, type GraphQLInterfaceType, type GraphQLNamedType, type GraphQLObjectType, isObjectType } from 'graphql'
import { columnOf, literal, modelField } from './column.ts'
import { type Fields, fieldsOf } from './operation.ts'
import type { Draft } from './plan.ts'
import { fieldPart, type RowOf } from './row.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** What tells the type of an interface's rows: a column and the type of each of its values. */
interface Discriminator {
  column: string
  types: Readonly<Record<string, string>>
}

/** A type that a row may be of, by the value that tells it, with the fields that are asked of it. */
interface Kind {
  value: string
  type: GraphQLObjectType
  fields: Fields
}

/**
 * The text of a row as an object of an interface, whose rows stand in one table. What is asked of all its types alike is
 * written once: else each level of such rows would multiply the text of the next.
 */
export function interfaceText(draft: Draft, type: GraphQLInterfaceType, row: RowOf, nodes: readonly FieldNode[]): string {
  const { discriminator } = (type.extensions['reads'] ?? {}) as { discriminator?: Discriminator }
  if (discriminator === undefined) throw new Unreadable(`a row as ${type.name}`)
  const sets = nodes.map((node) => node.selectionSet)
  const kinds = Object.entries(discriminator.types).map(([value, name]): Kind => {
    const concrete: GraphQLNamedType | undefined = draft.operation.schema.getType(name)
    if (!isObjectType(concrete)) throw new Unreadable(`no type ${name}`)
    return { value, type: concrete, fields: fieldsOf(draft.operation, concrete, sets) }
  })
  const column = columnOf(row.alias, modelField(row.model, discriminator.column))
  const byKind = (textOf: (kind: Kind) => string) => `(case ${column}::text ${kinds.map((kind) => `when ${literal(kind.value)} then ${textOf(kind)}`).join(' ')} end)`
  const common = commonKeys(kinds)
  if (common === null) return byKind(({ type: concrete, fields }) => concat(object([...fields].map(([key, asked]) => [key, fieldPart(draft, concrete, row, asked)]))))
  const [first] = kinds as [Kind, ...Kind[]]
  const own = kinds.map((kind) => runsOf(kind, common))
  const parts: Part[] = []
  // Keys of single types stand before, between and behind the common ones; each key begins with a comma.
  for (let place = 0; place <= common.length; place += 1) {
    if (own.some((runs) => (runs[place] ?? []).length > 0)) {
      parts.push(expression(byKind((kind) => concat((own[kinds.indexOf(kind)]?.[place] ?? []).flatMap(([key, asked]) => [keyPart(key), fieldPart(draft, kind.type, row, asked)])))))
    }
    const key = common[place]
    const asked = key === undefined ? undefined : first.fields.get(key)
    if (key === undefined || asked === undefined) continue
    const tellsType = isTyped(asked, first.type)
    parts.push(keyPart(key), tellsType ? expression(byKind((kind) => concat([fieldPart(draft, kind.type, row, asked)]))) : fieldPart(draft, first.type, row, asked))
  }
  return `('{'||substr(${concat(parts)},2)||'}')`
}

const keyPart = (key: string): Part => constant(`,${JSON.stringify(key)}:`)

/** Whether a field's text holds the name of its type: `__typename` and the global id. */
function isTyped([node]: readonly FieldNode[], type: GraphQLObjectType): boolean {
  const name = node?.name.value ?? ''
  return name === '__typename' || (name === 'id' && getNamedType(type.getFields()['id']?.type)?.name === 'ID')
}

/** The keys that are asked of all types alike, in their order; null where it is not one order. */
function commonKeys(kinds: readonly Kind[]): string[] | null {
  const [first, ...others] = kinds
  if (first === undefined) return null
  const common = [...first.fields].filter(([key, asked]) => others.every((kind) => isSame(first, asked, kind, kind.fields.get(key)))).map(([key]) => key)
  const known = new Set(common)
  return others.every(({ fields }) => [...fields.keys()].filter((key) => known.has(key)).every((key, place) => key === common[place])) ? common : null
}

/** Whether two types are asked the same by the same nodes, and have the field from the interface that they share. */
function isSame(one: Kind, asked: readonly FieldNode[], other: Kind, others: readonly FieldNode[] | undefined): boolean {
  const [node] = asked
  if (node === undefined || others?.length !== asked.length || !asked.every((each, place) => each === others[place])) return false
  if (isTyped(asked, one.type)) return true
  const [mine, theirs] = [one, other].map(({ type }) => type.getFields()[node.name.value]?.extensions['pothosOptions'])
  return mine !== undefined && mine === theirs
}

/** The fields of a type before, between and behind the common ones. */
function runsOf({ fields }: Kind, common: readonly string[]): [string, readonly FieldNode[]][][] {
  const runs: [string, readonly FieldNode[]][][] = [[]]
  for (const field of fields) {
    if (common.includes(field[0])) runs.push([])
    else runs.at(-1)?.push(field)
  }
  return runs
}
