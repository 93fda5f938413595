import { describe, expectTypeOf, test } from 'vitest'
import {
  type Answer,
  type Cost,
  createClient,
  type ErrorCode,
  type ForbiddenError,
  type RateLimitedError,
  type ResultOf,
  type StaleVersionError,
  type UnauthenticatedError,
  type VariablesOf,
  type YeondaeError,
} from '../../sdk/src/index.ts'
import { EnterprisesDocument, type EnterprisesQuery, NeedsDocument, NodeDocument, type NodeQueryVariables } from '../../sdk/src/operations.ts'

describe('the types of the client', () => {
  const client = createClient({ url: 'http://graph.test/graphql', fetch: () => Promise.resolve(Response.json({ data: {} })) })

  test('tell the answer to the leaf', () => {
    type Enterprise = ResultOf<typeof EnterprisesDocument>['enterprises']['nodes'][number]
    expectTypeOf(client.request(EnterprisesDocument, { first: 1 })).resolves.toEqualTypeOf<EnterprisesQuery>()
    expectTypeOf<VariablesOf<typeof NodeDocument>>().toEqualTypeOf<NodeQueryVariables>()
    expectTypeOf<Enterprise['nameEn']>().toEqualTypeOf<string | null>()
    expectTypeOf<Enterprise['kinds'][number]['stage']>().toEqualTypeOf<'CERTIFIED' | 'PRELIMINARY' | 'UNKNOWN'>()
    expectTypeOf<Enterprise['__typename']>().toEqualTypeOf<'Enterprise'>()
    expectTypeOf<YeondaeError['code']>().toExtend<ErrorCode | 'NETWORK' | 'TIMEOUT_CLIENT' | 'BAD_RESPONSE' | 'UNKNOWN'>()
  })

  test('tell what comes beside the data, and each error by its class', () => {
    expectTypeOf(client.answer(EnterprisesDocument)).resolves.toEqualTypeOf<Answer<EnterprisesQuery>>()
    expectTypeOf<Answer<EnterprisesQuery>['cost']>().toEqualTypeOf<Cost | null>()
    expectTypeOf<RateLimitedError['code']>().toEqualTypeOf<'RATE_LIMITED'>()
    expectTypeOf<StaleVersionError['current']>().toEqualTypeOf<number | null>()
    expectTypeOf<ForbiddenError>().not.toExtend<UnauthenticatedError>()
  })

  test('answer unknown to a plain text', () => {
    expectTypeOf(client.request('{ needs { totalCount } }')).resolves.toBeUnknown()
    expectTypeOf(client.request('query ($id: ID!) { node(id: $id) { id } }', { id: 'x' })).resolves.toBeUnknown()
  })

  test('refuse wrong variables', () => {
    const wrong = () => [
      // @ts-expect-error -- the id is missing
      client.request(NodeDocument),
      // @ts-expect-error -- the id is missing
      client.request(NodeDocument, {}),
      // @ts-expect-error -- null is no id
      client.request(NodeDocument, { id: null }),
      // @ts-expect-error -- no such variable
      client.request(NodeDocument, { id: 'x', name: 'y' }),
      // @ts-expect-error -- a number, not text
      client.request(NeedsDocument, { first: '3' }),
      // @ts-expect-error -- no such key
      client.request(NeedsDocument, { filter: { kind: 'x' } }),
      // @ts-expect-error -- no such value
      client.request(EnterprisesDocument, { filter: { kinds: ['CHARITY'] } }),
      // @ts-expect-error -- a list, not a value
      client.request(EnterprisesDocument, { filter: { kinds: 'COOPERATIVE' } }),
      // @ts-expect-error -- the field to order by is missing
      client.request(NeedsDocument, { orderBy: { direction: 'ASC' } }),
      // @ts-expect-error -- no such option
      client.request(NeedsDocument, {}, { timeout: 5 }),
      // @ts-expect-error -- a call can only do without repeats
      client.request(NeedsDocument, {}, { retry: true }),
      // @ts-expect-error -- no such hook
      createClient({ url: '', hooks: { onError: () => undefined } }),
    ]
    expectTypeOf(wrong).returns.toBeArray()
  })
})
