import { type GraphQLCompositeType, type GraphQLSchema, getNamedType, isCompositeType, isObjectType, Kind, parse, type SelectionSetNode } from 'graphql'

type Fields = Map<string, Written>
interface Written {
  args: string[]
  fields: Fields | null
  as: Map<string, Fields>
  on: Map<string, Fields>
}

/** A document of queries as the code of free selections that ask the same, with `some` for every value. */
export function selectionsOf(schema: GraphQLSchema, text: string): string[] {
  const { definitions } = parse(text)
  const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))

  const fill = (into: Written, set: SelectionSetNode, type: GraphQLCompositeType): Written => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const target = node.alias === undefined ? (into.fields ??= new Map<string, Written>()) : new Map<string, Written>()
        if (node.alias !== undefined) into.as.set(node.alias.value, target)
        const field = target.get(node.name.value) ?? empty()
        target.set(node.name.value, field)
        field.args = (node.arguments ?? []).map(({ name }) => name.value)
        const own = 'getFields' in type ? type.getFields()[node.name.value] : undefined
        const inner = own === undefined ? undefined : getNamedType(own.type)
        if (node.selectionSet !== undefined && isCompositeType(inner)) fill(field, node.selectionSet, inner)
        continue
      }
      const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
      const on = part?.typeCondition === undefined ? type : (schema.getType(part.typeCondition.name.value) as GraphQLCompositeType)
      if (part === undefined) continue
      if (on === type || isObjectType(type)) fill(into, part.selectionSet, type)
      else {
        const branch = fill({ ...empty(), fields: into.on.get(on.name) ?? new Map<string, Written>() }, part.selectionSet, on)
        into.on.set(on.name, branch.fields ?? new Map<string, Written>())
      }
    }
    return into
  }

  return definitions.flatMap((node) => {
    const root = node.kind === Kind.OPERATION_DEFINITION ? schema.getRootType(node.operation) : undefined
    return node.kind === Kind.OPERATION_DEFINITION && root != null ? [code(fill(empty(), node.selectionSet, root))] : []
  })
}

const empty = (): Written => ({ args: [], fields: null, as: new Map(), on: new Map() })

function code({ args, fields, as, on }: Written): string {
  const parts = [
    ...fieldsCode(fields ?? new Map<string, Written>()),
    ...(as.size === 0 ? [] : [`as: { ${[...as].map(([alias, one]) => `${alias}: { ${fieldsCode(one).join(', ')} }`).join(', ')} }`]),
    ...(on.size === 0 ? [] : [`on: { ${[...on].map(([type, one]) => `${type}: { ${fieldsCode(one).join(', ')} }`).join(', ')} }`]),
  ]
  const rows = parts.length === 0 ? 'true' : `{ ${parts.join(', ')} }`
  return args.length === 0 ? rows : `[{ ${args.map((name) => `${name}: some`).join(', ')} }, ${rows}]`
}

const fieldsCode = (fields: Fields): string[] => [...fields].map(([name, field]) => `${name}: ${code(field)}`)
