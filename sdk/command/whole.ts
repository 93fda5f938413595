import { print } from 'graphql'
import { outerPages } from '../csv/lists.ts'
import type { Operation } from '../csv/operation.ts'
import { rowsAsked } from '../csv/question.ts'
import { jsonOf } from './json.ts'
import type { Output } from './output.ts'
import { paged } from './pages.ts'
import type { QueryOptions, Run } from './query-options.ts'
import { countOf } from './terminal.ts'
import { walk } from './walk.ts'

type Answered = Record<string, unknown>

/** Writes the answer of an operation with the rows of all its pages in one. @returns what is to be said of it */
export async function writeWhole(operation: Operation, { rows, limit = Infinity, out }: QueryOptions, run: Run, output: Output): Promise<string[]> {
  const list = rowsAsked(operation, rows)
  const pages = paged(operation, list)
  const pageOf = (data: unknown) => outerPages(list)?.reduce<unknown>((value, { key }) => (value as Answered | null | undefined)?.[key], data) as Answered | null | undefined
  const isAdded = (key: string) => pages.added.includes(key)
  let whole: unknown = null
  let count = 0
  for await (const data of walk(pages, print(pages.operation.document), limit, run)) {
    const page = pageOf(data) ?? {}
    count += Object.values(page).find((value) => Array.isArray(value))?.length ?? 0
    whole ??= data
    const sum = pageOf(whole) ?? {}
    for (const [key, value] of Object.entries(page)) {
      if (isAdded(key)) Reflect.deleteProperty(sum, key)
      else if (Array.isArray(value) && data !== whole) (sum[key] as unknown[]).push(...(value as unknown[]))
      else if (key === 'pageInfo') sum[key] = value
    }
  }
  await output.write(jsonOf(whole))
  return out === undefined ? [] : [`${countOf(count, 'row')} in ${out}.`]
}
