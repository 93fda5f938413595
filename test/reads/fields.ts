import { getNamedType, type GraphQLField, isInterfaceType, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import { entities } from '../../schema/core/graph.ts'
import { schema } from '../../schema/index.ts'
import type { Material } from './material.ts'
import type { Composite } from './selections.ts'

/** A field of the graph with the least operation that asks it of real rows. */
export interface AskedOnce {
  /** `Type.field` */
  coordinate: string
  query: string
}

interface Way {
  type: Composite
  /** The operation that asks a selection of rows of the type. */
  wrap(selection: string): string
}

/**
 * Every field of every type that queries reach, by the shortest way that `isOpen` lets through: what lies behind a
 * field that is closed goes with it.
 */
export function everyField(material: Material, isOpen: (coordinate: string) => boolean): AskedOnce[] {
  const query = schema.getQueryType() as Composite
  const ways: Way[] = [{ type: query, wrap: (selection) => `{ ${selection} }` }]
  // Nodes are asked by their ids: a list might begin with rows that have nothing of what is asked.
  for (const { typeName } of entities.values()) {
    const type = schema.getType(typeName)
    const ids = material.ids[typeName] ?? []
    if ((isObjectType(type) || isInterfaceType(type)) && ids.length > 0) ways.push({ type, wrap: (selection) => `{ nodes(ids: ${JSON.stringify(ids)}) { ... on ${typeName} { ${selection} } } }` })
  }
  const known = new Set(ways.map(({ type }) => type.name))
  const found: AskedOnce[] = []
  for (const { type, wrap } of ways) {
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const below = getNamedType(field.type)
      const asked = `${field.name}${argumentsOf(field, material)}`
      found.push({ coordinate, query: wrap(isLeafType(below) ? asked : `${asked} { __typename }`) })
      if (!(isObjectType(below) || isInterfaceType(below)) || known.has(below.name) || !isOpen(coordinate)) continue
      known.add(below.name)
      ways.push({ type: below, wrap: (selection) => wrap(`${asked} { ${selection} }`) })
    }
  }
  return found
}

/** What a root field needs to be asked at all. */
function argumentsOf(field: GraphQLField<unknown, unknown>, { ids, texts }: Material): string {
  const type = getNamedType(field.type)
  const own = isObjectType(type) ? [type] : isInterfaceType(type) ? [...schema.getPossibleTypes(type)] : []
  const id = own.flatMap(({ name }) => ids[name] ?? [])[0] ?? ids['Plan']?.[0] ?? ''
  const named = field.args.find(({ name }) => name === 'id')
  const needed = field.args.filter((argument) => isRequiredArgument(argument) || argument === named)
  const values = needed.map(({ name, type: of }) => {
    const named = getNamedType(of)
    if (name === 'groupBy') return `groupBy: ${'getValues' in named ? (named.getValues()[0]?.name ?? '') : ''}`
    if (name === 'ids') return `ids: ${JSON.stringify([id])}`
    return `${name}: ${JSON.stringify(named.name === 'ID' ? (name === 'planId' ? ids['Plan']?.[0] : id) : texts[name]?.[0])}`
  })
  return values.length === 0 ? '' : `(${values.join(', ')})`
}
