import type { GraphQLEnumType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Answered {
  search: {
    nodes: { name: string; via: string; matchedName: string; isSynthetic: boolean; node: { __typename: string; id: string } }[]
    edges: { cursor: string; node: { name: string } }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  }
}

const page = `{
  nodes { name via matchedName isSynthetic node { __typename id } }
  edges { cursor node { name } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`

async function search(variables: Record<string, unknown>): Promise<Answered['search']> {
  const query = `query Search($query: String!, $types: [SearchType!], $synthetic: Boolean, $first: Int, $after: String) {
    search(query: $query, types: $types, synthetic: $synthetic, first: $first, after: $after) ${page}
  }`
  return (await graph.ask<Answered>(query, variables)).search
}

const firstOf = async (query: string) => (await search({ query, first: 3 })).nodes[0]

describe('what is searched is found', () => {
  test.each([
    ['놀자', '놀자엔터테인먼트협동조합', 'PREFIX', 'Enterprise'],
    ['ㄴㅈㅇㅌㅌ', '놀자엔터테인먼트협동조합', 'INITIALS', 'Enterprise'],
    ['놀자ㅇㅌ', '놀자엔터테인먼트협동조합', 'MIXED', 'Enterprise'],
    ['놀장ㅌ', '놀자엔터테인먼트협동조합', 'MIXED', 'Enterprise'],
    ['shfwkdpsxj', '놀자엔터테인먼트협동조합', 'KEYBOARD', 'Enterprise'],
    ['놀쟈엔터', '놀자엔터테인먼트협동조합', 'SLIP', 'Enterprise'],
    ['㈜피플앤컴', '(주)피플앤컴', 'EXACT', 'Enterprise'],
    ['kosea', '한국사회적기업진흥원', 'EXACT', 'PublicBuyer'],
    ['진흥원 한국사회적기업', '한국사회적기업진흥원', 'WORDS', 'PublicBuyer'],
    ['경남', '경상남도', 'EXACT', 'Region'],
    ['rhksdkrrn', '관악구', 'KEYBOARD', 'Region'],
  ])('%s → %s', async (query, name, via, type) => {
    const hit = await firstOf(query)
    expect(hit).toMatchObject({ name, via, node: { __typename: type } })
  })

  test('a thing found by another name tells both', async () => {
    expect(await firstOf('KoSEA')).toMatchObject({ name: '한국사회적기업진흥원', matchedName: 'KoSEA' })
  })

  test('a technical need goes by its title', async () => {
    const { nodes } = await search({ query: '개발', types: ['NEED'], first: 5 })
    expect(nodes.length).toBeGreaterThan(0)
    for (const { node, name } of nodes) expect([node.__typename, name.length > 0]).toEqual(['Need', true])
  })

  test.each(['', '   ', '\u200b', '쀍쮉뙗'])('nothing answers %j', async (query) => {
    const { nodes, edges, pageInfo } = await search({ query })
    expect([nodes, edges]).toEqual([[], []])
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null })
  })

  test('text of more than 300 characters is cut', async () => {
    const { nodes } = await search({ query: `놀자엔터테인먼트협동조합${' '.repeat(400)}다른 이름`, first: 1 })
    expect(nodes[0]?.name).toBe('놀자엔터테인먼트협동조합')
  })
})

describe('the kinds of what is searched', () => {
  test('each is a type of node', () => {
    const types = schema.getType('SearchType') as GraphQLEnumType
    for (const { name } of types.getValues()) {
      const type = name.toLowerCase().replace(/(?:^|_)(.)/g, (_match, letter: string) => letter.toUpperCase())
      expect(schema.getType(type), name).toBeDefined()
    }
  })

  test('are kept to', async () => {
    const { nodes } = await search({ query: '대구', types: ['REGION'], first: 50 })
    expect(nodes.length).toBeGreaterThan(0)
    expect(new Set(nodes.map(({ node }) => node.__typename))).toEqual(new Set(['Region']))
  })

  test.each([true, false])('synthetic: %s', async (synthetic) => {
    const { nodes } = await search({ query: '협동조합', synthetic, first: 50 })
    expect(nodes.length).toBeGreaterThan(0)
    expect(new Set(nodes.map(({ isSynthetic }) => isSynthetic))).toEqual(new Set([synthetic]))
  })
})

describe('a page', () => {
  test('follows on the one before, through all that was found', async () => {
    const whole = await search({ query: '협동조합', first: 60 })
    const names: string[] = []
    let after: string | null = null
    do {
      const { nodes, edges, pageInfo }: Answered['search'] = await search({ query: '협동조합', first: 17, after })
      expect(edges.map(({ node }) => node.name)).toEqual(nodes.map(({ name }) => name))
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      names.push(...nodes.map(({ node }) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null && names.length < 60)
    expect(names.slice(0, 60)).toEqual(whole.nodes.map(({ node }) => node.id).slice(0, names.length))
    expect(new Set(names).size).toBe(names.length)
  })

  test.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "x"', 'after'],
    ['types: []', 'types'],
  ])('refuses %s by field', async (args, field) => {
    const { errors } = await graph.post(`{ search(query: "가", ${args}) { nodes { name } } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('refuses a cursor of another search', async () => {
    const { pageInfo } = await search({ query: '협동조합', first: 1 })
    for (const other of [{ query: '협동' }, { query: '협동조합', synthetic: true }, { query: '협동조합', types: ['ENTERPRISE'] }]) {
      await expect(search({ ...other, first: 1, after: pageInfo.endCursor })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    }
  })

  test('refuses text that no database holds', async () => {
    const { errors } = await graph.post('query Search($query: String!) { search(query: $query) { nodes { name } } }', { query: '\u0000' })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('takes one statement, however many hits there are', async () => {
    const count = async (first: number) => {
      const statements = await statementsOf(() => graph.ask(`{ search(query: "협동조합", types: [ENTERPRISE], first: ${first}) { nodes { name node { __typename ... on Named { nameEn } } } } }`))
      return statements.length
    }
    expect(await count(2)).toBe(1)
    expect(await count(20)).toBe(1)
  })

  test('costs what its size says, and reaches what lies behind a hit', async () => {
    const found = await graph.ask<{ search: { nodes: { node: { region: { name: string } | null } }[] } }>(
      `{ search(query: "놀자엔터", first: 1) { nodes { node { ... on Organization { region { name } } } } } }`,
    )
    expect(found.search.nodes[0]?.node.region?.name).toBe('관악구')
  })
})

describe('a list that is searched', () => {
  interface Lists {
    [name: string]: { totalCount: number; nodes: { name: string }[] }
  }

  test('keeps to what a name answers, in its own order, and counts it', async () => {
    const { enterprises, all } = await graph.ask<Lists>(
      `{ enterprises(search: "협동조합", first: 100) { totalCount nodes { name } } all: enterprises(first: 1) { totalCount nodes { name } } }`,
    )
    const names = enterprises?.nodes.map(({ name }) => name) ?? []
    expect(enterprises?.totalCount).toBeGreaterThan(0)
    expect(enterprises?.totalCount).toBeLessThan(all?.totalCount ?? 0)
    for (const name of names) expect(name).toContain('협동조합')
    expect(names).toEqual([...names].sort())
  })

  test.each(['놀자', 'ㄴㅈㅇㅌㅌ', '놀자ㅇㅌ', 'shfwk', '협동조합 놀자엔터', '놀자엔터 주식회'])('%s finds 놀자엔터테인먼트협동조합', async (text) => {
    const { organizations } = await graph.ask<Lists>('query List($text: String!) { organizations(search: $text) { totalCount nodes { name } } }', { text })
    expect(organizations?.nodes.map(({ name }) => name)).toContain('놀자엔터테인먼트협동조합')
  })

  test.each(['', ' ', '쀍쮉뙗', '%', '_'])('%j finds nothing', async (text) => {
    const { organizations } = await graph.ask<Lists>('query List($text: String!) { organizations(search: $text) { totalCount nodes { name } } }', { text })
    expect(organizations?.totalCount).toBe(0)
  })

  test('null counts as absent, and other conditions hold beside it', async () => {
    const { none, some, one } = await graph.ask<Lists>(
      `{ none: regions(search: null) { totalCount nodes { name } } some: regions { totalCount nodes { name } } one: regions(search: "ㄱㅅㄱ", filter: { within: "26" }) { totalCount nodes { name } } }`,
    )
    expect(none?.totalCount).toBe(some?.totalCount)
    expect(one?.nodes.map(({ name }) => name)).toEqual(['강서구'])
  })

  test('pages by cursor', async () => {
    interface Paged {
      enterprises: { nodes: { name: string }[]; pageInfo: { endCursor: string } }
    }
    const ask = (after: string | null) =>
      graph.ask<Paged>('query List($after: String) { enterprises(search: "협동조합", first: 5, after: $after) { nodes { name } pageInfo { endCursor } } }', { after })
    const first = await ask(null)
    const second = await ask(first.enterprises.pageInfo.endCursor)
    const both = await graph.ask<Paged>('{ enterprises(search: "협동조합", first: 10) { nodes { name } pageInfo { endCursor } } }')
    expect([...first.enterprises.nodes, ...second.enterprises.nodes]).toEqual(both.enterprises.nodes)
  })

  test('is none whose rows are people', () => {
    const withSearch = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'search')).map(({ name }) => name)
    expect(withSearch).toEqual(expect.arrayContaining(['enterprises', 'organizations', 'publicBuyers', 'needs', 'regions', 'programmes', 'plans', 'measures', 'laws']))
    for (const list of ['experts', 'publicRoles', 'matches', 'purchases']) expect(withSearch).not.toContain(list)
  })
})
