import { describe, expect, test } from 'vitest'
import { builtInGlossary } from '../../../schema/match/score/glossary.ts'
import { plantedFields } from './concepts.ts'
import { keywordRanking } from './keywords.ts'
import { meanOf, recallAt } from './measures.ts'
import { plant } from './planted.ts'

describe('the planted world', () => {
  const concepts = plantedFields.flatMap((field) => field.concepts)

  test('has 22 fields with twelve problems each, every one with words of its own', () => {
    expect(plantedFields).toHaveLength(22)
    expect(plantedFields.map((field) => field.concepts.length)).toEqual(Array(22).fill(12))
    const words = concepts.flatMap(({ lay, technical }) => [lay, technical])
    expect(new Set(words).size).toBe(words.length)
  })

  test('has half of its problems in the built-in glossary', () => {
    const known = new Set(builtInGlossary.map(({ lay, technical }) => `${lay} = ${technical}`))
    expect(concepts.filter(({ lay, technical }) => known.has(`${lay} = ${technical}`))).toHaveLength(concepts.length / 2)
    expect(known.size).toBe(concepts.length / 2)
  })

  test('is the same for the same seed and another for another', () => {
    const world = (seed: number) => JSON.stringify(plant({ seed, needs: 20, experts: 50 }))
    expect(world(1)).toBe(world(1))
    expect(world(1)).not.toBe(world(2))
  })

  test('gives words by white space a recall at 10 between .36 and .40', () => {
    const recalls = [1, 2, 3, 4, 5].flatMap((seed) => {
      const { needs, experts, truth } = plant({ seed, needs: 400, experts: 700 })
      const rank = keywordRanking(experts)
      return needs.map((need) => recallAt(10, rank(need, 10), truth.get(need.id) ?? new Set()))
    })
    expect(meanOf(recalls)).toBeGreaterThanOrEqual(0.36)
    expect(meanOf(recalls)).toBeLessThanOrEqual(0.4)
  })
})
