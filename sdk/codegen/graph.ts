import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { deprecatedTag } from './deprecation.ts'
import { docComment } from './doc-comment.ts'
import { ownTypes } from './arguments.ts'

/** What a scalar is in an answer, and what is taken for it. */
const scalars: Readonly<Record<string, { answered: string; taken: string }>> = {
  Boolean: { answered: 'boolean', taken: 'boolean' },
  Date: { answered: 'CalendarDate', taken: 'CalendarDate' },
  DateTime: { answered: 'Date', taken: 'Date | Instant' },
  Decimal: { answered: 'Decimal', taken: 'Decimal' },
  Float: { answered: 'number', taken: 'number' },
  ID: { answered: 'string', taken: 'string' },
  Int: { answered: 'number', taken: 'number' },
  String: { answered: 'string', taken: 'string' },
  Won: { answered: 'Won', taken: 'Won' },
}

type Documented = { description?: string | null | undefined; deprecationReason?: string | null | undefined }

/**
 * Prints the types below the free selections. Of each type of the graph `XSelect`, what may be asked of it, and `X`,
 * what comes back of each field; of each set of arguments an interface; enums and inputs.
 */
export function printGraph(schema: GraphQLSchema): string {
  const types = ownTypes(schema)
  const names = argumentNames(schema)
  const parts = types.flatMap((type) => {
    if (isEnumType(type)) {
      const values = type.getValues().map((value) => `${doc(value, '  ')}  | '${value.name}'\n`)
      return [`${doc(type)}export type ${type.name} =\n${values.join('')}`]
    }
    if (isInputObjectType(type)) return [inputInterface(type.name, Object.values(type.getFields()), doc(type))]
    return isCompositeType(type) ? [shapeOf(schema, type), selectOf(schema, type, names)] : []
  })
  const composites = types.filter(isCompositeType)
  const map = (name: string, text: string, ending: string) =>
    `/** ${text} */\nexport interface ${name} {\n${composites.map((type) => `  ${type.name}: ${type.name}${ending}\n`).join('')}}\n`
  return [
    "import type { CalendarDate, Decimal, Instant, Won } from '../scalars.ts'\nimport type { partOf } from '../select/part.ts'\n",
    ...parts,
    ...[...names.interfaces].map(([name, args]) => inputInterface(name, args, docComment(`Arguments of a field: ${args.map((arg) => `\`${arg.name}\``).join(', ')}.`))),
    map('Shapes', 'What comes back of each type, by its name.', ''),
    map('Selects', 'What may be asked of each type, by its name.', 'Select'),
    listsOf(schema, names),
  ].join('\n')
}

function shapeOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  const fields = fieldsIn(type).map((field) => `${doc(field, '  ')}  ${field.name}: ${answered(field.type)}\n`)
  return `${doc(type)}export interface ${type.name} {\n  __typename: ${typeNames(schema, type)}\n${fields.join('')}}\n`
}

/** What `__typename` of a row can be. */
function typeNames(schema: GraphQLSchema, type: GraphQLNamedType): string {
  return possibleNames(schema, type)
    .map((name) => `'${name}'`)
    .join(' | ')
}

const possibleNames = (schema: GraphQLSchema, type: GraphQLNamedType): string[] =>
  isAbstractType(type)
    ? schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort()
    : [type.name]

function selectOf(schema: GraphQLSchema, type: GraphQLNamedType, names: ArgumentNames): string {
  const fields = fieldsIn(type).map((field) => `${doc(field, '  ')}  ${field.name}?: ${asked(type, field, names)}\n`)
  const own = [
    ...fields,
    `  /** Name of the row's type in the graph. */\n  __typename?: true\n`,
    `  /** Fields under names of your own, one field a name. */\n  as?: { readonly [alias: string]: ${type.name}Select }\n`,
    `  readonly [partOf]?: ${[type, ...('getInterfaces' in type ? type.getInterfaces() : [])].map(({ name }) => `'${name}'`).join(' | ')}\n`,
  ].join('')
  const about = `/** What may be asked of ${type.name}. */\n`
  if (!isAbstractType(type)) return `${about}export interface ${type.name}Select {\n${own}}\n`
  if (fieldsIn(type).some(({ name }) => name === 'on')) throw new Error(`Expected ${type.name} to have no field named on, which is the selections' own word for the types of a row.`)
  const possible = possibleNames(schema, type)
  const branches = [
    ...possible.map((name) => `  ${name}?: ${name}Select\n`),
    ...ownTypes(schema).flatMap((other) =>
      isInterfaceType(other) && other !== type && possibleNames(schema, other).some((name) => possible.includes(name)) ? [`  ${other.name}?: ${other.name}Fields\n`] : [],
    ),
  ].join('')
  return [
    `${about.replace('of ', 'of any ')}export interface ${type.name}Fields {\n${own}}\n`,
    `${about}export interface ${type.name}Select extends ${type.name}Fields {\n  /** What is asked of rows of one type; an interface stands for those of its types that are not named. */\n  on?: ${type.name}On\n}\n`,
    `/** The types that a row of ${type.name} can be of. */\nexport interface ${type.name}On {\n${branches}}\n`,
  ].join('\n')
}

function asked(owner: GraphQLNamedType, field: GraphQLField<unknown, unknown>, names: ArgumentNames): string {
  const type = getNamedType(field.type)
  if (field.name === 'as') throw new Error(`Expected ${owner.name} to have no field named as, which is the selections' own word for aliases.`)
  const what = isLeafType(type) ? 'true' : `${type.name}Select`
  if (field.args.length === 0) return what
  const tuple = `readonly [args: ${names.of(field)}, select: ${what}]`
  return field.args.some(isRequiredArgument) ? tuple : `${what} | ${tuple}`
}

interface ArgumentNames {
  interfaces: ReadonlyMap<string, readonly GraphQLArgument[]>
  of(field: GraphQLField<unknown, unknown>): string
}

/** A name for each set of arguments: by its only argument of one value, or by the field that takes it, numbered where fields of one name differ. */
function argumentNames(schema: GraphQLSchema): ArgumentNames {
  const interfaces = new Map<string, readonly GraphQLArgument[]>()
  const byText = new Map<string, string>()
  const taken = new Set(ownTypes(schema).map(({ name }) => name))
  const textOf = (args: readonly GraphQLArgument[]) => inputInterface('', args, '')
  for (const type of ownTypes(schema)) {
    for (const field of fieldsIn(type)) {
      if (field.args.length === 0 || byText.has(textOf(field.args))) continue
      const [only, ...others] = field.args
      const pages = field.args.every(({ name }) => ['first', 'last', 'after', 'before'].includes(name))
      const base = `${capital(pages ? 'page' : others.length === 0 && only !== undefined && isLeafType(getNamedType(only.type)) ? only.name : field.name)}Args`
      let name = base
      for (let number = 2; interfaces.has(name) || taken.has(name); number += 1) name = `${base}${number}`
      interfaces.set(name, field.args)
      byText.set(textOf(field.args), name)
    }
  }
  return { interfaces, of: (field) => byText.get(textOf(field.args)) ?? 'never' }
}

/** The lists at the root, for `iterate`. */
function listsOf(schema: GraphQLSchema, names: ArgumentNames): string {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const connection = getNamedType(field.type)
    const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined
    if (nodes === undefined || !field.args.some(({ name }) => name === 'after') || field.args.some(isRequiredArgument)) return []
    const node = getNamedType(nodes.type).name
    return [`${doc(field, '  ')}  ${field.name}: { args: ${names.of(field)}; node: ${node}; select: ${node}Select }\n`]
  })
  return `/** The lists at the root: what each takes, holds, and may be asked. */\nexport interface Lists {\n${lists.join('')}}\n`
}

function inputInterface(name: string, fields: readonly (GraphQLInputField | GraphQLArgument)[], comment: string): string {
  const lines = fields.map((field) => {
    const required = isRequiredArgument(field)
    const nullable = !isNonNullType(field.type)
    const type = `${taken(field.type)}${nullable ? ' | null' : ''}${required ? '' : ' | undefined'}`
    return `${doc(field, '  ')}  ${field.name}${required ? '' : '?'}: ${type}\n`
  })
  return `${comment}export interface ${name} {\n${lines.join('')}}\n`
}

/** A type of an answer in TypeScript. */
function answered(type: GraphQLOutputType): string {
  if (!isNonNullType(type)) return `${inner(type)} | null`
  return inner(type.ofType)
  function inner(of: GraphQLOutputType): string {
    if (!isListType(of)) return scalars[getNamedType(of).name]?.answered ?? getNamedType(of).name
    const item = answered(of.ofType)
    return item.includes(' ') ? `(${item})[]` : `${item}[]`
  }
}

/** A type that is taken, without its own null. */
function taken(given: GraphQLInputType): string {
  const type = getNullableType(given)
  if (!isListType(type)) return scalars[type.name]?.taken ?? type.name
  const item = `${taken(type.ofType)}${isNonNullType(type.ofType) ? '' : ' | null'}`
  return `readonly ${item.includes(' ') ? `(${item})` : item}[]`
}

const fieldsIn = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [])

const doc = ({ description, deprecationReason }: Documented, indent = '') => docComment([description, deprecatedTag(deprecationReason)].filter((text) => text != null).join('\n\n'), indent)

const capital = (text: string) => (text[0] ?? '').toUpperCase() + text.slice(1)
