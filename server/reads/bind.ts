import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../../schema/context.ts'
import type { Sql } from '../../schema/core/where-sql.ts'
import type { Operation } from './operation.ts'
import { Unreadable } from './unreadable.ts'

/** What JavaScript puts into the text that the database gives: a signed cursor, or what a field computes of its columns. */
export type Slot = (columns: unknown) => string

/** One statement while it is written: its parameters, its aliases, and the slots that its text leaves open. */
export interface Bind {
  operation: Operation
  ctx: Context
  values: unknown[]
  slots: Slot[]
  /** A name for a table that no other has. @throws Unreadable where there are too many */
  alias(): string
  /** A value as a parameter, cast to a type of SQL. */
  param(value: unknown, type: string): string
  /** A condition with its values as parameters. */
  sql(part: Sql): string
  /** A text expression that leaves a slot open for what `json`, an expression of JSON text, holds. */
  slot(fill: Slot, json: string): string
}

/** Marks around a slot in the text: control characters, which no JSON holds unescaped. */
const open = '\u0001'
const close = '\u0002'

/** Tables that one statement may read: the database plans more of them longer than it reads them. */
const maxTables = 1000

export function bindFor(operation: Operation, ctx: Context): Bind {
  const values: unknown[] = []
  const slots: Slot[] = []
  let aliases = 0
  return {
    operation,
    ctx,
    values,
    slots,
    alias() {
      if (aliases >= maxTables) throw new Unreadable('a statement of too many tables', { isLasting: false })
      return `t${(aliases += 1)}`
    },
    param(value, type) {
      values.push(value)
      return `$${values.length}::${type}`
    },
    sql({ strings, values: given }) {
      return strings.reduce((text, part, place) => {
        values.push(given[place - 1])
        return `${text}$${values.length}${part}`
      })
    },
    slot(fill, json) {
      slots.push(fill)
      return `E'\\x01${slots.length - 1}:'||${json}||E'\\x02'`
    },
  }
}

const filled = new RegExp(`${open}(\\d+):([^${close}]*)${close}`, 'g')

/** The text of an answer with its slots filled. */
export function fill(text: string, slots: readonly Slot[]): string {
  return slots.length === 0 ? text : text.replace(filled, (_match, slot: string, json: string) => (slots[Number(slot)] as Slot)(JSON.parse(json)))
}

/**
 * What resolvers of the graph are told of the operation: the name of their field. One that looks at more of it, such as
 * at what is selected below, can't be called here.
 * @throws Unreadable when it does
 */
export function infoOf(fieldName: string): GraphQLResolveInfo {
  return new Proxy({ fieldName } as GraphQLResolveInfo, {
    get(info, key) {
      if (key === 'fieldName') return info.fieldName
      throw new Unreadable(`${fieldName} looks at the operation`)
    },
  })
}
