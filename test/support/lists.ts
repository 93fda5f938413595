import {
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql'
import { schema } from '../../schema/index.ts'

type Composite = GraphQLObjectType | GraphQLInterfaceType

/** A list of the graph, at the root or below a type. */
export interface ListField {
  field: GraphQLField<unknown, unknown>
  /** Type of its rows. */
  node: Composite
  /** What it can be ordered by. */
  orders: string[]
}

const named = (type: GraphQLType | undefined): GraphQLNamedType | undefined => getNamedType(type)
const rowsOf = (connection: GraphQLObjectType): Composite => named(connection.getFields()['nodes']?.type) as Composite
/** Lists with filter, order and count; what is gathered from many tables (search, timeline) is none. */
const isConnection = (field: GraphQLField<unknown, unknown>) =>
  getNamedType(field.type).name.endsWith('Connection') && field.args.some((argument) => argument.name === 'orderBy')

export function listFieldsOf(type: Composite): ListField[] {
  return Object.values(type.getFields())
    .filter(isConnection)
    .map((field) => {
      const connection = getNamedType(field.type) as GraphQLObjectType
      const order = named(field.args.find((argument) => argument.name === 'orderBy')?.type)
      const orderField = isInputObjectType(order) ? named(order.getFields()['field']?.type) : null
      return {
        field,
        node: rowsOf(connection),
        orders: isEnumType(orderField) ? orderField.getValues().map((value) => value.name) : [],
      }
    })
}

/** The lists at the root. */
export const rootLists = listFieldsOf(schema.getQueryType() as GraphQLObjectType)

/** Lists of which nobody unknown sees a row. */
export const unseenLists: readonly string[] = ['matchRuns']

/** A selection that asks a type for all that it holds itself, without what lies behind its relations. */
export function leavesOf(type: Composite): string {
  const leaves = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.every((argument) => !isRequired(argument)))
  return ['__typename', ...leaves.map((field) => field.name)].join(' ')
}

const isRequired = (argument: { type: unknown; defaultValue: unknown }) => String(argument.type).endsWith('!') && argument.defaultValue === undefined

/** Each field of a type that leads to other rows, as a selection of them and their leaves. */
export function relationsOf(type: Composite): { name: string; selection: string }[] {
  const concrete = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type]
  const below = (fields: GraphQLField<unknown, unknown>[], wrap: (selection: string) => string) =>
    fields
      .filter((field) => !isLeafType(getNamedType(field.type)))
      .map((field) => {
        const type = getNamedType(field.type)
        const selection = isConnection(field)
          ? `${field.name}(first: 3) { totalCount nodes { ${leavesOf(rowsOf(type as GraphQLObjectType))} } }`
          : `${field.name} { ${isObjectType(type) || isInterfaceType(type) ? leavesOf(type) : '__typename'} }`
        return { name: `${type.name}.${field.name}`, selection: wrap(selection) }
      })
  return [
    ...below(Object.values(type.getFields()), (selection) => selection),
    ...(isInterfaceType(type)
      ? concrete.flatMap((one) =>
          below(
            Object.values(one.getFields()).filter((field) => type.getFields()[field.name] === undefined),
            (selection) => `... on ${one.name} { ${selection} }`,
          ),
        )
      : []),
  ]
}
