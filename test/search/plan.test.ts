import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchPlan } from '../../prisma/search/plan.ts'
import { namedLike } from '../../schema/core/named-like.ts'
import { hostileQueries } from './hostile.ts'

const vias = (query: string) => searchPlan(query).readings.map(({ via }) => via)
const keys = (query: string) => searchPlan(query).readings.flatMap(({ conditions }) => conditions.map(({ key }) => key))

describe('a query is read', () => {
  test.each([
    ['놀자', 'DIRECT'],
    ['ㅅㅎㅈ', 'INITIALS'],
    ['CJㅍㄷ', 'INITIALS'],
    ['놀자ㅇㅌ', 'MIXED'],
    ['shfwk', 'KEYBOARD'],
    ['ㅏㅐㄴㄷㅁ', 'KEYBOARD'],
    ['진흥원 한국사회적기업', 'WORDS'],
  ])('%s as %s', (query, via) => expect(vias(query)).toContain(via))

  test.each([
    ['Rnatlwkd', 'rrnatlwkd'],
    ['ㅏㅐㄴㄷㅁ', 'KOSEA'],
    ['swdx', 'sswwddxx'],
    ['SHFWK', 'shfwk'],
  ])('%s with the other keyboard on as %s', (query, key) => expect(keys(query)).toContain(key))

  test('놀장ㅌ, which a keyboard makes of 놀자ㅇㅌ, as that', () => expect(keys('놀장ㅌ')).toContain('sswwddxx'))
  test('without a legal form that is half-typed', () => expect(keys('놀자엔터 주식회ㅅ')).toContain('shfwkdpsxj'))
  test('one character at the beginning only', () => {
    for (const query of ['놀', 'ㄴ', 'L', '7', 'ㅏ']) for (const { conditions } of searchPlan(query).readings) expect(conditions[0].at).toBe('BEGINNING')
  })
})

test.each(['', '   ', '\u200b', '\u0000'])('nothing is looked for in %j', (query) => {
  expect(searchPlan(query)).toMatchObject({ literal: null, readings: [] })
  expect(namedLike(query)).toEqual({ id: { in: [] } })
})

test.each(['%', '_', '\\', '%%%'])('signs alone are looked for as they are: %s', (query) => expect(searchPlan(query).literal).toBe(query))

test('wildcards of a literal are escaped in a list', () => {
  expect(namedLike('%_\\')).toEqual({ searchNames: { some: { value: { contains: '\\%\\_\\\\' } } } })
})

/** What holds for any text: the work of a search does not grow with it. */
function expectBounded(query: string): void {
  const { literal, readings, slips } = searchPlan(query)
  expect(literal?.length ?? 0).toBeLessThanOrEqual(64)
  expect(readings.length).toBeLessThanOrEqual(6)
  for (const { conditions } of readings) {
    expect(conditions.length).toBeLessThanOrEqual(7)
    for (const { key, probe } of conditions) {
      expect(key).toMatch(/^[A-Za-z0-9]{1,64}$/)
      expect(key).toContain(probe)
    }
    const [{ at, probe }] = conditions
    if (at === 'ANYWHERE') expect(probe.length).toBeGreaterThanOrEqual(3)
  }
  expect(slips.probes.length).toBeLessThanOrEqual(64)
  expect(slips.near.length).toBeLessThanOrEqual(700)
  for (const probe of slips.probes) expect(probe).toMatch(/^[A-Za-z0-9]{2}|[A-Za-z0-9]{3}/)
}

test.each(hostileQueries)('work is bounded for %s', (_what, query) => {
  const start = performance.now()
  expectBounded(query)
  expect(performance.now() - start).toBeLessThan(250)
})

test('work is bounded for any text', () => {
  const parts = fc.constantFrom('가', '뷁', '협동조합', '사회적', 'ㄱ', 'ㄳ', 'ㅏ', 'ᄀ', 'a', 'R', 'KO', '7', ' ', '%', '_', '(주)', '㈜', '́', '​', '주식회')
  fc.assert(fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'grapheme' })), { maxLength: 40 }), (texts) => expectBounded(texts.join(''))))
})
