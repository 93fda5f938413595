import { getNamedType, getOperationAST, type GraphQLSchema, isAbstractType, isEnumType, isListType, isObjectType, Kind, parse, typeFromAST, type TypeNode, getNullableType, isInputType } from 'graphql'
import type { Material } from './material.ts'

/** Types of rows by the variables that name one of another type than the query gives. */
const ofNames: Readonly<Record<string, string>> = { planId: 'Plan', needId: 'Need', expertId: 'Expert', expertIds: 'Expert' }

/** The least variables that a query needs to be asked of real rows. */
export function variablesOf(schema: GraphQLSchema, text: string, { ids, texts }: Material): Record<string, unknown> {
  const operation = getOperationAST(parse(text))
  const [root] = operation?.selectionSet.selections ?? []
  const field = root?.kind === Kind.FIELD ? schema.getQueryType()?.getFields()[root.name.value] : undefined
  const id = field === undefined ? undefined : typesOf(schema, field.type).flatMap((name) => ids[name] ?? [])[0]
  const needed = (operation?.variableDefinitions ?? []).filter(({ variable, type, defaultValue }) => variable.name.value === 'id' || (type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined))
  const valueOf = (name: string, node: TypeNode): unknown => {
    const type = typeFromAST(schema, node as never)
    if (!isInputType(type)) throw new Error(`${name} has no type of the schema`)
    const named = getNamedType(type)
    const one = isEnumType(named) ? named.getValues()[0]?.name : (texts[name]?.[0] ?? (ofNames[name] === undefined ? id : ids[ofNames[name]]?.[0]))
    return isListType(getNullableType(type)) ? [one] : one
  }
  return Object.fromEntries(needed.map(({ variable, type }) => [variable.name.value, valueOf(variable.name.value, type)]))
}

/** Names of the types of rows that a field gives. */
function typesOf(schema: GraphQLSchema, type: Parameters<typeof getNamedType>[0]): string[] {
  const named = getNamedType(type)
  if (isAbstractType(named)) return schema.getPossibleTypes(named).map(({ name }) => name)
  return isObjectType(named) ? [named.name] : []
}
