import { type GraphQLSchema, type GraphQLType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType } from 'graphql'
import { ownTypes } from './arguments.ts'

/** Prints the schema as the types that gql.tada reads. */
export function printIntrospection(schema: GraphQLSchema): string {
  const types = ownTypes(schema).map((type) => {
    const name = `name: '${type.name}'`
    const possible = (kind: typeof type) =>
      isInterfaceType(kind) || isUnionType(kind)
        ? schema
            .getPossibleTypes(kind)
            .map((one) => `'${one.name}'`)
            .sort()
            .join(' | ')
        : 'never'
    if (isScalarType(type)) return `    '${type.name}': unknown;\n`
    if (isEnumType(type)) return `    '${type.name}': { ${name}; enumValues: ${type.getValues().map((value) => `'${value.name}'`).join(' | ')} };\n`
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).map((field) => `{ name: '${field.name}'; type: ${typeText(field.type)}; defaultValue: ${defaultText(field.defaultValue)} }`)
      return `    '${type.name}': { kind: 'INPUT_OBJECT'; ${name}; isOneOf: ${type.isOneOf}; inputFields: [${fields.join(', ')}] };\n`
    }
    if (isUnionType(type)) return `    '${type.name}': { kind: 'UNION'; ${name}; fields: {}; possibleTypes: ${possible(type)} };\n`
    const fields = Object.values(type.getFields()).map((field) => `'${field.name}': { name: '${field.name}'; type: ${typeText(field.type)} };`)
    const ending = isObjectType(type) ? '' : ` possibleTypes: ${possible(type)};`
    return `    '${type.name}': { kind: '${isObjectType(type) ? 'OBJECT' : 'INTERFACE'}'; ${name}; fields: { ${fields.join(' ')} };${ending} };\n`
  })
  const root = (type: { name: string } | null | undefined) => (type == null ? 'never' : `'${type.name}'`)
  return [
    '/** The schema as gql.tada reads it: `initGraphQLTada<{ introspection: introspection; scalars: … }>()`. */',
    'export type introspection = {',
    '  name: never;',
    `  query: ${root(schema.getQueryType())};`,
    `  mutation: ${root(schema.getMutationType())};`,
    `  subscription: ${root(schema.getSubscriptionType())};`,
    `  types: {\n${types.join('')}  };`,
    '};\n',
  ].join('\n')
}

function typeText(type: GraphQLType): string {
  if (isNonNullType(type)) return `{ kind: 'NON_NULL'; name: never; ofType: ${typeText(type.ofType)}; }`
  if (isListType(type)) return `{ kind: 'LIST'; name: never; ofType: ${typeText(type.ofType)}; }`
  const kind = isScalarType(type) ? 'SCALAR' : isEnumType(type) ? 'ENUM' : isInputObjectType(type) ? 'INPUT_OBJECT' : isUnionType(type) ? 'UNION' : isInterfaceType(type) ? 'INTERFACE' : 'OBJECT'
  return `{ kind: '${kind}'; name: '${type.name}'; ofType: null; }`
}

/** gql.tada asks only whether there is one. */
const defaultText = (value: unknown) => (value === undefined ? 'null' : JSON.stringify(JSON.stringify(value)))
