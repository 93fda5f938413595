import { isConnection, isList, type Selected } from './selection.ts'

/** A list of objects that an operation asks for. */
export interface List {
  /** The fields that lead to it from the root; the last one is the list itself. */
  path: readonly Selected[]
  /** Its path by keys, such as `region.observations`; the `nodes` and `edges` of pages go without saying. */
  name: string
  /** The pages that it is the rows of; null: it comes whole. */
  connection: Selected | null
  /** Whether it stands in no other list. */
  isOuter: boolean
}

/** That an answer can't be made a table. */
export class TableError extends Error {
  override readonly name = 'TableError'

  constructor(
    message: string,
    /** The lists that may be named; empty where the answer has none. */
    readonly lists: readonly string[] = [],
  ) {
    super(message)
  }
}

/** The pages that the rows of a list come in: those that stand in no other list. Null: they come whole. */
export function outerPages({ path }: List): readonly Selected[] | null {
  const outer = path.slice(0, path.findIndex(isList))
  const pages = outer.at(-1)
  return pages !== undefined && isConnection(pages) ? outer : null
}

/** What a column or list is called by its path: `nodes`, `edges` and `node` of pages go without saying. */
export function nameOf(path: readonly Selected[], above: Selected | null = null): string {
  const named = path.filter((field, index) => {
    const parent = index === 0 ? above : path[index - 1]
    const isRows = parent != null && isConnection(parent) && (field.name === 'nodes' || field.name === 'edges')
    return !isRows && !(field.name === 'node' && parent?.name === 'edges')
  })
  return named.map(({ key }) => key).join('.')
}

/** All lists of objects that an operation asks for, in the order of its document. */
export function listsOf(fields: readonly Selected[]): List[] {
  const lists: List[] = []
  const visit = (field: Selected, above: readonly Selected[], isOuter: boolean): void => {
    const path = [...above, field]
    const parent = above.at(-1)
    const isHere = isList(field) && field.fields.length > 0
    if (isHere) lists.push({ path, name: nameOf(path), connection: parent !== undefined && isConnection(parent) ? parent : null, isOuter })
    for (const below of field.fields) visit(below, path, isOuter && !isHere)
  }
  for (const field of fields) visit(field, [], true)
  return lists
}

/**
 * The list whose elements are the rows: the one with that name, or the only one that stands in no other list, pages
 * before lists that come whole.
 * @throws TableError where there is none, or where several might be meant
 */
export function rowListOf(lists: readonly List[], name?: string): List {
  const outer = lists.filter(({ isOuter }) => isOuter)
  const names = [...new Set(lists.map((list) => list.name))]
  if (outer.length === 0) throw new TableError('Expected a list in the answer: a table has a row for each of its elements, and this operation asks for none.')
  if (name !== undefined) {
    const named = lists.find((list) => list.name === name || list.path.map(({ key }) => key).join('.') === name)
    if (named === undefined) throw new TableError(`Expected the name of a list that the operation asks for: ${names.join(', ')}; not ${name}.`, names)
    return named
  }
  const pages = outer.filter(({ connection }) => connection !== null)
  const eligible = pages.length > 0 ? pages : outer
  const [first] = eligible
  const several = [...new Set(eligible.map((list) => list.name))]
  if (first === undefined || several.length > 1) throw new TableError(`Expected one list to give the rows, and the operation asks for several: ${several.join(', ')}.`, several)
  return first
}

/** The elements of a list in an answer, as they are; those of lists in lists one after another. */
export function elementsIn(data: unknown, { path }: List): unknown[] {
  return path.reduce<unknown[]>((objects, { key }) => objects.flatMap((object) => flat((object as Readonly<Record<string, unknown>> | null)?.[key])), [data])
}

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flat(Infinity) : value === undefined || value === null ? [] : [value])

/** A page in an answer. */
export interface Page {
  rows: number
  endCursor: string | null
  hasNextPage: boolean
  /** How many rows the whole list has; null where it isn't told. */
  totalCount: number | null
}

/** The page that an answer holds of the rows of a list; null where they come whole, or something on the way is null. */
export function pageIn(data: unknown, list: List): Page | null {
  const outer = outerPages(list)
  const page = outer?.reduce<unknown>((value, { key }) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], data) as
    | { pageInfo?: Partial<Page>; totalCount?: number }
    | null
    | undefined
  if (page == null) return null
  const { endCursor = null, hasNextPage = false } = page.pageInfo ?? {}
  const rows = Object.values(page).find((value) => Array.isArray(value))
  return { endCursor, hasNextPage, rows: rows?.length ?? 0, totalCount: page.totalCount ?? null }
}
