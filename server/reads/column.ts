import { getNamedType, type GraphQLOutputType, isEnumType, isListType, isNonNullType } from 'graphql'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import { Unreadable } from './unreadable.ts'

/** The field of a model. @throws Unreadable where it has none of that name */
export function modelField(model: string, name: string): ModelField {
  const field = models[model]?.fields[name]
  if (field === undefined) throw new Unreadable(`${model} has no ${name}`)
  return field
}

export const tableOf = (model: string): string => `"${models[model]?.table ?? model}"`
export const columnOf = (alias: string, field: ModelField): string => `${alias}."${field.column}"`

/** A constant of SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An instant as JavaScript writes it. */
export const instantText = (column: string): string => `to_char(${column} at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The JSON text of a column as the graph's type of it gives it; NULL is null. @throws Unreadable where the types don't meet */
export function columnText(column: string, field: ModelField, type: GraphQLOutputType): string {
  if (isNonNullType(type) && !field.isRequired && !field.isList) throw new Unreadable('a column that may be null as what may not')
  const text = field.isList ? `to_json(${column})::text` : scalarText(column, field, type)
  return field.isRequired && isNonNullType(type) ? text : `coalesce(${text},${field.isList ? "'[]'" : "'null'"})`
}

function scalarText(column: string, field: ModelField, type: GraphQLOutputType): string {
  if (isListType(isNonNullType(type) ? type.ofType : type)) throw new Unreadable('a list of a single column')
  const named = getNamedType(type)
  if (isEnumType(named)) return `'"'||${column}::text||'"'`
  switch (named.name) {
    case 'String':
      return field.type === 'String' ? `to_json(${column})::text` : refuse(field, named.name)
    case 'Int':
    case 'Won':
    case 'Boolean':
    case 'Float':
      return `${column}::text`
    case 'Decimal':
      return `'"'||trim_scale(${column})::text||'"'`
    case 'Date':
      return field.native === 'Date' ? `to_json(${column})::text` : `'"'||to_char(${column},'YYYY-MM-DD')||'"'`
    case 'DateTime':
      return `'"'||${instantText(column)}||'"'`
    default:
      return refuse(field, named.name)
  }
}

function refuse(field: ModelField, type: string): never {
  throw new Unreadable(`a column of ${field.type} as ${type}`)
}

/** The JSON text of the global id of a row by its uuid. What of the type's name fills whole triples of bytes is encoded already. */
export function globalIdText(typeName: string, id: string): string {
  const prefix = Buffer.from(`${typeName}:`)
  const whole = prefix.length - (prefix.length % 3)
  // At most 38 bytes are left, too few for a line break within.
  return `'"${prefix.subarray(0, whole).toString('base64')}'||encode(convert_to(${literal(prefix.subarray(whole).toString())}||${id}::text,'UTF8'),'base64')||'"'`
}
