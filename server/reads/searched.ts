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
/** How long it holds, in ms, that a text is in many names: the answer is the same either way, only later. */
const manyFor = 600_000

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
 * The rows of a page. A search of a list by name begins with the names, which stand in the list's order: those that an
 * index tells where they are few, else all of them until the page is full. Which of the two, the statement itself finds
 * out, planned without a look at the text; that there are many is remembered for when somebody searches for it again.
 * @param ordinary what they come from otherwise: of a text without grams that tell something, such as initials; in another order;
 *   with a filter, which may leave so little of many names that a page isn't soon full
 * @returns their text, and one of nothing that stands in the answer beside them: there the statement says what it found out
 */
export function searchedRows(list: SearchedList, ordinary: string): { rows: string; told: (row: string) => string } {
  const { draft, spec, args, page, row } = list
  const rows = (from: string, told = '') => `(select ${row}.*${told} from ${from})`
  const type = searchTypeOf(spec)
  if (type === null || (args.isConstant && args.value['search'] == null)) return { rows: rows(ordinary), told: () => '' }
  const searched = draft.once((request): Search | null => {
    const { search, filter } = given(args, request) as ListArguments
    return search == null || filter != null || !isByName(page(request)) ? null : searchOf(search)
  })
  const search = (request: Request) => searched(request) as Search
  const wayOf = draft.once((request) => (searched(request) === null ? 'rows' : isMany(search(request), type) ? 'many' : 'names'))
  const named = (of: typeof manyText) => `${draft.hole((request) => of(list, type, search(request), request))} limit ${list.limit}`
  const texts = { rows: rows(ordinary), names: rows(named(namesText), ',s."#many"'), many: rows(named(manyText)) }
  return {
    rows: draft.variant(wayOf, (request) => texts[wayOf(request)]),
    told(of) {
      const many = draft.slot((isMany, request) => remembered(search(request), type, isMany === true), `coalesce(bool_or(${of}."#many"),false)::text`)
      return draft.variant(wayOf, (request) => (wayOf(request) === 'names' ? `||${many}` : ''))
    },
  }
}

interface Search {
  readings: readonly Reading[]
  /** Of each reading. */
  grams: readonly number[][]
  /** Until when it holds that many names of a type have the text. */
  many: Map<string, number>
}

const isMany = ({ many }: Search, type: string): boolean => (many.get(type) ?? 0) > Date.now()

function remembered({ many }: Search, type: string, isMany: boolean): string {
  if (isMany) many.set(type, Date.now() + manyFor)
  return ''
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
  return grams.length > 0 && grams.every(({ length }) => length > 0) ? { readings, grams, many: new Map() } : null
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

/** Names that an index tells where they are few, else as `manyText`. */
function namesText(list: SearchedList, type: string, search: Search, request: Request): string {
  const { param } = request
  const { order, isFound, distinct, joined } = partsOf(list, type, search, request)
  const isTold = search.grams.map((ofReading) => `search_grams(s."code") @> (select ${param(ofReading.map(String))}::int[])`).join(' or ')
  return joined(`(with found as materialized (select s."ownerName", s."ownerId" from "SearchName" s where s."type" = '${type}' and (${isTold}) and (${isFound}) limit ${few}) select * from (${distinct('found', `(select count(*) from found) < ${few}`, ', false as "#many"')} union all ${distinct('"SearchName"', `(select count(*) from found) >= ${few} and s."type" = '${type}' and (${isFound})`, ', true as "#many"')}) s ${order})`)
}

/** All names in their order, until the page is full. */
function manyText(list: SearchedList, type: string, search: Search, request: Request): string {
  const { isFound, distinct, joined } = partsOf(list, type, search, request)
  return joined(distinct('"SearchName"', `s."type" = '${type}' and (${isFound})`))
}

function partsOf({ spec, page, row }: SearchedList, type: string, { readings }: Search, request: Request) {
  const { param } = request
  const { behind, orderBy, unsearched } = page(request)
  let order = orders.get(orderBy)
  if (order === undefined) orders.set(orderBy, (order = `order by ${orderBy.flatMap(Object.entries<unknown>).map(([column, direction]) => `s."${nameOf(column)}" ${String(direction)}`).join(', ')}`))
  const isFurther = behind === null ? '' : ` and ${whereText(names, behind, 's', param)}`
  return {
    order,
    isFound: readings.map(({ conditions }) => `(${conditions.map((one) => holds(one, param)).join(' and ')})`).join(' or '),
    distinct: (from: string, where: string, more = '') => `(select distinct s."ownerName", s."ownerId"${more} from ${from} s where ${where}${isFurther} ${order})`,
    joined: (found: string) => `${found} s join ${tableOf(spec.of.model)} ${row} on ${row}."id" = s."ownerId" where ${whereText(spec.of.model, unsearched, row, param)} ${order}`,
  }
}

/** `like` would be asked of an index that tells less. */
function holds({ column, key, at }: Condition, param: Request['param']): string {
  const text = `${param(key)}::text`
  return at === 'BEGINNING' ? `starts_with(s."${column}", ${text})` : `strpos(s."${column}", ${text}) > 0`
}
