import { describe, expect, test } from 'vitest'
import { ndcgAt, recallAt } from './measures.ts'
import { qualityOfWays } from './quality.ts'

describe('on planted truth', () => {
  const seeds = [1, 2, 3, 4, 5]
  const { full, text, glossary, keyword } = qualityOfWays(seeds, { needs: 400, experts: 700 })

  test('the full score finds nine of ten true experts among its first ten, at the worst seed nearly so', () => {
    expect(full.recallAt10).toBeGreaterThanOrEqual(0.9)
    expect(full.worstSeed.recallAt10).toBeGreaterThanOrEqual(0.88)
    expect(full.ndcgAt10).toBeGreaterThanOrEqual(0.66)
  })

  test('text alone finds most of them, and more than words by white space', () => {
    expect(text.recallAt10).toBeGreaterThanOrEqual(0.7)
    expect(text.ndcgAt10).toBeGreaterThanOrEqual(0.61)
    expect(text.recallAt10).toBeGreaterThan(keyword.recallAt10)
  })

  test('the glossary finds some behind other words, and the full score loses none of that', () => {
    expect(glossary.recallAt10).toBeGreaterThan(text.recallAt10)
    expect(full.recallAt10).toBeGreaterThanOrEqual(glossary.recallAt10)
  })
})

describe('a measure', () => {
  const truth = new Set(['a', 'b', 'c'])

  test('of recall is the share of the true ones that are found', () => {
    expect(recallAt(1, ['a', 'x', 'b'], truth)).toBe(1 / 3)
    expect(recallAt(10, ['a', 'x', 'b'], truth)).toBe(2 / 3)
  })

  test('of gain is one where all true ones come first, and less the later they come', () => {
    expect(ndcgAt(10, ['b', 'a', 'c', 'x'], truth)).toBe(1)
    expect(ndcgAt(10, ['x', 'b', 'a', 'c'], truth)).toBeLessThan(ndcgAt(10, ['b', 'x', 'a', 'c'], truth))
    expect(ndcgAt(10, ['x'], truth)).toBe(0)
  })
})
