import {
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { schema } from '../../schema/index.ts'

type Composite = GraphQLObjectType | GraphQLInterfaceType
type Field = GraphQLField<unknown, unknown>

/** A query that reads all fields of a type, and all that they lead to, along one way from the root. */
export interface Path {
  /** Type and field of each step, such as `enterprises > needs > Need`. */
  name: string
  query: string
  /** Fields of types that it reads, as `Type.field`. */
  reads: string[]
}

const query = schema.getQueryType() as GraphQLObjectType

export const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType => type.name.endsWith('Connection')
/** The rows that a field leads to: those of a connection's `nodes`. */
export function rowsOf(field: Field): GraphQLNamedType {
  const type = getNamedType(field.type)
  return isConnection(type) ? getNamedType((type.getFields()['nodes'] as Field).type) : type
}
const isComposite = (type: GraphQLNamedType): type is Composite => isObjectType(type) || isInterfaceType(type)
const isFree = (field: Field) => !field.args.some(isRequiredArgument)
const concrete = (type: Composite): readonly GraphQLObjectType[] => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type])

/** A field with a page as large as it may be, and a selection of its rows. */
export function select(field: Field, selection: string, args: readonly string[] = []): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return call(field, args)
  if (!isConnection(type)) return `${call(field, args)} { ${selection} }`
  const fields = type.getFields()
  const others = Object.values(fields).filter((one) => !['nodes', 'edges', 'pageInfo'].includes(one.name) && isFree(one))
  const more = others.map((one) => select(one, '__typename')).join(' ')
  return `${call(field, ['first: 100', ...args])} { nodes { ${selection} } edges { cursor } pageInfo { startCursor endCursor hasNextPage } ${more} }`
}

const call = (field: Field, args: readonly string[]) => (args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`)

/** What a type says of itself; where several types may stand, each field under an alias such as `Expert_name`. */
export function leaves(type: Composite): string {
  const own = (one: GraphQLObjectType) => Object.values(one.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && isFree(field))
  if (isObjectType(type)) return ['__typename', ...own(type).map((field) => field.name)].join(' ')
  const fragments = concrete(type).map((one) => `... on ${one.name} { ${own(one).map((field) => (field.name === 'id' ? 'id' : `${one.name}_${field.name}: ${field.name}`)).join(' ')} }`)
  return ['__typename', ...fragments].join(' ')
}

interface Step {
  type: GraphQLObjectType
  /** Fields from the root to rows of the type. */
  way: Field[]
}

/**
 * The shortest way to rows of each type, from a list of the root or a field that takes no argument.
 * @param first lists by which a way is taken rather than by others
 */
function ways(first: readonly string[]): Map<string, Field[]> {
  const found = new Map<string, Field[]>()
  const queue: Step[] = []
  const reach = (field: Field, before: Field[]) => {
    const type = rowsOf(field)
    if (!isFree(field) || !isComposite(type) || found.has(type.name)) return
    found.set(type.name, [...before, field])
    // Behind an interface lies nothing that its types don't have.
    if (isObjectType(type)) queue.push({ type, way: [...before, field] })
  }
  const roots = Object.values(query.getFields()).filter((field) => field.args.length === 0 || isConnection(getNamedType(field.type)))
  const rank = (field: Field) => (first.includes(field.name) ? first.indexOf(field.name) : first.length)
  for (const field of roots.sort((a, b) => rank(a) - rank(b))) reach(field, [])
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    for (const field of Object.values(step.type.getFields())) reach(field, step.way)
  }
  return found
}

/** For each type that has rows, a path that reads it and everything one step behind it: so each field of the schema is read in one. */
export function paths(first: readonly string[]): Path[] {
  return [...ways(first)].map(([name, way]) => {
    const type = schema.getType(name) as Composite
    const end = whole(type)
    const nested = way.reduceRight((inner, field) => select(field, inner === end ? inner : `__typename ${idOf(field)} ${inner}`), end)
    const reads = isObjectType(type) ? Object.values(type.getFields()).filter(isFree).map((field) => `${name}.${field.name}`) : []
    return { name: [...way.map((field) => field.name), name].join(' > '), query: `{ ${nested} }`, reads }
  })
}

function leavesOfRows(field: Field): string {
  const rows = rowsOf(field)
  return isComposite(rows) ? leaves(rows) : '__typename'
}

function idOf(field: Field): string {
  const rows = rowsOf(field)
  return isComposite(rows) && rows.getFields()['id'] !== undefined ? 'id' : ''
}

/** All that a type says of itself, and of what lies one step behind it. */
export function whole(type: Composite): string {
  const fields = isObjectType(type) ? Object.values(type.getFields()).filter(isFree) : []
  const behind = fields.filter((field) => !isLeafType(getNamedType(field.type))).map((field) => select(field, leavesOfRows(field)))
  return `${leaves(type)} ${behind.join(' ')}`
}
