import { parse } from 'graphql'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { type Client, type ClientOptions, createClient, match, select, type Selected, type TypedDocumentNode, unwrap, YeondaeError } from '../../../sdk/src/index.ts'
import type { EnterpriseKind, NeedStatus, Region } from '../../../sdk/src/graph.ts'
import * as labels from '../../../sdk/src/labels.ts'
import { NeedsDocument } from '../../../sdk/src/operations.ts'
import { endpoint, type TestGraph, withGraph, withServer } from '../../support/graph.ts'

const graph = withGraph('demo')
const client = (): Client => graph.client

/** A client that counts what it sends. */
function counting({ app }: TestGraph): { client: Client; bodies: { query: string; variables: Record<string, unknown> }[] } {
  const bodies: { query: string; variables: Record<string, unknown> }[] = []
  const fetch: NonNullable<ClientOptions['fetch']> = (url, init) => {
    bodies.push(JSON.parse(init.body as string) as (typeof bodies)[number])
    return Promise.resolve(app.fetch(new Request(url, init)))
  }
  return { client: createClient({ url: endpoint, fetch }), bodies }
}

const firstNeed = async () => {
  const { needs } = await client().query({ needs: [{ first: 1 }, { nodes: { id: true } }] })
  const [need] = needs.nodes
  if (need === undefined) throw new Error('Expected a need among the demonstration rows.')
  return need.id
}

describe('a selection is answered', () => {
  test('with what was selected, as one request', async () => {
    const { client, bodies } = counting(graph)
    const { needs } = await client.query({ needs: [{ first: 2, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }, { nodes: { title: true, status: true, createdAt: true }, totalCount: true }] })
    expectTypeOf(needs).toEqualTypeOf<{ nodes: { title: string; status: NeedStatus; createdAt: Date }[]; totalCount: number }>()
    expect(Object.keys(needs).sort()).toEqual(['nodes', 'totalCount'])
    expect(needs.nodes).toHaveLength(2)
    for (const need of needs.nodes) expect(need.createdAt).toBeInstanceOf(Date)
    expect(bodies).toHaveLength(1)
  })

  test('with null, lists and aliases in their place', async () => {
    const answer = await client().query({
      as: { daegu: { region: [{ code: '27' }, { name: true, code: true }] }, nowhere: { need: [{ id: await firstNeed() }, { enterprise: { kinds: { kind: true } } }] } },
    })
    expectTypeOf(answer.daegu).toEqualTypeOf<Pick<Region, 'name' | 'code'> | null>()
    expectTypeOf(answer.nowhere).toEqualTypeOf<{ enterprise: { kinds: { kind: EnterpriseKind }[] } | null } | null>()
    expect(answer.daegu?.code).toBe('27')
  })

  test('by the type of each row', async () => {
    const id = await firstNeed()
    const { node } = await client().query({ node: [{ id }, { id: true, on: { Need: { title: true, createdAt: true }, Match: { createdAt: true }, Organization: { name: true } } }] })
    if (node?.__typename !== 'Need') throw new Error('Expected a need.')
    expectTypeOf(node).toEqualTypeOf<{ __typename: 'Need'; id: string; title: string; createdAt: Date }>()
    expect(Object.keys(node).sort()).toEqual(['__typename', 'createdAt', 'id', 'title'])
    expect(node.createdAt).toBeInstanceOf(Date)
  })

  test('by an interface where no type is named', async () => {
    const { organizations } = await client().query({ organizations: [{ first: 20 }, { nodes: { on: { Enterprise: { kinds: { kind: true } }, Named: { name: true } } } }] })
    for (const organization of organizations.nodes) {
      if (organization.__typename === 'Enterprise') expect(Object.keys(organization).sort()).toEqual(['__typename', 'kinds'])
      else expect(Object.keys(organization).sort()).toEqual(['__typename', 'name'])
    }
  })

  test('with parts', async () => {
    const card = select<'Need'>()({ id: true, title: true })
    const anyNode = select<'Node'>()({ id: true })
    const { needs } = await client().query({ needs: [{ first: 1 }, { nodes: { ...anyNode, ...card, status: true } }] })
    expectTypeOf(needs.nodes).toEqualTypeOf<{ id: string; title: string; status: NeedStatus }[]>()
    expectTypeOf<Selected<typeof card>>().toEqualTypeOf<{ id: string; title: string }>()
    expect(card).toEqual({ id: true, title: true })
  })

  test('with an error of the class of its kind', async () => {
    await expect(client().query({ needs: [{ first: 101 }, { totalCount: true }] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' })
  })

  test('over HTTP as in the process', async () => {
    await withServer(graph.app, async (url) => {
      const { viewer } = await createClient({ url: `${url}/graphql` }).query({ viewer: { __typename: true } })
      expect(viewer.__typename).toBe('Viewer')
    })
  })

  test('and a change with its outcome by type', async () => {
    const change = client().mutate({ withdrawNeed: [{ id: await firstNeed(), version: 1 }, { on: { WithdrawNeedPayload: { need: { status: true } }, StaleVersionError: { current: true }, Error: { message: true } } }] })
    expectTypeOf((await change.catch(() => null))?.withdrawNeed).toEqualTypeOf<
      | { __typename: 'WithdrawNeedPayload'; need: { status: NeedStatus } | null }
      | { __typename: 'StaleVersionError'; current: number }
      | { __typename: 'ConflictError' | 'NotFoundError' | 'ValidationError'; message: string }
      | undefined
    >()
    await expect(change).rejects.toBeInstanceOf(YeondaeError)
    type Outcome = NonNullable<Awaited<typeof change>>['withdrawNeed']
    const say = (outcome: Outcome) =>
      match(outcome, {
        WithdrawNeedPayload: ({ need }) => need?.status,
        StaleVersionError: ({ current }) => current,
        ConflictError: ({ message }) => message,
        NotFoundError: ({ message }) => message,
        ValidationError: ({ message }) => message,
      })
    expect(say({ __typename: 'ConflictError', message: 'm' })).toBe('m')
    expectTypeOf(unwrap<Outcome>).returns.toEqualTypeOf<{ __typename: 'WithdrawNeedPayload'; need: { status: NeedStatus } | null }>()
  })
})

describe('a list is iterated', () => {
  test('row by row, over all pages, by one text', async () => {
    const { client, bodies } = counting(graph)
    const { needs } = await client.query({ needs: { totalCount: true } })
    bodies.length = 0
    const titles: string[] = []
    for await (const need of client.iterate('needs', { first: 2 }, { title: true })) {
      expectTypeOf(need).toEqualTypeOf<{ title: string }>()
      titles.push(need.title)
    }
    expect(titles).toHaveLength(needs.totalCount)
    expect(bodies).toHaveLength(Math.ceil(needs.totalCount / 2))
    expect(new Set(bodies.map(({ query }) => query)).size).toBe(1)
  })

  test('no further than a break', async () => {
    const { client, bodies } = counting(graph)
    const rows = client.iterate('enterprises', { first: 1 }, { name: true })
    expect(bodies).toHaveLength(0)
    for await (const _ of rows) break
    expect(bodies).toHaveLength(1)
  })

  test('as pages that tell where to go on', async () => {
    const pages = client().iterate('enterprises', { first: 1 }, { id: true }).pages()
    const first = await pages.next()
    if (first.done === true) throw new Error('Expected a page.')
    expect(first.value).toMatchObject({ hasNextPage: true, nodes: [{ id: expect.any(String) as string }] })
    const second = await client().iterate('enterprises', { first: 1, after: first.value.endCursor }, { id: true }).toArray({ limit: 1 })
    expect((await pages.next()).value).toMatchObject({ nodes: second })
  })

  test.each([
    [0, []],
    [3, [3]],
    [120, [50, 50, 20]],
  ])('as an array of %s rows at most, asking for no more', async (limit, sizes) => {
    const asked: number[] = []
    const fetch = vi.fn<NonNullable<ClientOptions['fetch']>>((_, init) => {
      const { variables } = JSON.parse(init.body as string) as { variables: { v0: string | null; v1: number } }
      asked.push(variables.v1)
      const nodes = Array.from({ length: variables.v1 }, () => ({ title: 't' }))
      return Promise.resolve(Response.json({ data: { needs: { nodes, pageInfo: { endCursor: `${variables.v0 ?? ''}x`, hasNextPage: true } } } }))
    })
    const rows = await createClient({ url: endpoint, fetch }).iterate('needs', {}, { title: true }).toArray({ limit })
    expect(rows).toHaveLength(limit)
    expect(asked).toEqual(sizes)
  })

  test('with an error where a cursor comes again, and the rows before it', async () => {
    const cursors = ['a', 'b', 'a']
    const fetch = () => Promise.resolve(Response.json({ data: { needs: { nodes: [{ title: 't' }], pageInfo: { endCursor: cursors.shift() ?? null, hasNextPage: true } } } }))
    const seen: string[] = []
    const run = async () => {
      for await (const { title } of createClient({ url: endpoint, fetch }).iterate('needs', {}, { title: true })) seen.push(title)
    }
    await expect(run()).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
    expect(seen).toHaveLength(3)
  })

  test('with the error of the page that failed', async () => {
    await expect(client().iterate('needs', { first: 0 }, { title: true }).toArray({ limit: 5 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(client().iterate('needs', {}, { title: true }).toArray({ limit: -1 })).rejects.toThrow(RangeError)
  })
})

test('a parsed document of another tool is sent by its text', async () => {
  const node = { kind: 'Document', definitions: [], loc: { source: { body: 'query Count { needs { totalCount } }' } } } as unknown as TypedDocumentNode<{ needs: { totalCount: number } }, Record<string, never>>
  const { needs } = await client().request(node)
  expectTypeOf(needs.totalCount).toEqualTypeOf<number>()
  expect(needs.totalCount).toBeGreaterThan(0)
  const lost = parse('query Count { needs { totalCount } }', { noLocation: true }) as unknown as typeof node
  expect((await client().request(lost)).needs).toEqual(needs)
  expect((await client().request(NeedsDocument, { first: 1 })).needs.nodes).toHaveLength(1)
})

test('every value of an enum has its labels', () => {
  expect(labels.EnterpriseKind.COOPERATIVE.ko).toBe('협동조합')
  expectTypeOf(labels.EnterpriseKind.COOPERATIVE.en).toExtend<string>()
  for (const values of Object.values(labels)) {
    for (const { ko, en } of Object.values(values) as { ko: string; en: string }[]) {
      expect(ko).toMatch(/[가-힣]/)
      expect(en).toMatch(/^[^가-힣]+$/)
    }
  }
})
