import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { keysIn, normal, type Roads, roadsOn } from './roads.ts'

let database: Database
let roads: Roads
beforeAll(async () => {
  database = await freshDatabase()
  roads = await roadsOn(database)
})
afterAll(() => database.close())

describe('rows of several types in one list', () => {
  test.each<[string, string, string?]>([
    ['all asked alike', 'id __typename name region { name }'],
    ['one type asked more, first', '... on Enterprise { legalForm id } name'],
    ['one type asked more, between', 'name ... on PublicBuyer { kind } note id'],
    ['one type asked more, last', 'name ... on CivicOrganization { form }'],
    ['types asked more at several places', 'a: __typename ... on Enterprise { legalForm } name ... on CivicOrganization { form } id ... on PublicBuyer { kind } ... on Enterprise { kinds { kind } } note ... on SupportOrganization { operatedSince }'],
    ['only one type asked', '... on PublicBuyer { kind id name }'],
    ['each type asked apart', '... on PublicBuyer { a: kind } ... on Enterprise { b: legalForm } ... on CivicOrganization { c: form } ... on SupportOrganization { d: operatedSince }'],
    ['one type asked more of the same relation', 'relationsFrom { id } identifiers { scheme } ... on CivicOrganization { relationsFrom { kind to { name } } identifiers { value } } ... on PublicBuyer { relationsFrom { id } }'],
    ['one type asked more of the same list', 'observations(first: 2) { totalCount } ... on Enterprise { observations(first: 2) { nodes { id } } } ... on PublicBuyer { observations(first: 2) { totalCount } }'],
    ['a fragment at another place for one type', '... on Enterprise { ...F } note nameEn ...F', 'fragment F on Organization { name id }'],
    ['a fragment at another place for each type', '... on PublicBuyer { id ...F } ... on CivicOrganization { ...F note } version ...F note', 'fragment F on Organization { name region { name } id __typename }'],
    ['interfaces in between', '... on Named { n: name id } ... on Node { id } ... on Organization { name ... on Enterprise { then: name(asOf: "2018-01-01") } }'],
  ])('%s', async (_what, selection, fragment = '') => {
    const question = { query: `{ organizations(first: 60, filter: { synthetic: false }) { nodes { ${selection} } } } ${fragment}`, variables: {} }
    const compiled = await roads.compiled(question)
    const ordinary = await roads.ordinary(question)
    expect(ordinary.errors).toEqual([])
    if (compiled.kind !== 'answered') throw new Error(`left to the ordinary road: ${JSON.stringify(compiled)}`)
    expect(normal(compiled.text)).toBe(normal(ordinary.text))
    expect(keysIn(compiled.text)).toBe(keysIn(ordinary.text))
  })
})
