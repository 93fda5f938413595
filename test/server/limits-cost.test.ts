import { complexityFromQuery } from '@pothos/plugin-complexity'
import { execute, GraphQLObjectType, GraphQLSchema, GraphQLString, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { actualCost, actualCostOfText } from '../../server/limits/actual-cost.ts'
import { costPlan } from '../../server/limits/cost.ts'
import { documentCache } from '../../server/limits/document-cache.ts'
import { CostLimitExceeded, costWithin, documentLimits, withinLimits } from '../../server/limits/document.ts'

const context = {} as Context
const planOf = (text: string, variables: Record<string, unknown> = {}) => {
  const plan = costPlan({ schema, document: parse(text), variables })
  if (plan === null) throw new Error('It could not be counted')
  return plan
}
const rows = (count: number, row: object = {}) => Array.from({ length: count }, () => row)

describe('what a query asks for', () => {
  test.each([
    ['its own name', '{ __typename }', 1],
    ['a count', '{ enterprises { totalCount } }', 1],
    ['twenty rows of leaves, which are free', '{ enterprises { nodes { name } } }', 1],
    ['twenty rows and a row of each', '{ enterprises { nodes { region { name } } } }', 21],
    ['ten rows and a row of each', '{ enterprises(first: 10) { nodes { region { name } } } }', 11],
    ['the same from the end', '{ enterprises(last: 10) { nodes { region { name } } } }', 11],
    ['rows by both ways, which count twice', '{ enterprises(first: 10) { nodes { region { name } } edges { node { region { name } } } } }', 31],
    ['a page size out of range, as the largest', '{ enterprises(first: 1000000) { nodes { region { name } } } }', 101],
    ['a fragment, where it is spread', '{ ...f ...f } fragment f on Query { enterprises(first: 10) { nodes { region { name } } } }', 22],
    ['what is skipped, as if it were not', '{ enterprises(first: 10) @skip(if: true) { nodes { region { name } } } }', 11],
    ['the schema', '{ __schema { types { name } } }', 100],
    ['a type of the schema', '{ __type(name: "Need") { name } }', 10],
    ['nodes by three ids', '{ nodes(ids: ["a", "b", "c"]) { id ... on Need { enterprise { name } } } }', 4],
  ])('costs %s', (_, text, points) => {
    expect(planOf(text).requested).toBe(points)
  })

  test('counts variables', () => {
    expect(planOf('query ($n: Int) { enterprises(first: $n) { nodes { region { name } } } }', { n: 50 }).requested).toBe(51)
    expect(planOf('query ($n: Int = 5) { enterprises(first: $n) { nodes { region { name } } } }').requested).toBe(6)
  })

  test('can’t be counted with variables that can’t be read, which the executor tells', () => {
    expect(costPlan({ schema, document: parse('query ($n: Int!) { enterprises(first: $n) { totalCount } }'), variables: {} })).toBeNull()
  })

  test('counts ten points for each root field of a mutation, which writes', () => {
    const cost = { complexity: { field: 1, multiplier: 1 } }
    const thing: GraphQLObjectType = new GraphQLObjectType({ name: 'Thing', fields: () => ({ id: { type: GraphQLString }, owner: { type: thing, extensions: cost } }) })
    const query = new GraphQLObjectType({ name: 'Query', fields: { thing: { type: thing, extensions: cost } } })
    const mutation = new GraphQLObjectType({ name: 'Mutation', fields: { write: { type: thing, extensions: cost } } })
    const document = parse('mutation { a: write { owner { id } } b: write { id } }')
    expect(costPlan({ schema: new GraphQLSchema({ query, mutation }), document, variables: {} })?.requested).toBe(21)
  })

  test.each(Object.entries(operations).filter(([, text]) => text.startsWith('query')))('of %s is what the library of the schema counts', (_, text) => {
    const variables = { first: 100, id: 'x', ids: ['x'], planId: 'x', needId: 'x', expertId: 'x', expertIds: ['x'], query: 'x', groupBy: text.includes('ExpertStatKey') ? 'FIELD' : [], metric: 'X', regionCode: '27' }
    expect(planOf(text, variables).requested).toBe(complexityFromQuery(text, { schema, variables, ctx: context }).complexity)
  })

  test('is refused over the limit, with its points', () => {
    const document = parse('{ enterprises(first: 100) { nodes { region { name } } } }')
    expect(costWithin(101, { schema, document, variables: {} })?.requested).toBe(101)
    expect(() => costWithin(100, { schema, document, variables: {} })).toThrow(CostLimitExceeded)
  })

  test('of 2^40 fragments is counted at once', () => {
    const fragments = Array.from({ length: 40 }, (_, place) => `fragment f${place} on Query { ...f${place + 1} ...f${place + 1} }`).join(' ')
    const begun = performance.now()
    expect(planOf(`{ ...f0 } ${fragments} fragment f40 on Query { __typename }`).requested).toBe(2 ** 40)
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

describe('what an answer costs', () => {
  const list = '{ enterprises(first: 100) { nodes { region { name } needs(first: 10) { nodes { technologies { name } enterprise { name } } } } } }'

  test.each<[string, string, unknown, number]>([
    ['no data', '{ enterprises { nodes { region { name } } } }', null, 0],
    ['an empty list', '{ enterprises { nodes { region { name } } } }', { enterprises: { nodes: [] } }, 1],
    ['three rows', '{ enterprises { nodes { region { name } } } }', { enterprises: { nodes: rows(3, { region: { name: 'x' } }) } }, 4],
    ['rows without what they lead to', '{ enterprises { nodes { parent { name } } } }', { enterprises: { nodes: rows(3, { parent: null }) } }, 4],
    ['a skipped field', '{ enterprises @skip(if: true) { nodes { region { name } } } }', {}, 0],
    ['rows under an alias', '{ e: enterprises { nodes { r: region { name } } } }', { e: { nodes: [{ r: { name: 'x' } }] } }, 2],
    ['an object of another type than a fragment is on', '{ node(id: "x") { id ... on Need { enterprise { name } } } }', { node: { id: 'x' } }, 1],
    ['fragments, where they are spread', '{ ...f ...f } fragment f on Query { enterprises { totalCount } }', { enterprises: { totalCount: 3 } }, 2],
  ])('is counted by %s', (_, text, data, points) => {
    expect(actualCost(planOf(text), data)).toBe(points)
    expect(actualCostOfText(planOf(text), JSON.stringify(data))).toBe(points)
  })

  test.each<[string, string, unknown, number]>([
    ['keys within strings', '{ enterprises { nodes { name region { name } } } }', { enterprises: { nodes: [{ name: '"region":{"region":\\"region":', region: { name: '{' } }] } }, 2],
    ['a key of two prices', '{ enterprises { nodes { a: region { name } a: region { name } } totalCount } a: needs { totalCount } }', { enterprises: { nodes: rows(2, { a: { name: 'x' } }), totalCount: 2 }, a: { totalCount: 1 } }, 6],
    ['a key that is free elsewhere', '{ enterprises { nodes { region { region: name } } } }', { enterprises: { nodes: rows(2, { region: { region: 'x' } }) } }, 3],
    ['one place of several types', '{ organizations { nodes { ... on Enterprise { a: region { name } } ... on PublicBuyer { a: parent { name } } } } }', { organizations: { nodes: rows(2, { a: { name: 'x' } }) } }, 5],
  ])('is counted in a text with %s', (_, text, data, points) => {
    expect([actualCost(planOf(text), data), actualCostOfText(planOf(text), JSON.stringify(data))]).toEqual([points, points])
  })

  test('is never more than was asked for when the lists are as long as they may be', () => {
    const needs = { nodes: rows(10, { technologies: rows(3, { name: 'x' }), enterprise: { name: 'x' } }) }
    const plan = planOf(list.replace('technologies { name } ', ''))
    expect(actualCost(plan, { enterprises: { nodes: rows(100, { region: { name: 'x' }, needs }) } })).toBe(plan.requested)
  })

  test('of an answer by the executor is the same for null-prototype objects', async () => {
    const document = parse('{ t: __typename }')
    const { data } = await execute({ schema, document, contextValue: context })
    expect(actualCost(planOf('{ t: __typename }'), data)).toBe(1)
  })
})

describe('documents that were read', () => {
  test('are kept as long as there is room, long ones never', () => {
    const kept = documentCache<{ place: number }>()
    for (let place = 0; place < 1_000; place += 1) kept.set(`${place}`.padEnd(5_000), { place })
    kept.set('x'.repeat(250_000), { place: -1 })
    expect(kept.get('999'.padEnd(5_000))).toEqual({ place: 999 })
    expect(kept.get('x'.repeat(250_000))).toBeUndefined()
    const found = Array.from({ length: 1_000 }, (_, place) => kept.get(`${place}`.padEnd(5_000))).filter((one) => one !== undefined)
    expect(found.length).toBeGreaterThan(50)
    expect(found.length).toBeLessThan(100)
  })
})

describe('a document', () => {
  const refused = (text: string) => validate(schema, parse(text), [withinLimits(documentLimits)]).map((error) => error.extensions['code'])

  test('may have 100 aliases, 50 directives and 15 levels', () => {
    expect(refused(`{ ${Array.from({ length: 100 }, (_, place) => `a${place}: __typename`).join(' ')} }`)).toEqual([])
    expect(refused(`{ __typename ${'@include(if: true) '.repeat(50)} }`)).toEqual([])
    expect(refused(`{ organizations { nodes { ${'parent { '.repeat(12)} name ${'} '.repeat(12)} } } }`)).toEqual([])
  })

  test('may have no alias inside of introspection, whose price does not count them', () => {
    expect(refused('{ a: __schema { types { name } } }')).toEqual([])
    expect(refused('{ __schema { types { a: name } } }')).toEqual(['BAD_USER_INPUT'])
    expect(refused('{ __schema { types { ...f } } } fragment f on __Type { a: fields { name } }')).toEqual(['BAD_USER_INPUT'])
  })
})
