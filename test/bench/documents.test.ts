import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { randomOf } from '../../prisma/demo/random.ts'
import { schema } from '../../schema/index.ts'
import { createGuard } from '../../server/limits/guard.ts'
import { documentLimits } from '../../server/limits/document.ts'
import { sampleQueries, sdkQueries } from './documents/known.ts'
import { scheduleOf } from './documents/schedule.ts'
import { variationOf, variationsOf } from './documents/variation.ts'
import { questions } from './queries/index.ts'

const known = [...sampleQueries().values(), ...sdkQueries(), ...questions.map(({ graph }) => graph)]

test('a variation of any known query is another valid document within the limits', () => {
  const guard = createGuard({ limits: documentLimits, introspection: true, queryTime: 1 })
  const random = randomOf('a test')
  for (const text of known) {
    const varied = variationOf(text, random)
    expect(varied).not.toBe(text)
    expect(validate(schema, parse(varied))).toEqual([])
    expect(guard.prepared(schema, varied), varied).not.toBeNull()
  }
})

test('fields that other parts hang on stay as they are, and something is asked of every object', () => {
  const text = 'query Asked($size: Int!) { needs(first: $size) { totalCount nodes { id matches(first: 2) { totalCount } } } }'
  for (const varied of variationsOf([{ text }], 50, randomOf('a test'))) {
    expect(varied.text.replace(/\w+_\d+: /g, '')).toMatch(/needs\(first: \$size\) \{\s+(totalCount\s+)?nodes \{\s+(id\s+)?matches\(first: 2\) \{\s+totalCount/)
  }
})

test('variations are all different, of each base in turn, and the same for the same sequence', () => {
  const bases = [{ text: '{ needs { totalCount } }' }, { text: '{ experts { totalCount } }' }]
  const some = variationsOf(bases, 100, randomOf('a test')).map(({ text }) => text)
  expect(new Set(some).size).toBe(100)
  expect(some.filter((text) => text.includes('needs'))).toHaveLength(50)
  expect(variationsOf(bases, 100, randomOf('a test')).map(({ text }) => text)).toEqual(some)
  expect(variationsOf([], 5, randomOf('a test'))).toEqual([])
})

test.each([
  [1000, 100],
  [1000, 999],
  [1003, 7],
  [20, 2],
])('of %i requests with %i documents, new ones come evenly and all come', (requests, documents) => {
  const schedule = scheduleOf(requests, documents, randomOf('a test'))
  expect(schedule).toHaveLength(requests)
  expect(new Set(schedule).size).toBe(documents)
  let seen = 0
  for (const [at, place] of schedule.entries()) {
    expect(place).toBeLessThanOrEqual(seen)
    if (place === seen) seen += 1
    expect(Math.abs(seen - ((at + 1) * documents) / requests)).toBeLessThanOrEqual(1)
  }
})
