import type { InputRef } from '@pothos/core'
import type { Scope } from '../context.ts'
import type { Entity, Field, Types } from './graph.ts'
import { defineList, type List, type ListArguments, type ListResult } from './list.ts'
import type { Where } from './page.ts'

/** A list that is ordered by name. */
export function namedList(options: {
  /** Name of the node type. */
  name: string
  /** Plural name of the root field. */
  plural: string
  korean: string
  type: unknown
  of: Entity
  filter: InputRef<unknown> | null
  where: (args: ListArguments, scope: Scope) => Where
  fields?: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, ListResult>) => Record<string, Field>
}): List {
  const { name, plural, korean, type, of, filter, where, fields } = options
  return defineList({
    name,
    korean,
    type,
    filter,
    orderTexts: { NAME: 'By Korean name (이름)' },
    ...(fields === undefined ? {} : { fields }),
    spec: {
      name: plural,
      of,
      orders: { NAME: { column: 'name', type: 'string', indexed: 'ASC' } },
      defaultOrder: { field: 'NAME', direction: 'ASC' },
      where,
    },
  })
}
