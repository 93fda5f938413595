import { enums } from '../../prisma/generated/datamodel.ts'
import { gramsOfReading } from '../../prisma/search/grams.ts'
import type { Condition, Reading } from '../../prisma/search/plan.ts'
import type { ListArguments, ListPage, ListSpec } from '../../schema/core/list.ts'
import { type ExactPlan, planOf } from '../../schema/core/named-like.ts'
import { columnsShape, type Shape, whereText } from '../../schema/core/where-sql.ts'
import { tableOf } from './column.ts'
import { type Arguments, type Draft, type Given, given, type Request } from './plan.ts'

/** Names up to which all that a search finds are gathered and put in order; of more, a page is soon full in their order. */
const few = 128

/** What is known of a searched list while it is planned. */
interface SearchedList {
  draft: Draft
  spec: ListSpec
  args: Given<Arguments>
  page: (request: Request) => ListPage
  /** Alias of the rows. */
  row: string
  /** Number of the rows that are read. */
  limit: string
}

/**
 * What a page's rows come from. A search of a list by name begins with the names, which stand in the list's order: those
 * that an index tells where they are few, else all of them until the page is full. Which of the two, the statement
 * itself finds out; it is planned without a look at the text.
 * @param ordinary what they come from otherwise: of a text without grams that tell something, such as initials; in another order;
 *   with a filter, which may leave so little of many names that a page isn't soon full
 */
export function searchedText(list: SearchedList, ordinary: string): string {
  const { draft, spec, args, page } = list
  const type = searchTypeOf(spec)
  if (type === null || (args.isConstant && args.value['search'] == null)) return ordinary
  const searched = draft.once((request): Search | null => {
    const { search, filter } = given(args, request) as ListArguments
    return search == null || filter != null || !isByName(page(request)) ? null : searchOf(search)
  })
  const names = `${draft.hole((request) => namesText(list, type, searched(request) as Search, request))} limit ${list.limit}`
  return draft.variant(
    (request) => (searched(request) === null ? 'rows' : 'names'),
    (request) => (searched(request) === null ? ordinary : names),
  )
}

interface Search {
  readings: readonly Reading[]
  /** Of each reading. */
  grams: readonly number[][]
}

const searches = new WeakMap<ExactPlan, Search | null>()

/** How a text is searched by grams; null: it can't be. */
function searchOf(text: string): Search | null {
  const plan = planOf(text)
  let search = searches.get(plan)
  if (search === undefined) searches.set(plan, (search = byGrams(plan)))
  return search
}

function byGrams({ readings }: ExactPlan): Search | null {
  const grams = readings.map(gramsOfReading)
  return grams.length > 0 && grams.every(({ length }) => length > 0) ? { readings, grams } : null
}

/** The one type of names that a list's rows have; null: they have several, or none. */
function searchTypeOf({ of: { typeName } }: ListSpec): string | null {
  const type = typeName.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()
  return Object.hasOwn(enums['SearchType'].values, type) ? type : null
}

const isByName = ({ order: { column } }: ListPage): boolean => column.column === 'name' || column.column === 'title'

/** Orders of names, by those of lists. */
const orders = new WeakMap<ListPage['orderBy'], string>()

/** Names by their owners' columns as a position in a list has them. */
const columns = columnsShape({ ownerName: 'text', ownerId: 'uuid' })
const nameOf = (column: string): string => (column === 'id' ? 'ownerId' : 'ownerName')
const names: Shape = { field: (column, ...asked) => columns.field(nameOf(column), ...asked), column: (column, alias) => columns.column(nameOf(column), alias) }

function namesText({ spec, page, row }: SearchedList, type: string, { readings, grams }: Search, request: Request): string {
  const { param } = request
  const { behind, orderBy, unsearched } = page(request)
  let order = orders.get(orderBy)
  if (order === undefined) orders.set(orderBy, (order = `order by ${orderBy.flatMap(Object.entries<unknown>).map(([column, direction]) => `s."${nameOf(column)}" ${String(direction)}`).join(', ')}`))
  const ofType = `s."type" = '${type}'`
  const isTold = grams.map((ofReading) => `search_grams(s."code") @> (select ${param(ofReading.map(String))}::int[])`).join(' or ')
  const isFound = readings.map(({ conditions }) => `(${conditions.map((one) => holds(one, param)).join(' and ')})`).join(' or ')
  const isFurther = behind === null ? '' : ` and ${whereText(names, behind, 's', param)}`
  const distinct = (from: string, where: string) => `(select distinct s."ownerName", s."ownerId" from ${from} s where ${where}${isFurther} ${order})`
  const rule = whereText(spec.of.model, unsearched, row, param)
  return `(with found as materialized (select s."ownerName", s."ownerId" from "SearchName" s where ${ofType} and (${isTold}) and (${isFound}) limit ${few}) select * from (${distinct('found', `(select count(*) from found) < ${few}`)} union all ${distinct('"SearchName"', `(select count(*) from found) >= ${few} and ${ofType} and (${isFound})`)}) s ${order}) s join ${tableOf(spec.of.model)} ${row} on ${row}."id" = s."ownerId" where ${rule} ${order}`
}

/** `like` would be asked of an index that tells less. */
function holds({ column, key, at }: Condition, param: Request['param']): string {
  const text = `${param(key)}::text`
  return at === 'BEGINNING' ? `starts_with(s."${column}", ${text})` : `strpos(s."${column}", ${text}) > 0`
}
