import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { languageOf } from '../../server/http/language.ts'
import { korean } from '../../server/messages/korean.ts'
import { inKorean, translate } from '../../server/messages/translate.ts'
import { withGraph } from '../support/graph.ts'
import { messagesIn } from '../support/messages.ts'

const hangul = /[가-힣]/
/** All but one that tells a failure of ours. */
const messages = messagesIn(['schema', 'server', 'prisma/access']).filter(({ text }) => text !== 'Expected 48 bytes.')

test('the sources have messages, those of documents and of requests among them', () => {
  expect(messages.length).toBeGreaterThan(100)
  expect(messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['Expected JSON.', 'Expected a page size from 1 to 7.']))
})

test('every message of the sources has its Korean form', () => {
  const lacking = messages.filter(({ text }) => !hangul.test(inKorean(text) ?? ''))
  expect(lacking.map(({ place, text }) => `${place}: ${text}`)).toEqual([])
})

test.each(Object.entries(korean))('the Korean form of %j takes over what stands in it', (english, text) => {
  expect(text).toMatch(hangul)
  const places = english.split('{}').length - 1
  const used = [...text.matchAll(/\{(\d)\}/g)].map(([, place]) => Number(place))
  expect([...new Set(used)].sort()).toEqual(Array.from({ length: places }, (_, place) => place + 1))
})

describe('messages of GraphQL itself', () => {
  test.each([
    '{ nothing }',
    '{ enterprisez { totalCount } }',
    '{ enterprises(nothing: 1) { totalCount } }',
    '{ enterprises(frist: 1) { totalCount } }',
    '{ enterprises(first: "x") { totalCount } }',
    '{ enterprises(filter: { nothing: 1 }) { totalCount } }',
    '{ enterprises(filter: { kinds: [CHURCH] }) { totalCount } }',
    '{ enterprises }',
    '{ __typename { name } }',
    '{ node { id } }',
    '{ ...f }',
    '{ ...f } fragment f on Nothing { id }',
    '{ ...f } fragment f on Query { ...f }',
    '{ ...f } fragment f on Query { ...g } fragment g on Query { ...f }',
    '{ __typename } fragment f on Query { __typename }',
    '{ enterprises(first: $n) { totalCount } }',
    'query q { enterprises(first: $n) { totalCount } }',
    'query ($n: Int) { __typename }',
    'query ($n: String) { enterprises(first: $n) { totalCount } }',
    '{ __typename @nothing }',
    '{ __typename @skip(if: true) @skip(if: true) }',
    '{ __typename } { __typename }',
    '{ enterprises(first: 1) { totalCount } enterprises(first: 2) { totalCount } }',
    '{ enterprises(first: 1, first: 2) { totalCount } }',
  ])('of %s are in Korean', (text) => {
    const errors = validate(schema, parse(text))
    expect(errors.length).toBeGreaterThan(0)
    for (const { message } of errors) expect(inKorean(message) ?? message).toMatch(hangul)
  })
})

describe('a message', () => {
  test('without a Korean form is led in by Korean words', () => {
    expect(translate('Nobody wrote this.', 'ko')).toMatch(/^[가-힣].*Nobody wrote this\.$/)
    expect(translate('Nobody wrote this.', 'en')).toBe('Nobody wrote this.')
  })

  test('within another is translated too, and what a client sent is not', () => {
    const message = 'Variable "$f" got invalid value 1; Expected type "Need" to be an object.'
    expect(inKorean(message)).not.toMatch(/Expected/)
    expect(inKorean('Cannot query field "Expected" on type "Query".')).toMatch(/"Expected"/)
  })

  test('of any length is done at once', () => {
    const hostile = `Variable "$${'; '.repeat(50_000)}" got invalid value ${'; at "'.repeat(30_000)}`
    const begun = performance.now()
    expect(translate(hostile, 'ko').length).toBeLessThan(1_100)
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

describe('an answer', () => {
  const graph = withGraph()
  const ask = (query: string, language: string) => graph.post(query, {}, { headers: { 'accept-language': language } })

  test.each(['{ enterprises(first: 0) { totalCount } }', '{ nothing }', '{', '{ node(id: "x") { id } }'])('to %s says the same by code and field in each language', async (query) => {
    const [english, inKorea] = await Promise.all([ask(query, 'en'), ask(query, 'ko-KR,ko;q=0.9')])
    const told = (answer: typeof english) => answer.errors?.map(({ extensions: { code, field } }) => ({ code, field }))
    expect(told(inKorea)).toEqual(told(english))
    expect(inKorea.errors?.[0]?.message).toMatch(hangul)
    expect(english.errors?.[0]?.message).not.toMatch(hangul)
    expect(languageOf('ko-KR,ko;q=0.9')).toBe('ko')
  })
})
