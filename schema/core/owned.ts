import { type HistoryRule, versionFields } from './history.ts'
import { type Field, fieldsOf, type ModelFields } from './graph.ts'

/**
 * What every node tells of its origin: its citations, of the row as a whole and of its fields.
 * The model has a relation `citations`.
 */
export function citations(t: ModelFields): Field {
  const fields = fieldsOf(t, 'citations')
  return fields.relation('citations' as never, {
    description: 'What this rests on (인용): sources with the fact and the place in each; first what supports the row as a whole, then what supports one field.',
    args: {
      field: fields.arg.string({ description: 'Only citations of this field, such as `name` (필드); absent: all.' }),
    },
    query: (({ field }: { field?: string | null }) => ({
      ...(field == null ? {} : { where: { field } }),
      orderBy: [{ field: { sort: 'asc', nulls: 'first' } }, { factId: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    })) as never,
  })
}

/** Whether a row was made up for demonstration; the model has a column `synthetic`. */
export function isSynthetic(t: ModelFields): Field {
  return (t as unknown as Record<'exposeBoolean', (column: string, options: object) => unknown>).exposeBoolean('synthetic', {
    description: 'Whether it was made up for demonstration (가상 자료); such a row never touches a real organisation.',
  }) as Field
}

/**
 * What every row of the main types tells of itself: origin, times, version, changes and citations.
 * @param historyRule whom the changes are told; absent: whoever sees the row
 */
export function recordFields(t: ModelFields, historyRule?: HistoryRule): Record<'isSynthetic' | 'createdAt' | 'updatedAt' | 'version' | 'history' | 'citations', Field> {
  const time = (column: string, description: string) =>
    (t as unknown as Record<'expose', (column: string, options: object) => unknown>).expose(column, { type: 'DateTime', description }) as Field
  return {
    isSynthetic: isSynthetic(t),
    createdAt: time('createdAt', 'When it came into the graph (등록 시각).'),
    updatedAt: time('updatedAt', 'When it last changed (수정 시각).'),
    ...versionFields(t, historyRule),
    citations: citations(t),
  }
}

/** A short list of rows that belong to a thing, whole and in order. */
export function ownedList(t: ModelFields, relation: string, description: string, orderBy: object): Field {
  return fieldsOf(t, relation).relation(relation as never, { description, query: { orderBy } } as never)
}
