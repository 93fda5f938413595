import { joinedFields } from '../../schema/core/where-sql.ts'
import { columnOf, modelField } from './column.ts'
import { Unreadable } from './unreadable.ts'

/** A way from a row to rows of another model. */
export interface Way {
  model: string
  isList: boolean
  /** The condition that joins a row of `to` to the row of `from`. */
  join(from: string, to: string): string
}

/** The way that a relation of a model goes, by its foreign key on either side. */
export function wayOf(model: string, name: string): Way {
  const field = modelField(model, name)
  if (field.kind !== 'object') throw new Unreadable(`${model}.${name} is no relation`)
  const pairs = joinedFields(model, field)
  if (pairs.length === 0) throw new Unreadable(`no way by ${model}.${name}`)
  return {
    model: field.type,
    isList: field.isList,
    join: (from, to) => pairs.map(([ours, theirs]) => `${columnOf(to, modelField(field.type, theirs))} = ${columnOf(from, modelField(model, ours))}`).join(' and '),
  }
}
