import { describe, expect, test } from 'vitest'
import { YeondaeError } from '../../sdk/src/index.ts'
import { both } from '../../schema/core/filter.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { entities } from '../../schema/core/graph.ts'
import { openGraph, withGraph } from '../support/graph.ts'
import { makeRuns } from '../support/matches.ts'
import { bearerOf, scopeOf } from '../support/viewers.ts'

const graph = withGraph()
const nobody = '00000000-0000-4000-8000-00000000dead'
const singular = ['enterprise', 'expert', 'need', 'match', 'publicBuyer', 'campaign', 'organization', 'purchase', 'region', 'observation', 'metric', 'source', 'honour', 'supportOrganization', 'civicOrganization']
const typeOf = (field: string) => (field === 'organization' ? 'Enterprise' : field.charAt(0).toUpperCase() + field.slice(1))

async function refusal(query: string, variables: Record<string, unknown> = {}) {
  const { errors } = await graph.post(query, variables)
  expect(errors?.[0]).toBeDefined()
  return errors?.[0]?.extensions
}

describe.each(singular)('%s(id:)', (field) => {
  test('is null for an id that no row has', async () => {
    const { data, errors } = await graph.post(`{ ${field}(id: "${encodeId(typeOf(field), nobody)}") { __typename } }`)
    expect({ data, errors }).toEqual({ data: { [field]: null }, errors: undefined })
  })

  test.each([
    ['malformed', 'nonsense'],
    ['empty', ''],
    ['of another type', encodeId('Industry', nobody)],
    ['of no type', encodeId('Nothing', nobody)],
    ['no uuid', Buffer.from('Enterprise:1').toString('base64')],
  ])('refuses an id that is %s', async (_case, id) => {
    expect(await refusal(`query ($id: ID!) { ${field}(id: $id) { __typename } }`, { id })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' })
  })
})

describe('node and nodes', () => {
  test('find every type of node by the id that it gives', async () => {
    const found = new Set<string>()
    await makeRuns(graph.database, 1)
    const operator = graph.as(await bearerOf(graph.database))
    const nobody = { scope: await scopeOf(graph.database), ask: graph.ask }
    // Of runs nobody unknown sees one.
    const seeing = { scope: await scopeOf(graph.database, { ...nobody.scope.viewer, scopes: new Set(['OPERATE'] as const) }), ask: operator.ask }
    for (const { typeName, model, rule } of entities.values()) {
      const { scope, ask } = typeName === 'MatchRun' ? seeing : nobody
      const delegate = model.charAt(0).toLowerCase() + model.slice(1)
      const where = model === 'Organization' ? { type: { Enterprise: 'ENTERPRISE', PublicBuyer: 'PUBLIC_BUYER', SupportOrganization: 'SUPPORT_ORGANIZATION', CivicOrganization: 'CIVIC_ORGANIZATION' }[typeName] } : {}
      const row = await (graph.database.prisma as unknown as Record<string, { findFirst(query: object): Promise<{ id: string } | null> }>)[delegate]?.findFirst({ where: both(where, rule(scope)) })
      if (row == null) continue
      const id = encodeId(typeName, row.id)
      expect(await ask(`query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { __typename id } }`, { id })).toEqual({
        node: { __typename: typeName, id },
        nodes: [{ __typename: typeName, id }],
      })
      found.add(typeName)
    }
    expect([...entities.keys()].filter((name) => !found.has(name))).toEqual([])
  })

  test('keep the order of the ids, null where there is nothing', async () => {
    const { regions } = await graph.ask<{ regions: { nodes: { id: string }[] } }>('{ regions(first: 3) { nodes { id } } }')
    const [one, two, three] = regions.nodes.map((node) => node.id) as [string, string, string]
    const ids = [three, encodeId('Need', nobody), one, two, three]
    const { nodes } = await graph.ask<{ nodes: ({ id: string } | null)[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    expect(nodes.map((node) => node?.id ?? null)).toEqual([three, null, one, two, three])
  })

  test('refuse malformed ids by their place, and too many', async () => {
    expect(await refusal('{ node(id: "x") { id } }')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' })
    expect(await refusal(`{ nodes(ids: ["${encodeId('Need', nobody)}", "x"]) { id } }`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'ids.1' })
    expect(await refusal('{ nodes(ids: []) { id } }')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'ids' })
    const ids = Array.from({ length: 101 }, () => encodeId('Need', nobody))
    expect(await refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'ids' })
  })

  test('an organisation is not found as another type than its own', async () => {
    const row = await graph.database.prisma.organization.findFirstOrThrow({ where: { type: 'PUBLIC_BUYER' } })
    const id = encodeId('Enterprise', row.id)
    expect(await graph.ask('query ($id: ID!) { node(id: $id) { id } enterprise(id: $id) { id } organization(id: $id) { id } }', { id })).toEqual({
      node: null,
      enterprise: null,
      organization: null,
    })
  })
})

describe('bad input at other doors', () => {
  test.each([
    ['{ enterprise { name } }', 'id'],
    ['{ enterprise(id: null, registrationNumber: null) { name } }', 'id'],
    [`{ enterprise(id: "${encodeId('Enterprise', nobody)}", registrationNumber: "123-45-67891") { name } }`, 'registrationNumber'],
    ['{ enterprise(registrationNumber: "123-45-67890") { name } }', 'registrationNumber'],
    ['{ enterprise(registrationNumber: "000-00-00000") { name } }', 'registrationNumber'],
    ['{ enterprise(registrationNumber: "0000000000") { name } }', 'registrationNumber'],
    ['{ enterprise(registrationNumber: "123-456-7891") { name } }', 'registrationNumber'],
    ['{ enterprise(registrationNumber: "１２３-45-67891") { name } }', 'registrationNumber'],
    ['{ region(code: "4") { name } }', 'code'],
    ['{ region(code: "KR-50", scheme: LEGAL) { name } }', 'code'],
    ['{ region { name } }', 'id'],
    ['{ regions(asOf: "2021-02-30") { totalCount } }', 'asOf'],
    ['{ regions(asOf: "yesterday") { totalCount } }', 'asOf'],
    ['{ regions(filter: { within: "99" }) { totalCount } }', 'filter.within'],
    ['{ enterprises(filter: { region: "99" }) { totalCount } }', 'filter.region'],
    ['{ enterprises(filter: { region: "KR-48" }) { totalCount } }', 'filter.region'],
    ['{ enterprises(filter: { asOf: "2021-12-31" }) { totalCount } }', 'filter.asOf'],
    ['{ enterprises(filter: { region: "12", asOf: "2026-06-30" }) { totalCount } }', 'filter.region'],
    ['{ enterprises(filter: { kinds: [] }) { totalCount } }', 'filter.kinds'],
    ['{ enterprises(filter: { kinds: null }) { totalCount } }', 'filter.kinds'],
    ['{ enterprises(filter: { industries: ["c"] }) { totalCount } }', 'filter.industries.0'],
    ['{ enterprises(filter: { certifiedOn: "2021-13-01" }) { totalCount } }', 'filter.certifiedOn'],
    ['{ needs(filter: { enterpriseId: "x" }) { totalCount } }', 'filter.enterpriseId'],
    [`{ needs(filter: { enterpriseId: "${encodeId('Need', nobody)}" }) { totalCount } }`, 'filter.enterpriseId'],
    ['{ matches(filter: { minScore: 1.5 }) { totalCount } }', 'filter.minScore'],
    ['{ purchases(filter: { from: "2025-01-02", to: "2025-01-01" }) { totalCount } }', 'filter.to'],
    ['{ observations(filter: { metrics: ["drop table"] }) { totalCount } }', 'filter.metrics.0'],
    ['{ honours(filter: { year: 17 }) { totalCount } }', 'filter.year'],
    ['{ metric(key: "A", id: "x") { name } }', 'key'],
  ])('%s is refused by field', async (query, field) => {
    expect(await refusal(query)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test.each([
    ['NUL', 'a\0b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00'],
  ])('%s is refused in variables and in the document', async (_case, text) => {
    const query = 'query ($filter: SourceFilter, $key: String) { sources(filter: $filter) { totalCount } source(key: $key) { id } }'
    expect(await refusal(query, { key: text })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'key' })
    expect(await refusal('query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }', { f: { region: text } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'f.region',
    })
    // GraphQL's own grammar has no lone surrogates, so a document with one names no field.
    expect(await refusal(`{ source(key: ${JSON.stringify(text)}) { id } }`)).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test.each([
    ['unknown keys', { f: { nothing: 1 } }, 'f.nothing'],
    ['null keys', { f: { region: null } }, 'filter.region'],
    ['wrong enum values', { f: { kinds: ['CHURCH'] } }, 'f.kinds.0'],
    ['wrong types', { f: { synthetic: 'yes' } }, 'f.synthetic'],
    ['prototype keys', JSON.parse('{"f":{"__proto__":{"region":"48"},"constructor":1}}') as Record<string, unknown>, undefined],
  ])('variables with %s are refused', async (_case, variables, field) => {
    const extensions = await refusal('query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }', variables)
    expect(extensions).toMatchObject(field === undefined ? { code: 'BAD_USER_INPUT' } : { code: 'BAD_USER_INPUT', field })
  })

  test.each([
    ['no GraphQL', '{'],
    ['an unknown field', '{ nothing }'],
    ['an unknown argument', '{ enterprises(nothing: 1) { totalCount } }'],
    ['two anonymous operations', '{ __typename } { __typename }'],
    ['a fragment that is its own part', '{ ...f } fragment f on Query { ...f }'],
    ['101 aliases', `{ ${Array.from({ length: 101 }, (_, place) => `a${place}: __typename`).join(' ')} }`],
    ['too many tokens', `{ ${'__typename '.repeat(5001)} }`],
    ['too many levels', `{ organizations { nodes { ${'parent { '.repeat(16)} name ${'} '.repeat(16)} } } }`],
    ['too many directives', `{ __typename ${'@include(if: true) '.repeat(51)} }`],
  ])('a document with %s is refused', async (_case, query) => {
    expect(await refusal(query)).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('a query over the cost limit is refused before it runs, variables counted, whichever operation is asked for', async () => {
    const deep = 'enterprises(first: $n) { nodes { needs(first: $n) { nodes { matches(first: $n) { nodes { id } } } } } }'
    expect(await refusal(`query ($n: Int) { ${deep} }`, { n: 100 })).toMatchObject({ code: 'COST_LIMIT_EXCEEDED' })
    const response = await graph.app.fetch(
      new Request('http://graph.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `query cheap { __typename } query dear($n: Int) { ${deep} }`, operationName: 'dear', variables: { n: 100 } }),
      }),
    )
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }] })
  })
})

test('an alias may have any name', async () => {
  const query = '{ regions(first: 1) { nodes { __proto__: level then: name constructor: level toString: level } } then: __typename }'
  const { data, errors } = await graph.post(query)
  expect(errors).toBeUndefined()
  expect(data).toMatchObject({ then: 'Query', regions: { nodes: [{ constructor: expect.any(String) as string }] } })
})

describe('a failure of ours', () => {
  test('is masked, and its id stands in the log', async () => {
    const broken = await openGraph('demo')
    await broken.database.pool.query('drop table "CampaignBody" cascade')
    const { errors } = await broken.post('{ campaigns { nodes { bodies { role } } } }')
    const [entry] = broken.logged
    await broken.database.close()
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL')
    expect(JSON.stringify(errors)).not.toMatch(/CampaignBody|prisma|select|stack|\.ts/i)
    expect(entry?.['requestId']).toBe(errors?.[0]?.extensions.requestId)
    expect(JSON.stringify(entry)).toMatch(/CampaignBody/)
  })

  test('reaches a partner as an error with code and request id', async () => {
    const error = await graph.ask('{ enterprises(first: 0) { totalCount } }').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(YeondaeError)
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' })
  })
})
