import { getNamedType, type GraphQLEnumType, isEnumType } from 'graphql'
import { type Found, joined, type LeafText, plainText } from './cell.ts'
import { type List, nameOf } from './lists.ts'
import { isConnection, isList, type Selected } from './selection.ts'

/** What a table is made by. */
export interface TableOptions {
  /** Text of an enum's value; absent: the value itself. */
  enumText?: (type: GraphQLEnumType, value: string) => string
}

/** An answer as rows and columns. */
export interface Table {
  /** Names of the columns, each one once. */
  columns: readonly string[]
  /** Lists that stand beside the rows and are no part of the table. */
  leftOut: readonly string[]
  /** The rows of an answer, a text for each column. */
  rowsOf(data: unknown): string[][]
  /** How often the rows' own lists ended with their page, by name, in what was read so far. */
  cut: ReadonlyMap<string, number>
}

interface Column {
  name: string
  /** How many steps of the path to the rows lead to the object that the rest begins at. */
  from: number
  rest: readonly Selected[]
  text: LeafText
}

type Answered = Readonly<Record<string, unknown>>

/**
 * The table of an operation whose rows are the elements of a list. Its columns stand in the order of the selection:
 * first what stands around the list, the same in each row, then what is asked of the rows. An object's fields have
 * their path as name; a list in a row is joined in one cell.
 */
export function tableOf(fields: readonly Selected[], { path }: List, { enumText }: TableOptions = {}): Table {
  const textOf = ({ type }: Selected): LeafText => {
    const named = getNamedType(type)
    return enumText !== undefined && isEnumType(named) ? (value) => enumText(named, String(value)) : plainText
  }
  const firstList = path.findIndex(isList)
  const around: Column[] = []
  const own: Column[] = []
  const leftOut = new Set<string>()

  const visit = (field: Selected, above: readonly Selected[]): void => {
    const whole = [...above, field]
    const shared = sharedSteps(path, whole)
    const parent = above.at(-1)
    if (parent !== undefined && isConnection(parent)) {
      // What a page tells of its list belongs to no row: of the rows' own list, and of one that is left out.
      const isElsewhere = shared <= firstList && parent.fields.some(isList)
      if (field.name === 'pageInfo' || (!isList(field) && (path.includes(parent) || isElsewhere))) return
      if (path.includes(parent) && !path.includes(field)) return
    }
    const other = whole.findIndex((step, index) => index >= shared && isList(step))
    if (other >= 0 && shared <= firstList) {
      leftOut.add(nameOf(whole.slice(0, other + 1)))
      return
    }
    for (const below of field.fields) visit(below, whole)
    if (field.fields.length > 0) return
    const isOwn = shared === path.length
    const rest = whole.slice(shared)
    const column = { name: isOwn ? nameOf(rest, path.at(-1)) : nameOf(whole), from: shared, rest, text: textOf(field) }
    ;(isOwn ? own : around).push(column)
  }
  for (const field of fields) visit(field, [])

  const columns = unique(around, own, path)
  const cut = new Map<string, number>()
  const tellCut = (name: string) => void cut.set(name, (cut.get(name) ?? 0) + 1)

  /** Counts the pages in a row that end before their list does. */
  const countCut = (row: unknown, below: readonly Selected[], above: readonly Selected[]): void => {
    if (Array.isArray(row)) for (const element of row) countCut(element, below, above)
    else if (row !== null && row !== undefined)
      for (const field of below) {
        if (field.fields.length === 0) continue
        const value = (row as Answered)[field.key]
        if (hasMore(value)) tellCut(nameOf([...above, field]))
        countCut(value, field.fields, [...above, field])
      }
  }

  return {
    columns: columns.map(({ name }) => name),
    leftOut: [...leftOut],
    cut,
    rowsOf(data) {
      const rows: string[][] = []
      // The objects on the way to a row, by how many steps lead to them.
      const at: unknown[] = [data]
      const walk = (depth: number): void => {
        const step = path[depth]
        if (step === undefined) {
          countCut(at[depth], path.at(-1)?.fields ?? [], path)
          rows.push(columns.map(({ from, rest, text }) => joined(found(at[from], rest, text))))
          return
        }
        const object = at[depth] as Answered | null | undefined
        const value = object?.[step.key]
        if (value === null || value === undefined) return
        if (depth > firstList && hasMore(value)) tellCut(nameOf(path.slice(0, depth + 1)))
        for (const element of Array.isArray(value) ? (value as unknown[]).flat(Infinity) : [value]) {
          at[depth + 1] = element
          walk(depth + 1)
        }
      }
      walk(0)
      return rows
    },
  }
}

/** What stands at the end of a path that begins at an object of the answer. */
function found(value: unknown, [step, ...rest]: readonly Selected[], text: LeafText): Found {
  if (Array.isArray(value)) return { elements: value.map((element) => found(element, step === undefined ? [] : [step, ...rest], text)), isCut: false }
  if (value === null || value === undefined) return null
  if (step === undefined) return text(value)
  const below = found((value as Answered)[step.key], rest, text)
  return typeof below === 'object' && below !== null && hasMore(value) ? { ...below, isCut: true } : below
}

/** Whether a value is a page of a list that goes on behind it. */
const hasMore = (value: unknown): boolean => (value as { pageInfo?: { hasNextPage?: boolean } } | null | undefined)?.pageInfo?.hasNextPage === true

/** How many steps two paths begin with in common. */
function sharedSteps(one: readonly Selected[], other: readonly Selected[]): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
}

/** Gives a column whose name is taken its whole path, with `nodes` and all. */
function unique(around: readonly Column[], own: readonly Column[], path: readonly Selected[]): Column[] {
  const taken = new Set<string>()
  return [...around, ...own].map((column) => {
    let { name } = column
    if (taken.has(name)) name = [...path.slice(0, column.from), ...column.rest].map(({ key }) => key).join('.')
    while (taken.has(name)) name += '_'
    taken.add(name)
    return { ...column, name }
  })
}
