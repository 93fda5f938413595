import { type Columns, type FactRow, row } from '../facts/row.ts'
import { daysAfter, lastDay, number } from './made-up.ts'
import type { Random } from './random.ts'

type Status = Columns<'Match'>['status']
type Step = Pick<Columns<'MatchStep'>, 'kind' | 'side'>

const proposed: Step = { kind: 'PROPOSED', side: 'OPERATOR' }
const reviewed: Step = { kind: 'REVIEWED', side: 'OPERATOR' }
const offered: Step = { kind: 'OFFERED', side: 'OPERATOR' }
const accepted: readonly Step[] = [{ kind: 'ACCEPTED', side: 'NEED' }, { kind: 'ACCEPTED', side: 'EXPERT' }]
const agreed = [proposed, reviewed, offered, ...accepted]
const started: Step = { kind: 'STARTED', side: 'NEED' }

/** What led to each state; a match that was declined or expired was offered before. */
const coursesOf: Readonly<Record<NonNullable<Status>, readonly Step[]>> = {
  PROPOSED: [proposed],
  REVIEWED: [proposed, reviewed],
  OFFERED: [proposed, reviewed, offered],
  ACCEPTED: agreed,
  DECLINED: [proposed, reviewed, offered, { kind: 'DECLINED', side: 'EXPERT' }],
  IN_PROGRESS: [...agreed, started],
  COMPLETED: [...agreed, started, { kind: 'COMPLETED', side: 'NEED' }],
  STOPPED: [...agreed, started, { kind: 'STOPPED', side: 'NEED' }],
  EXPIRED: [proposed, reviewed, offered, { kind: 'EXPIRED', side: 'OPERATOR' }],
}

const reasons: Partial<Record<Columns<'MatchStep'>['kind'], readonly string[]>> = {
  DECLINED: ['일정이 맞지 않습니다.', '다른 과제로 시간이 없습니다.', '분야가 조금 다릅니다.'],
  STOPPED: ['기업 사정으로 과제를 멈춥니다.', '설비 도입이 미뤄졌습니다.'],
}

/** Last day on which an offer of the set may be answered: as its consents, it is as good whenever the set is looked at. */
const answerBy = '2036-12-31'

/** The steps that led a match to its state, the columns that they filled, and the outcome of what was completed. */
export function courseOf(random: Random, key: string, status: NonNullable<Status>, createdAt: string): { columns: Partial<Columns<'Match'>>; rows: FactRow[] } {
  const reviewer = `가상 심사자 ${number(random.int(1, 5), 2)}`
  const at: Partial<Record<string, string>> = {}
  let instant = createdAt
  const rows = coursesOf[status].map(({ kind, side }, place) => {
    if (place > 0) instant = later(instant, random.int(1, kind === 'COMPLETED' || kind === 'STOPPED' ? 90 : 6))
    at[`${kind} ${side}`] = instant
    const columns = { matchId: key, kind, side, decidedBy: kind === 'REVIEWED' ? reviewer : null, note: reasons[kind] === undefined ? null : random.pick(reasons[kind]), hours: null, at: instant }
    return row('MatchStep', `${key}:${number(place, 2)}`, columns)
  })
  const isReviewed = at['REVIEWED OPERATOR'] !== undefined
  const columns = {
    reviewedBy: isReviewed ? reviewer : null,
    reviewedAt: at['REVIEWED OPERATOR'] ?? null,
    answerBy: at['OFFERED OPERATOR'] === undefined ? null : answerBy,
    needAcceptedAt: at['ACCEPTED NEED'] ?? null,
    expertAcceptedAt: at['ACCEPTED EXPERT'] ?? null,
  }
  return { columns, rows: status === 'COMPLETED' ? [...rows, outcome(random, key, instant.slice(0, 10))] : rows }
}

/** Days later at the same time of the day, and never after the last day of the set. */
function later(instant: string, days: number): string {
  const day = daysAfter(instant.slice(0, 10), days)
  return day > lastDay ? `${lastDay}${instant.slice(10)}` : `${day}${instant.slice(10)}`
}

/** A need that is resolved has a match that solved it. */
function outcome(random: Random, key: string, completedOn: string): FactRow {
  const rating = () => random.weighted([[5, 4], [4, 4], [3, 2], [2, 1]] as const)
  const columns = { result: 'SOLVED', hours: random.int(6, 80), jobs: random.weighted([[null, 4], [0, 3], [1, 2], [2, 1]] as const), needRating: rating(), expertRating: random.chance(0.8) ? rating() : null } as const
  return row('MatchOutcome', key, { matchId: key, ...columns, completedOn })
}
