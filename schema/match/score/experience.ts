import type { MatchResult } from '../../../prisma/generated/client/enums.ts'

const ofResult: Readonly<Record<MatchResult, number>> = { SOLVED: 1, PARTLY_SOLVED: 0.5, NOT_SOLVED: 0 }

/**
 * What came of a match, from 0 to 1: the result, and in equal parts with it what the side of the need gives the expert.
 * @param needRating 1 to 5; null: not given, and the result counts alone
 */
export function outcomeValue(result: MatchResult, needRating: number | null): number {
  const value = ofResult[result]
  return needRating === null ? value : (value + (needRating - 1) / 4) / 2
}

/**
 * How often somebody was asked lately: each ask counts one on its day, and half as much after each half-life.
 * @param asks their ages in whole days, with how many there are of that age
 * @param halfLife in days
 */
export function askedLately(asks: readonly { age: number; count: number }[], halfLife: number): number {
  return asks.reduce((sum, { age, count }) => sum + count * 2 ** (-age / halfLife), 0)
}
