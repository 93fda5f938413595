import type { Context } from '../../context.ts'
import type { Transaction } from '../../core/write.ts'
import { type ConflictReason, conflictsOf } from '../score/conflicts.ts'
import { readExperts } from '../read/experts.ts'
import { readNeeds } from '../read/needs.ts'
import { currentPolicy } from '../read/policy.ts'
import type { ExpertRecord, NeedRecord, Policy } from '../score/records.ts'

/** What a pair is scored from at this moment. */
export interface Pair {
  need: NeedRecord
  expert: ExpertRecord
  policy: Policy
}

/** A need and an expert as the score looks at them, read in this transaction; null: one of them is not there. */
export async function readPair(tx: Transaction, needId: string, expertId: string, ctx: Context): Promise<Pair | null> {
  const policy = await currentPolicy(tx)
  const at = { today: ctx.today, territory: ctx.territory, askHalfLife: policy.askHalfLife }
  const [need] = await readNeeds(tx, [needId], at)
  const [expert] = await readExperts(tx, [expertId], at)
  return need === undefined || expert === undefined ? null : { need, expert, policy }
}

const undisclosed = 'Expected an expert whom no tie or earlier refusal keeps from the need; which it is, she herself and operators alone are told.'

/** What is said of each conflict. Whether it is a tie, which one, or an earlier refusal, stands nowhere. */
const expected: Readonly<Record<ConflictReason, string>> = {
  OWNER: undisclosed,
  SAME_ORGANIZATION: undisclosed,
  FAMILY: undisclosed,
  DECLINED: undisclosed,
  NO_CONSENT: 'Expected an expert whose consent to be matched holds.',
  NO_CAPACITY: 'Expected an expert who has a place left: she works on as many matches as she can.',
  NOT_AVAILABLE: 'Expected an expert who is available in the period of the need.',
  LANGUAGE: 'Expected an expert who works in the languages of the need.',
  ON_SITE: 'Expected an expert who comes to where the need is.',
}

/** Why a pair can't be matched; null: nothing stands against it. */
export function firstConflict({ need, expert }: Pair): string | null {
  if (need.places <= 0) return 'Expected a need that still wants an expert.'
  const [conflict] = conflictsOf(need, expert)
  return conflict === undefined ? null : expected[conflict.reason]
}

/** The same of a pair by its ids. */
export async function conflictOf(tx: Transaction, needId: string, expertId: string, ctx: Context): Promise<string | null> {
  const pair = await readPair(tx, needId, expertId, ctx)
  return pair === null ? 'Expected a need and an expert that can be matched.' : firstConflict(pair)
}
