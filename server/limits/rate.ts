import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Budget } from '../../schema/context.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import { Refusal } from '../http/refusal.ts'

/** Points a minute. */
export interface Rates {
  /** Of an address, for whoever gives no name. */
  address: number
  /** Of a key or a person. */
  named: number
}

export const defaultRates: Rates = { address: 10_000, named: 60_000 }

/** What a wrong key or token costs the address that it comes from. */
export const guessPoints = 50

type Payer = Pick<Viewer, 'kind' | 'id'>

/** Buckets of points, one a viewer, filled anew each minute. */
export interface Rate {
  /**
   * Takes points of a viewer's bucket; when there are fewer left, it takes none.
   * @throws TooMany
   */
  take(payer: Payer, points: number): Promise<Budget>
  /** Puts points back that were taken in the minute of `since`; in a later one there is nothing to put back. */
  giveBack(payer: Payer, points: number, since: Budget): Promise<Budget>
  /** @throws TooMany when too many wrong keys came from the address in this minute */
  refuseGuessing(address: string): Promise<void>
  /** Counts a wrong key or token: it costs the address. */
  countGuess(address: string): Promise<void>
}

/** 429: the bucket holds too few points. */
export class TooMany extends Refusal {
  readonly budget: Budget

  constructor(budget: Budget, now = Date.now()) {
    const seconds = Math.max(1, Math.ceil((budget.resetAt.getTime() - now) / 1000))
    super(429, 'RATE_LIMITED', `Expected at most ${budget.limit} points a minute; ask again in ${seconds} s.`, undefined, { 'retry-after': String(seconds) })
    this.budget = budget
  }
}

/**
 * Counts in this process, or in Redis for all processes together; when Redis fails, in this process until it is back.
 */
export function createRate(rates: Rates, redis: Redis | null): Rate {
  const limiter = (name: string, points: number): RateLimiterAbstract => {
    const options = { keyPrefix: `yeondae:${name}`, points, duration: 60 }
    const memory = new RateLimiterMemory(options)
    return redis === null ? memory : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
  }
  const addresses = limiter('address', rates.address)
  const named = limiter('named', rates.named)
  const guesses = limiter('guesses', rates.address)
  const limiterOf = ({ kind }: Payer) => (kind === 'ANONYMOUS' ? addresses : named)

  const take = async (payer: Payer, points: number): Promise<Budget> => {
    const limiter = limiterOf(payer)
    try {
      return budgetOf(limiter, await limiter.consume(payer.id, points))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      // The library counts what it refuses too; a costly query must not use up what cheap ones could still have.
      const left = points === 1 ? refused : await limiter.reward(payer.id, points)
      throw new TooMany(budgetOf(limiter, left))
    }
  }
  return {
    take,
    async giveBack(payer, points, since) {
      if (points <= 0 || Date.now() >= since.resetAt.getTime()) return since
      const limiter = limiterOf(payer)
      return budgetOf(limiter, await limiter.reward(payer.id, points))
    },
    async refuseGuessing(address) {
      const counted = await guesses.get(address)
      if (counted !== null && counted.consumedPoints >= guesses.points) throw new TooMany(budgetOf(guesses, counted))
    },
    async countGuess(address) {
      await Promise.all([guesses.penalty(address, guessPoints), addresses.penalty(`address:${address}`, guessPoints)])
    },
  }
}

function budgetOf({ points: limit }: RateLimiterAbstract, { remainingPoints, msBeforeNext }: RateLimiterRes): Budget {
  return { limit, remaining: Math.max(0, Math.min(limit, remainingPoints)), resetAt: new Date(Date.now() + Math.max(0, msBeforeNext)) }
}
