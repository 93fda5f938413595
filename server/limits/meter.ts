import type { Budget } from '../../schema/context.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import { actualCost, actualCostOfText } from './actual-cost.ts'
import type { OperationCost } from './cost.ts'
import type { Rate } from './rate.ts'

/** `extensions.cost` of an answer, in points. */
export interface Cost {
  /** What the query asks for at most, counted before it runs; null: it was refused before it could be counted. */
  requested: number | null
  /** What was taken: the same count with the lists as long as they were, at least 1. */
  actual: number
  /** Points a minute of this viewer. */
  limit: number
  /** What is left of them. */
  remaining: number
  resetAt: string
}

/** What one request takes from its viewer's points: one at once, the rest when its cost is known. */
export class Meter {
  /** Points that the query asks for; null as long as they aren't counted. */
  requested: number | null = null
  private plan: OperationCost | null = null
  private taken = 1
  private readonly rate: Rate
  private readonly viewer: Viewer
  private state: Budget

  private constructor(rate: Rate, viewer: Viewer, state: Budget) {
    this.rate = rate
    this.viewer = viewer
    this.state = state
  }

  /** @throws TooMany when the bucket is empty */
  static async open(rate: Rate, viewer: Viewer): Promise<Meter> {
    return new Meter(rate, viewer, await rate.take(viewer, 1))
  }

  /** Whether what the query costs was taken. */
  get isCharged(): boolean {
    return this.plan !== null
  }

  get budget(): Budget {
    return this.state
  }

  /** @throws TooMany when the bucket holds too few points for the plan */
  async charge(plan: OperationCost): Promise<void> {
    this.requested = Math.max(1, plan.requested)
    const rest = this.requested - 1
    if (rest > 0) this.state = await this.rate.take(this.viewer, rest)
    this.taken = this.requested
    this.plan = plan
  }

  /**
   * Gives back what the answer did not use.
   * @param data the answer's `data`; undefined: none, and nothing of it ran
   * @param isSpent whether the work was done though the answer does not show it
   */
  settle(data: unknown, isSpent: boolean): Promise<Cost> {
    return this.giveBack(this.plan === null || data == null ? 1 : actualCost(this.plan, data), isSpent)
  }

  /** The same for `data` that is JSON text of ours. */
  settleText(text: string): Promise<Cost> {
    return this.giveBack(this.plan === null ? 1 : actualCostOfText(this.plan, text), false)
  }

  private async giveBack(used: number, isSpent: boolean): Promise<Cost> {
    const actual = isSpent ? this.taken : Math.min(this.taken, Math.max(1, used))
    this.state = await this.rate.giveBack(this.viewer, this.taken - actual, this.state)
    this.taken = actual
    const { limit, remaining, resetAt } = this.state
    return { requested: this.requested, actual, limit, remaining, resetAt: resetAt.toISOString() }
  }
}
