import { getNamedType, type GraphQLField, isLeafType, isListType, isNonNullType, type GraphQLOutputType } from 'graphql'
import { pageSize, type PageArguments } from './page.ts'

/** How many rows an owned list is counted as; such lists are short by nature. */
const ownedListRows = 3

/**
 * The points of a field: a leaf costs nothing, an object 1, an owned list 1 and three times its rows' cost,
 * a connection 1 and its page size times the cost of a row.
 */
export function fieldCost(args: Readonly<Record<string, unknown>>, _context: unknown, field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>) {
  const named = getNamedType(field.type)
  if (isLeafType(named)) return { field: 0, multiplier: 1 }
  if (named.name.endsWith('Connection')) return { field: 1, multiplier: sizeOrMax(args) }
  if (named.name === 'PageInfo' || field.name === 'nodes' || field.name === 'edges') return { field: 0, multiplier: 1 }
  return { field: 1, multiplier: isList(field.type) ? ownedListRows : 1 }
}

/** A page size out of range is refused later, by name; until then it costs what the largest page does. */
function sizeOrMax({ first, last }: PageArguments): number {
  try {
    return pageSize({ first, last }).size
  } catch {
    return 100
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
