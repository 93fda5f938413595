import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, getNullableType, isInterfaceType, isObjectType, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { MutationSelect, QuerySelect } from '../../../sdk/src/generated/graph.ts'
import { argumentType } from '../../../sdk/src/select/arguments.ts'
import { compile } from '../../../sdk/src/select/compile.ts'

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'))
const query = (selection: QuerySelect) => compile('query', selection)
const textOf = (selection: QuerySelect) => query(selection).operation.text
const revived = (selection: QuerySelect, data: unknown) => {
  query(selection).revive?.(data)
  return data
}

describe('a selection becomes a document', () => {
  test('with each value as a variable', () => {
    const { operation } = query({ needs: [{ first: 3, filter: { statuses: ['OPEN'] } }, { nodes: { title: true }, totalCount: true }] })
    expect(operation).toEqual({
      kind: 'query',
      name: 'needs',
      fields: 1,
      text: 'query needs($v0: NeedFilter!, $v1: Int!) { needs(filter: $v0, first: $v1) { nodes { title } totalCount } }',
      variables: { v0: { statuses: ['OPEN'] }, v1: 3 },
    })
  })

  test('of one text whatever the values are and in whatever order it is written', () => {
    expect(textOf({ needs: [{ first: 3, search: 'a' }, { totalCount: true, nodes: { title: true, id: true } }] })).toBe(
      textOf({ needs: [{ search: '") { hidden }', first: 99 }, { nodes: { id: true, title: true }, totalCount: true }] }),
    )
  })

  test('without what is absent, and with null as it is written', () => {
    expect(query({ needs: [{ first: undefined, filter: null }, { totalCount: true }] }).operation).toMatchObject({
      text: 'query needs { needs(filter: null) { totalCount } }',
      variables: {},
    })
  })

  test('of one text for the first and every later page', () => {
    const pageAfter = (after: string | null) => query({ needs: [{ after }, { totalCount: true }] }).operation
    expect(pageAfter(null).text).toBe(pageAfter('x').text)
    expect(pageAfter(null).variables).toEqual({ v0: null })
  })

  test('whose mutations keep their order, and whose rows do not', () => {
    const change: MutationSelect = {
      withdrawNeed: [{ id: 'b', version: 1 }, { __typename: true }],
      submitNeed: [{ input: { enterpriseId: 'x', title: 't', description: 'd', fields: ['EH'], stage: 'IDEA' } as never }, { __typename: true }],
    }
    const { text, fields } = compile('mutation', change).operation
    expect(text.indexOf(' withdrawNeed(')).toBeLessThan(text.indexOf(' submitNeed('))
    expect(text).toContain('$v2: SubmitNeedInput!')
    expect(fields).toBe(2)
  })

  test('with aliases of fields, also of one field twice', () => {
    expect(textOf({ as: { a: { needs: { totalCount: true } }, b: { needs: [{ search: 'x' }, { totalCount: true }] } } })).toBe(
      'query a_b($v0: String!) { a: needs { totalCount } b: needs(search: $v0) { totalCount } }',
    )
  })

  test('that the graph takes where types of a row give one name to different types', () => {
    const every = Object.fromEntries(
      schema.getPossibleTypes(schema.getType('Node') as never).map((type) => {
        const leaves = Object.values(type.getFields()).filter((field) => field.args.length === 0 && !('getFields' in getNamedType(field.type)) && !('getTypes' in getNamedType(field.type)))
        return [type.name, Object.fromEntries(leaves.map(({ name }) => [name, true]))]
      }),
    )
    const text = textOf({ node: [{ id: 'x' }, { id: true, on: { ...every, Organization: { name: true } } }] })
    expect(validate(schema, parse(text))).toEqual([])
    expect(text).toContain('Need_title: title')
  })

  test('with the type of every argument that there is', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) => (!type.name.startsWith('__') && type !== schema.getSubscriptionType() && (isObjectType(type) || isInterfaceType(type)) ? Object.values(type.getFields()) : []))
    const given = fields.flatMap((field) => field.args.map((argument) => [field.name, argument.name, String(getNullableType(argument.type))] as const))
    expect(given.length).toBeGreaterThan(500)
    expect(given.filter(([field, argument, type]) => argumentType(field, argument) !== type)).toEqual([])
  })
})

describe('what TypeScript would refuse is refused', () => {
  test.each<[string, unknown, string]>([
    ['nothing selected', { needs: { nodes: {} } }, 'Nothing is selected of nodes.'],
    ['nothing at all', {}, 'Nothing is selected of query.'],
    ['an unknown argument', { needs: [{ frist: 1 }, { totalCount: true }] }, 'No field has the argument frist.'],
    ['a value', { needs: 1 }, 'Expected needs to be true or a selection.'],
    ['text in the place of a name', { 'needs { totalCount } x': true }, 'Expected a name of the graph, not needs { totalCount } x.'],
    ['text in the place of an alias', { as: { 'a b': { needs: { totalCount: true } } } }, 'Expected a name of the graph, not a b.'],
    ['text in the place of a type', { node: [{ id: 'x' }, { on: { 'Need { id }': { id: true } } }] }, 'Expected a name of the graph, not Need { id }.'],
    ['two fields of one alias', { as: { a: { needs: { totalCount: true }, terms: { totalCount: true } } } }, 'Expected one field as a.'],
  ])('%s', (_, selection, message) => {
    expect(() => compile('query', selection as object)).toThrow(new TypeError(message))
  })
})

describe('an answer is revived', () => {
  const at = '2026-07-01T00:00:00.000Z'

  test('its times as dates, at any depth and under any alias', () => {
    const selection: QuerySelect = { as: { mine: { needs: { nodes: { createdAt: true, as: { changed: { updatedAt: true } }, history: { at: true } } } } } }
    expect(revived(selection, { mine: { nodes: [{ createdAt: at, changed: at, history: [{ at }] }] } })).toEqual({
      mine: { nodes: [{ createdAt: new Date(at), changed: new Date(at), history: [{ at: new Date(at) }] }] },
    })
  })

  test('nothing of what is null or missing, as in an answer in part', () => {
    const selection: QuerySelect = { needs: { nodes: { createdAt: true } }, need: [{ id: 'x' }, { updatedAt: true }] }
    expect(revived(selection, { needs: null, need: { updatedAt: null } })).toEqual({ needs: null, need: { updatedAt: null } })
  })

  test('not at all where nothing is to be done', () => {
    expect(query({ needs: { nodes: { title: true } } }).revive).toBeUndefined()
  })

  test('the fields of a type under the names that were asked', () => {
    const selection: QuerySelect = { nodes: [{ ids: ['x'] }, { on: { Need: { title: true, createdAt: true }, Match: { createdAt: true }, Organization: { name: true } } }] }
    const rows = [
      { __typename: 'Need', title: 't', Need_createdAt: at },
      { __typename: 'Match', Match_createdAt: at },
      { __typename: 'Enterprise', name: 'n' },
      { __typename: 'Talk' },
      null,
    ]
    expect(revived(selection, { nodes: rows })).toEqual({
      nodes: [{ __typename: 'Need', title: 't', createdAt: new Date(at) }, { __typename: 'Match', createdAt: new Date(at) }, { __typename: 'Enterprise', name: 'n' }, { __typename: 'Talk' }, null],
    })
  })

  test('a type that is named apart from the interfaces that it has', () => {
    const selection: QuerySelect = { node: [{ id: 'x' }, { on: { Enterprise: { id: true }, Organization: { name: true, id: true } } }] }
    expect(revived(selection, { node: { __typename: 'Enterprise', Enterprise_id: '1', name: 'n', Organization_id: '1' } })).toEqual({ node: { __typename: 'Enterprise', id: '1' } })
    expect(revived(selection, { node: { __typename: 'PublicBuyer', name: 'n', Organization_id: '1' } })).toEqual({ node: { __typename: 'PublicBuyer', name: 'n', id: '1' } })
  })

  test('a field named on as the field that it is', () => {
    const selection = { timeline: { on: { value: true } } }
    expect(compile('query', selection).operation.text).toBe('query timeline { timeline { on { value } } }')
  })
})
