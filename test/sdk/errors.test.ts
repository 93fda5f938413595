import { isEnumType, isInterfaceType, isObjectType, isUnionType } from 'graphql'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import * as sdk from '../../sdk/src/index.ts'
import { createClient, match, RateLimitedError, StaleVersionError, unwrap, type Unwrapped, YeondaeError } from '../../sdk/src/index.ts'
import { NeedsDocument, type UpdateNeedMutation, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { refusalCodes } from '../../sdk/src/refusals.ts'
import { answer, type Fault, page, withFaults } from '../support/faulty-server.ts'
import { failureOf } from './failure.ts'

const cost = { requested: 9000, actual: 1, limit: 10_000, remaining: 12, resetAt: '2026-07-01T00:00:00.000Z' }

/** What a request to a server with this one answer fails with. */
const failedBy = (fault: Fault) => withFaults([fault], ({ url }) => failureOf(createClient({ url, retry: false }).request(NeedsDocument)))

const classOf = (code: string): unknown =>
  ({
    BAD_USER_INPUT: sdk.ValidationError,
    UNAUTHENTICATED: sdk.UnauthenticatedError,
    FORBIDDEN: sdk.ForbiddenError,
    NOT_FOUND: sdk.NotFoundError,
    CONFLICT: sdk.ConflictError,
    STALE_VERSION: sdk.StaleVersionError,
    CURSOR_EXPIRED: sdk.CursorExpiredError,
    COST_LIMIT_EXCEEDED: sdk.CostLimitError,
    RATE_LIMITED: sdk.RateLimitedError,
    TIMEOUT: sdk.TimeoutError,
    IDEMPOTENCY_MISMATCH: sdk.IdempotencyError,
    INTERNAL: sdk.InternalError,
  })[code]

describe('each error code of the schema', () => {
  const type = schema.getType('ErrorCode')
  const codes = isEnumType(type) ? type.getValues().map(({ name }) => name) : []

  test.each(codes)('%s has a class that carries its name', async (code) => {
    const error = await failedBy(answer({ errors: [{ message: 'no', extensions: { code } }] }))
    expect(error).toBeInstanceOf(classOf(code))
    expect(error.constructor).not.toBe(YeondaeError)
    expect(error.code).toBe(code)
    expect(error.name).toBe(error.constructor.name)
    expect(sdk).toHaveProperty(error.name, error.constructor)
  })
})

describe('each refusal of a mutation', () => {
  const refusal = schema.getType('Error')
  const refusals = isInterfaceType(refusal) ? schema.getPossibleTypes(refusal).map(({ name }) => name) : []

  test('of the schema has a class by its own name', () => {
    expect(Object.keys(refusalCodes).sort()).toEqual([...refusals].sort())
    for (const name of refusals) expect(sdk).toHaveProperty(name)
  })

  test('is told from a payload by its name alone, which ends in Error', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isUnionType(type) || !type.name.endsWith('Result')) continue
      const members = type.getTypes().filter((member) => isObjectType(member) && !refusals.includes(member.name))
      for (const { name } of members) expect(name).not.toMatch(/Error$/)
    }
  })
})

describe('an error carries', () => {
  const told = (code: string, more: object = {}) => ({ message: 'no', path: ['needs'], extensions: { code, field: 'first', requestId: 'r-9', ...more } })

  test('the id of its request, its cost and what was answered in spite of it', async () => {
    const data = { needs: null }
    const error = await failedBy(answer({ data, errors: [told('FORBIDDEN')], extensions: { cost } }))
    expect(error).toMatchObject({ requestId: 'r-9', cost, data, field: 'first', path: ['needs'], status: 200, idempotencyKey: null, retryAt: null })
  })

  test('the id of its request where the body has none', async () => {
    expect(await failedBy(page(502, { 'x-request-id': 'r-3' }))).toMatchObject({ code: 'BAD_RESPONSE', requestId: 'r-3', status: 502 })
  })

  test('when there are points again: by Retry-After, else by the cost', async () => {
    const byHeader = await failedBy(answer({ errors: [told('RATE_LIMITED')], extensions: { cost } }, 429, { 'retry-after': '7' }))
    expect(byHeader).toBeInstanceOf(RateLimitedError)
    expect(Math.abs(Number(byHeader.retryAt) - Date.now() - 7000)).toBeLessThan(1000)
    const byCost = await failedBy(answer({ errors: [told('RATE_LIMITED')], extensions: { cost } }, 429))
    expect(byCost.retryAt?.toISOString()).toBe(cost.resetAt)
    expect(byCost.cost).toEqual(cost)
  })

  test('nothing that it was not told', () => {
    const error = new YeondaeError('no', { code: 'NETWORK' })
    expect(Object.fromEntries(Object.entries(error))).toEqual({ name: 'YeondaeError', code: 'NETWORK', field: null, requestId: null, path: null, status: null, errors: [], data: null, cost: null, retryAt: null, idempotencyKey: null })
    expect('cause' in error).toBe(false)
    expect(new StaleVersionError('no', { code: 'STALE_VERSION' }).current).toBeNull()
  })
})

describe('an answer', () => {
  test('comes with its cost, request and status', async () => {
    await withFaults([answer({ data: { needs: { nodes: [] } }, extensions: { cost } })], async ({ url }) => {
      const got = await createClient({ url }).answer('{ needs { nodes { id } } }')
      expect(got).toEqual({ data: { needs: { nodes: [] } }, errors: [], cost, requestId: 'r-1', status: 200 })
    })
  })

  test('in part comes with its errors, which a request throws the first of', async () => {
    const errors = ['FORBIDDEN', 'INTERNAL'].map((code) => ({ message: code, path: ['a'], extensions: { code } }))
    await withFaults([answer({ data: { a: null, b: 1 }, errors })], async ({ url }) => {
      const client = createClient({ url })
      const got = await client.answer('{ a b }')
      expect(got.data).toEqual({ a: null, b: 1 })
      expect(got.errors.map(({ name, path, errors: all }) => [name, path, all])).toEqual([
        ['ForbiddenError', ['a'], errors],
        ['InternalError', ['a'], errors],
      ])
      expect(await failureOf(client.request('{ a b }'))).toMatchObject({ code: 'FORBIDDEN', data: { a: null, b: 1 } })
    })
  })
})

describe('a result of a mutation', () => {
  type Result = UpdateNeedMutation['updateNeed']
  const update = { id: 'x', version: 2, input: {} }
  const resultOf = (result: object, work: (result: Result) => unknown) =>
    withFaults([answer({ data: { updateNeed: result }, extensions: { cost } })], async ({ url }) => work((await createClient({ url }).request(UpdateNeedDocument, update)).updateNeed))

  test('is unwrapped to its payload', async () => {
    await resultOf({ __typename: 'UpdateNeedPayload', need: null }, (result) => {
      const payload = unwrap(result)
      expectTypeOf(payload.__typename).toEqualTypeOf<'UpdateNeedPayload'>()
      expectTypeOf<Unwrapped<Result>>().toEqualTypeOf(payload)
      expect(payload).toEqual({ __typename: 'UpdateNeedPayload', need: null })
    })
  })

  test.each([
    ['ValidationError', { field: 'input.title' }, { code: 'BAD_USER_INPUT', field: 'input.title' }],
    ['NotFoundError', { field: 'id' }, { code: 'NOT_FOUND', field: 'id' }],
    ['ConflictError', { conflictField: null }, { code: 'CONFLICT', field: null }],
    ['ConflictError', { conflictField: 'input.stage' }, { code: 'CONFLICT', field: 'input.stage' }],
    ['StaleVersionError', { current: 3 }, { code: 'STALE_VERSION', current: 3 }],
    ['QuotaError', {}, { code: 'UNKNOWN' }],
  ])('%s with %j is thrown as its class, with its request', async (name, fields, expected) => {
    await resultOf({ __typename: name, message: 'no', ...fields }, (result) => {
      let thrown: unknown
      try {
        unwrap(result)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(Object.entries<unknown>(sdk).find(([key]) => key === name)?.[1] ?? YeondaeError)
      expect(thrown).toMatchObject({ message: 'no', requestId: 'r-1', status: 200, cost, ...expected })
      expect((thrown as YeondaeError).idempotencyKey).toMatch(/^[\da-f]{32}$/)
    })
  })

  test('is matched by its type', async () => {
    await resultOf({ __typename: 'StaleVersionError', message: 'no', current: 3 }, (result) => {
      const line = match(result, {
        UpdateNeedPayload: ({ need }) => need?.version ?? 0,
        StaleVersionError: ({ current }) => current,
        ConflictError: () => 0,
        NotFoundError: () => 0,
        ValidationError: () => 0,
      })
      expectTypeOf(line).toEqualTypeOf<number>()
      expect(line).toBe(3)
    })
  })

  test('of a newer server is no case of this one', async () => {
    await withFaults([answer({ data: { withdrawNeed: { __typename: 'toString' } } })], async ({ url }) => {
      const { withdrawNeed } = await createClient({ url }).request(WithdrawNeedDocument, { id: 'x', version: 1 })
      const nothing = () => null
      const all = { WithdrawNeedPayload: nothing, StaleVersionError: nothing, ConflictError: nothing, NotFoundError: nothing, ValidationError: nothing }
      expect(() => match(withdrawNeed, all)).toThrow(expect.objectContaining({ code: 'UNKNOWN', requestId: 'r-1' }))
    })
  })

  test('wants every case', () => {
    const wrong = (result: Result) => [
      // @ts-expect-error -- four cases are missing
      match(result, { UpdateNeedPayload: () => 1 }),
    ]
    expectTypeOf(wrong).returns.toBeArray()
  })
})
