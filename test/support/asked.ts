import { getNamedType, type GraphQLField, type GraphQLInputField, type GraphQLInterfaceType, type GraphQLObjectType, isAbstractType, isEnumType, isInputObjectType } from 'graphql'
import { schema } from '../../schema/index.ts'
import type { Hidden, Subject } from './subject.ts'
import { paths, rowsOf, whole } from './paths.ts'

/** A query on whose answer watched rows may show. */
export interface Asked {
  name: string
  query: string
}

const roots = (schema.getQueryType() as GraphQLObjectType).getFields()
const nodeTypes = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
const page = '{ totalCount nodes { __typename id } edges { cursor } pageInfo { startCursor endCursor hasNextPage } }'

/** Lists by which ways through the graph begin. */
const first = ['experts', 'needs', 'enterprises', 'civicOrganizations', 'organizations', 'viewer']

/**
 * Every way on which a watched row may show.
 * @param isOpen whether everybody sees a row: of such rows two are searched for by their names
 */
export function everything(hidden: Hidden, isOpen: (row: Subject) => boolean): Asked[] {
  const sought = [...hidden.subjects.filter((row) => !isOpen(row)), ...hidden.subjects.filter(isOpen).slice(0, 2)]
  return [...paths(first), ...nodes(hidden, sought), ...Object.values(roots).flatMap((field) => listed(field, hidden, sought)), searched(sought)]
}

/** The watched rows that are nodes. */
export const nodesAmong = ({ subjects }: Hidden): Subject[] => subjects.filter(({ type }) => nodeTypes.some(({ name }) => name === type))

/** The singular fields of the root that take an id of a type. */
export function singularOf(type: string): string[] {
  const isOrganization = schema.getPossibleTypes(schema.getType('Organization') as GraphQLInterfaceType).some(({ name }) => name === type)
  return [type.charAt(0).toLowerCase() + type.slice(1), ...(isOrganization ? ['organization'] : [])].filter((name) => roots[name] !== undefined)
}

/** By `node`, `nodes` and the singular fields. */
function nodes(hidden: Hidden, sought: readonly Subject[]): Asked[] {
  const rows = nodesAmong(hidden)
  const single = rows.filter((row) => sought.includes(row))
  const types = [...new Set(rows.map(({ type }) => type))]
  const of = (type: string) => rows.filter((row) => row.type === type)
  const aliased = (fields: string[]) => `{ ${fields.map((field, place) => `a${place}: ${field}`).join(' ')} }`
  return [
    ...types.map((type) => {
      const ids = JSON.stringify(of(type).map(({ globalId }) => globalId))
      return { name: `nodes of ${type}`, query: `{ nodes(ids: ${ids}) { ... on ${type} { ${whole(schema.getType(type) as GraphQLObjectType)} } } }` }
    }),
    { name: 'node', query: aliased(single.map(({ globalId }) => `node(id: "${globalId}") { id }`)) },
    { name: 'singular fields', query: aliased(single.flatMap(({ type, globalId }) => singularOf(type).map((name) => `${name}(id: "${globalId}") { id }`))) },
  ]
}

/** A list of the root on which watched rows may stand: in each order, by each value of each key of its filter, and by their names. */
function listed(field: GraphQLField<unknown, unknown>, hidden: Hidden, sought: readonly Subject[]): Asked[] {
  const order = fieldsOf(field, 'orderBy')['field']
  if (order === undefined) return []
  const types = typesOf(field)
  if (!hidden.subjects.some(({ type }) => types.includes(type))) return []
  const orders = values(order).flatMap((value) => ['ASC', 'DESC'].map((way) => `orderBy: { field: ${value}, direction: ${way} }`))
  const filters = Object.values(fieldsOf(field, 'filter')).flatMap((key) => samples(key, hidden).map((value) => `filter: { ${key.name}: ${value} }`))
  const searches = field.args.some(({ name }) => name === 'search') ? namesOf(sought.filter(({ type }) => types.includes(type))).map((text) => `search: "${text}"`) : []
  const query = [...orders, ...filters, ...searches].map((given, place) => `a${place}: ${field.name}(first: 100, ${given}) ${page}`).join(' ')
  return [{ name: `${field.name}, ordered, filtered and searched`, query: `{ ${query} }` }]
}

type Key = Pick<GraphQLInputField, 'name' | 'type'>

const values = ({ type: given }: Key): string[] => {
  const type = getNamedType(given)
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : []
}

/** The types of which the rows of a list may be. */
export function typesOf(field: GraphQLField<unknown, unknown>): string[] {
  const rows = rowsOf(field)
  return isAbstractType(rows) ? schema.getPossibleTypes(rows).map(({ name }) => name) : [rows.name]
}

/** The keys of an input that a field takes; none where it takes no such input. */
export function fieldsOf(field: GraphQLField<unknown, unknown>, argument: string): Readonly<Record<string, Key>> {
  const found = field.args.find(({ name }) => name === argument)
  const type = found === undefined ? undefined : getNamedType(found.type)
  return isInputObjectType(type) ? type.getFields() : {}
}

/** Values of a key that tell rows apart, among them those that hidden rows alone have. */
function samples(key: Key, { region, field }: Hidden): string[] {
  if (values(key).length > 0) return values(key).map((value) => `[${value}]`)
  if (getNamedType(key.type).name === 'Boolean') return ['true', 'false']
  return key.name === 'region' ? [`"${region}"`] : key.name === 'fields' ? [`["${field}"]`] : []
}

const namesOf = (rows: readonly Subject[]): string[] => rows.flatMap(({ marks }) => ['name', 'nameEn', 'names', 'title', 'identity'].flatMap((field) => marks[field]?.[0] ?? []))

function searched(rows: readonly Subject[]): Asked {
  const asked = namesOf(rows).map((text, place) => `a${place}: search(query: "${text}") { nodes { name matchedName via node { id } } edges { cursor } pageInfo { hasNextPage endCursor } }`)
  return { name: 'search', query: `{ ${asked.join(' ')} }` }
}
