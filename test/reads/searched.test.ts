import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { anonymous } from '../../schema/core/viewer.ts'
import { statementOf } from '../../server/reads/read.ts'
import { freshDatabase } from '../support/databases.ts'
import { askedOf, normal, type Roads, roadsOn } from './roads.ts'

// Enterprises of one word in number, three of each name, every fifth with a second name that has the word too.
const many = 300

let database: Database
let roads: Roads
beforeAll(async () => {
  database = await freshDatabase('demo')
  await database.pool.query(
    `INSERT INTO "Organization" ("id", "type", "name", "synthetic")
     SELECT gen_random_uuid(), 'ENTERPRISE', '동네 두루미공방 ' || (n % 100) || CASE WHEN n < 3 THEN ' 별난' ELSE '' END, true FROM generate_series(1, $1::int) n`,
    [many],
  )
  await database.pool.query(
    `INSERT INTO "OrganizationName" ("id", "organizationId", "value", "lang", "kind")
     SELECT gen_random_uuid(), "id", '큰 두루미공방', 'KO', 'ALIAS' FROM "Organization" WHERE "name" ~ '두루미공방 \\d*5$'`,
  )
  await rebuildSearchNames(database.pool)
  roads = await roadsOn(database)
})
afterAll(() => database.close())

type Args = Record<string, unknown>

const query = (list: string, order: string, type: string) => `query ($search: String, $first: Int, $last: Int, $after: String, $before: String, $orderBy: ${type}Order, $filter: ${type}Filter) {
  list: ${list}(search: $search, first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy, filter: $filter) {
    totalCount edges { cursor node { id ${order} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
const enterprises = query('enterprises', 'name', 'Enterprise')
const needs = query('needs', 'title', 'Need')

interface List {
  totalCount: number
  edges: { cursor: string; node: { id: string; name?: string; title?: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** The list, which both roads give alike. */
async function same(text: string, variables: Args): Promise<List> {
  const compiled = await roads.compiled({ query: text, variables })
  const { text: ordinary, errors } = await roads.ordinary({ query: text, variables })
  expect(errors).toEqual([])
  if (compiled.kind !== 'answered') throw new Error(`expected an answer, not ${JSON.stringify(compiled)}`)
  expect(normal(compiled.text)).toBe(normal(ordinary))
  return (JSON.parse(ordinary) as { list: List }).list
}

/** Whether the statement begins with the names. */
const beginsWithNames = (text: string, variables: Args) => sqlOf(text, variables).includes('from "SearchName" s where')
const sqlOf = (text: string, variables: Args) => statementOf(askedOf({ query: text, variables }), roads.contextFor(anonymous('test'))).text.sql

const backwards = { field: 'NAME', direction: 'DESC' }

describe('a searched list has the same rows on both roads', () => {
  test.each<[string, Args, 'names' | 'rows', number | null]>([
    ['of few names', { search: '공방 별난' }, 'names', 2],
    ['of many names', { search: '두루미공방' }, 'names', many],
    ['of many, half typed', { search: '두루미고' }, 'names', many],
    ['of many, typed on the other keyboard', { search: 'enfnalrhd' }, 'names', many],
    ['of many, in another order of words', { search: '두루미공방 동네' }, 'names', null],
    ['from their end', { search: '두루미공방', orderBy: backwards, first: 100 }, 'names', many],
    ['the last ones', { search: '두루미공방', last: 7 }, 'names', many],
    ['the last ones from their end', { search: '두루미공방', orderBy: backwards, last: 100 }, 'names', many],
    ['of none', { search: '쀍쮉뙗쀍쮉뙗' }, 'names', 0],
    ['of a word that half of all have', { search: '협동조합' }, 'rows', null],
    ['by initials', { search: 'ㄷㄹㅁㄱㅂ' }, 'rows', many],
    ['by initials and a word', { search: '두루미ㄱㅂ' }, 'rows', null],
    ['by one syllable', { search: '동' }, 'rows', null],
    ['by signs', { search: '(' }, 'rows', null],
    ['of an empty text', { search: '' }, 'rows', 0],
    ['of no text', { search: null }, 'rows', null],
    ['with a filter', { search: '두루미공방', filter: { synthetic: false } }, 'rows', 0],
    ['by the time', { search: '두루미공방', orderBy: { field: 'CREATED_AT', direction: 'DESC' } }, 'rows', many],
  ])('%s', async (_what, variables, from, count) => {
    expect(beginsWithNames(enterprises, variables)).toBe(from === 'names')
    const { totalCount } = await same(enterprises, variables)
    if (count !== null) expect(totalCount).toBe(count)
    expect((await same(enterprises, variables)).totalCount).toBe(totalCount)
  })

  test.each([
    ['of many names is not', '두루미공', false],
    ['of few names is', '공방 별난', true],
    ['of none is', '쀍쮉뙗쀍쮉뙗', true],
  ])('what an index was asked of before and %s asked of it again', async (_what, search, isLookedUp) => {
    const again = { search, first: 3 }
    await same(enterprises, again)
    expect(sqlOf(enterprises, again).includes('with found')).toBe(isLookedUp)
    expect(beginsWithNames(enterprises, again)).toBe(true)
  })

  test.each([
    ['두루미공방', null, false],
    ['두루미공방', backwards, false],
    ['두루미공방', null, true],
    ['두루미공방', backwards, true],
    ['협동조합', null, false],
    ['공방 별난', null, true],
  ])('page after page of %s, %j, from the end: %s', async (search, orderBy, isFromEnd) => {
    const walked: string[] = []
    for (let place: string | null = null, round = 0; round < 50; round += 1) {
      const { edges, totalCount, pageInfo }: List = await same(enterprises, { search, ...(orderBy === null ? {} : { orderBy }), ...(isFromEnd ? { last: 41, before: place } : { first: 41, after: place }) })
      const ids = edges.map(({ node }) => node.id)
      if (isFromEnd) walked.unshift(...ids)
      else walked.push(...ids)
      place = isFromEnd ? pageInfo.startCursor : pageInfo.endCursor
      if (isFromEnd ? pageInfo.hasPreviousPage : pageInfo.hasNextPage) continue
      expect(new Set(walked).size).toBe(totalCount)
      expect(walked.length).toBe(totalCount)
      return
    }
    throw new Error('the list does not end')
  })

  test('by titles, and by names that are no organisation’s', async () => {
    const byTitle = { search: '개발', orderBy: { field: 'TITLE', direction: 'ASC' } }
    expect(beginsWithNames(needs, byTitle)).toBe(true)
    expect((await same(needs, byTitle)).totalCount).toBeGreaterThan(0)
    expect(beginsWithNames(needs, { search: '개발' })).toBe(false)
    const terms = '{ list: terms(search: "경제") { totalCount edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }'
    expect(beginsWithNames(terms, {})).toBe(true)
    expect((await same(terms, {})).totalCount).toBeGreaterThan(0)
  })

  test('of an interface, whose rows have names of several types', async () => {
    const organizations = enterprises.replace('enterprises(', 'organizations(').replaceAll('$orderBy: EnterpriseOrder', '$orderBy: OrganizationOrder').replace('EnterpriseFilter', 'OrganizationFilter')
    expect(beginsWithNames(organizations, { search: '두루미공방' })).toBe(false)
    expect((await same(organizations, { search: '두루미공방' })).totalCount).toBe(many)
  })

  test('without rows that were hidden since', async () => {
    const { edges } = await same(enterprises, { search: '공방 별난' })
    const [hidden] = edges
    await database.pool.query(`UPDATE "Organization" SET "standing" = 'PENDING' WHERE "name" = $1`, [hidden?.node.name])
    expect((await same(enterprises, { search: '공방 별난' })).edges.map(({ node }) => node.id)).toEqual(edges.slice(1).map(({ node }) => node.id))
  })
})
