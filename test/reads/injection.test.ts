import { getNamedType, getNullableType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, isEnumType, isInputObjectType, isListType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { schema } from '../../schema/index.ts'
import { freshDatabase } from '../support/databases.ts'
import { isOrdinary } from './ordinary.ts'
import { hostileText } from './rows.ts'
import { normal, type Question, type Roads, roadsOn } from './roads.ts'
import { type Viewers, viewersOf } from './viewers.ts'

let database: Database
let roads: Roads
let viewers: Viewers
beforeAll(async () => {
  database = await freshDatabase()
  // Texts of the same sort stand in rows, too.
  viewers = await viewersOf(database)
  roads = await roadsOn(database)
})
afterAll(() => database.close())

/** Texts that would be no text any more where a value is written into SQL, LIKE, JSON or marks. */
const hostile: readonly (readonly [string, string])[] = [
  ['quotes', `'"\`''""`],
  ['an end of a statement', `'; drop table "Need"; --`],
  ['an end of a text in JSON', `","id":null},{"x":"`],
  ['backslashes', `\\ \\' \\\\" \\u0027`],
  ['parameters', '$1 $2::text $$ $x$ ${1}'],
  ['wildcards', '%_%\\%'],
  ['comments', '/* -- */ -- #'],
  ['marks', '\u0001\u0002 \u00010:[1]\u0002 \u00010:null\u0002'],
  ['control characters', '\u0001\u0007\b\t\n\r\u001f\u007f'],
  ['a long text', `'${'가\\%"'.repeat(5_000)}`],
  ['Korean', '사회적협동조합 ㅅㅎㅈ 사ㅎ'],
  ['emoji', '👩‍👩‍👧‍👦😀'],
  ['right to left', '\u202e\u200fשלום مرحبا\u202c'],
  ['conjoining letters', '\u1112\u1161\u11ab\u0301'],
  ['line separators', '\u2028\u2029\ufeff'],
  ['an empty text', ''],
  ['what stands in rows', hostileText],
]

interface Position {
  /** Field and argument, down to the key of an input object. */
  name: string
  query: string
  variables(text: string): Record<string, unknown>
}

/** What a row says of itself, with aliases that an object of JavaScript might stumble upon. */
const asked = (field: GraphQLField<unknown, unknown>): string => {
  const type = getNamedType(field.type)
  if (!('getFields' in type)) return ''
  const has = (name: string) => (name in type.getFields() ? name : '')
  const nodes = 'nodes' in type.getFields() ? getNamedType(type.getFields()['nodes']?.type) : undefined
  if (nodes === undefined || !('getFields' in nodes)) return `{ __proto__: __typename ${has('id')} }`
  return `{ ${has('totalCount')} nodes { constructor: __typename ${'id' in nodes.getFields() ? 'id' : ''} } }`
}

/** Every place of a root field's arguments that takes a text or an id. */
function positionsOf(field: GraphQLField<unknown, unknown>): Position[] {
  return field.args.flatMap(({ name, type }) => {
    const others = field.args.filter((argument) => argument.name !== name && isRequiredArgument(argument)).map((argument) => `, ${argument.name}: ${leastOf(argument)}`)
    const query = (size = '') => `query ($value: ${String(type)}) { then: __typename _: ${field.name}(${name}: $value${others.join('')}${size}) ${asked(field)} toString: __typename }`
    const size = name === 'before' ? ', last: 2' : field.args.some((argument) => argument.name === 'first') ? ', first: 2' : ''
    return placesIn(type, name).map(({ path, valueOf }) => ({ name: `${field.name}(${path})`, query: query(size), variables: (text: string) => ({ value: valueOf(text) }) }))
  })
}

/** A value for what must be given beside it. */
function leastOf({ type }: GraphQLArgument): string {
  const named = getNamedType(type)
  return isEnumType(named) ? (named.getValues()[0]?.name ?? '') : JSON.stringify('27')
}

const takesText = (type: GraphQLInputType): boolean => ['ID', 'String'].includes(getNamedType(type).name)

function placesIn(given: GraphQLInputType, path: string): { path: string; valueOf: (text: string) => unknown }[] {
  const type = getNullableType(given)
  if (isListType(type)) return placesIn(type.ofType, path).map(({ path: inner, valueOf }) => ({ path: inner, valueOf: (text) => [valueOf(text), valueOf(text)] }))
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => placesIn(field.type, `${path}.${field.name}`).map(({ path: inner, valueOf }) => ({ path: inner, valueOf: (text: string) => ({ [field.name]: valueOf(text) }) })))
  }
  return takesText(type) ? [{ path, valueOf: (text) => text }] : []
}

const fields = Object.values((schema.getQueryType() as GraphQLObjectType).getFields())
const positions = fields.filter(({ name }) => !isOrdinary(`Query.${name}`)).flatMap(positionsOf)
const ordinaryPositions = fields.filter(({ name }) => isOrdinary(`Query.${name}`)).flatMap(positionsOf)

/** The same on both roads: equal data, or refused on both. */
async function same(question: Question): Promise<'answered' | 'refused'> {
  const compiled = await roads.compiled(question)
  const ordinary = await roads.ordinary(question)
  for (const { originalError } of ordinary.errors) expect(originalError?.name).toBe('InputError')
  if (compiled.kind === 'answered') {
    expect(ordinary.errors).toEqual([])
    expect(normal(compiled.text)).toBe(normal(ordinary.text))
    return 'answered'
  }
  expect(compiled.kind).toBe('refused')
  expect(ordinary.errors.length).toBeGreaterThan(0)
  return 'refused'
}

describe('hostile text', () => {
  test('finds its places', () => {
    const names = positions.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(150)
    expect(names).toEqual(expect.arrayContaining(['needs(search)', 'needs(filter.fields)', 'needs(after)', 'node(id)', 'nodes(ids)', 'source(key)', 'region(code)', 'regions(filter.within)', 'search(query)', 'enterpriseStats(filter.region)', 'planProgress(planId)', 'observationSeries(metric)']))
  })

  test.each(hostile)('%s in any argument is a value on both roads', { timeout: 120_000 }, async (_what, text) => {
    let answered = 0
    for (const { query, variables } of positions) if ((await same({ query, variables: variables(text) })) === 'answered') answered += 1
    // What is searched for may be any text.
    expect(answered).toBeGreaterThan(20)
  })

  test.each(hostile)('%s in any argument of what the ordinary road alone answers is a value', async (_what, text) => {
    expect(ordinaryPositions.length).toBeGreaterThan(2)
    for (const { query, variables } of ordinaryPositions) {
      const { errors } = await roads.ordinary({ query, variables: variables(text) }, viewers.operator)
      for (const { originalError } of errors) expect(originalError?.name).toBe('InputError')
    }
  })

  test.each(hostile)('%s below a row, written into the document, is a value on both roads', async (_what, text) => {
    const written = JSON.stringify(text)
    const query = `{
      needs(first: 3) {
        nodes {
          one: citations(field: ${written}) { id }
          citations { id quotedAs }
          title
          description
        }
      }
      sources(first: 2) { nodes { citations(first: 2, filter: { factId: ${written} }) { totalCount nodes { id } } } }
    }`
    await same({ query, variables: {} })
  })

  test('that stands in a row is told as it is', async () => {
    const { operator } = viewers
    const question = { query: '{ needs(last: 100) { nodes { title description confidential history { reason values { former current } } } } }', variables: {} }
    const compiled = await roads.compiled(question, operator)
    const ordinary = await roads.ordinary(question, operator)
    expect('text' in compiled && normal(compiled.text)).toBe(normal(ordinary.text))
    expect(ordinary.text).toContain(JSON.stringify(hostileText))
  })
})
