import type { InputRef } from '@pothos/core'
import type { Scope } from '../context.ts'
import type { Entity, Field, Types } from './graph.ts'
import { defineList, type List, type ListArguments, type ListResult } from './list.ts'
import type { Where } from './page.ts'

interface OrderedListOptions {
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
}

/** A list that has one order: by a text column of its rows, which an index serves. */
export function orderedList(by: { order: string; column: string; text: string }, options: OrderedListOptions): List {
  const { name, plural, korean, type, of, filter, where, fields } = options
  return defineList({
    name,
    korean,
    type,
    filter,
    orderTexts: { [by.order]: by.text },
    ...(fields === undefined ? {} : { fields }),
    spec: {
      name: plural,
      of,
      orders: { [by.order]: { column: by.column, type: 'string', indexed: 'ASC' } },
      defaultOrder: { field: by.order, direction: 'ASC' },
      where,
    },
  })
}

/** A list that is ordered by name. */
export const namedList = (options: OrderedListOptions): List => orderedList({ order: 'NAME', column: 'name', text: 'By Korean name (이름)' }, options)
