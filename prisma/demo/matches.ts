import { type Columns, type FactRow, row } from '../facts/row.ts'
import type { Expert } from './experts.ts'
import { daysAfter, instantOn, lastDay, madeUp } from './made-up.ts'
import { courseOf } from './match-steps.ts'
import type { Need } from './needs.ts'
import { matchingProgramme } from './programmes.ts'
import { type Random, randomOf } from './random.ts'

type Status = Columns<'Match'>['status']

const total = 300

/** The one match that stands for the need's own state, and what the others may be. */
const statusesOf: Readonly<Record<Exclude<Need['status'], 'DRAFT'>, { leading: Status | null; others: readonly Status[] }>> = {
  OPEN: { leading: null, others: ['PROPOSED', 'PROPOSED', 'REVIEWED', 'OFFERED', 'DECLINED', 'EXPIRED'] },
  MATCHED: { leading: 'ACCEPTED', others: ['DECLINED', 'EXPIRED'] },
  IN_PROGRESS: { leading: 'IN_PROGRESS', others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
  RESOLVED: { leading: 'COMPLETED', others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
  WITHDRAWN: { leading: null, others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
}

/** States that go on only while the expert consents. */
const living: readonly Status[] = ['PROPOSED', 'REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS']

/** States of the matches that are counted for the made-up programme. */
const counted: readonly Status[] = ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED']

/** How well an expert suits a need in this set, 0 to 1: shared fields, years of work, and some chance. Not the rule of the product. */
function suits(random: Random, need: Need, expert: Expert): number {
  const shared = need.fields.filter((field) => expert.fields.includes(field)).length / need.fields.length
  const career = { UNDER_5: 0, FROM_5_TO_9: 0.05, FROM_10_TO_19: 0.1, FROM_20: 0.15 }[expert.careerBand]
  return Math.round((0.2 + 0.45 * shared + career + 0.2 * random.next()) * 10_000) / 10_000
}

/** How many matches each need has: one at least where one leads, and 300 together. */
function counts(random: Random, needs: readonly Need[]): number[] {
  const all = needs.map<number>(({ status }) => (statusesOf[status].leading === null ? 0 : 1))
  let left = total - all.reduce((sum, count) => sum + count, 0)
  while (left > 0) {
    const index = random.int(0, all.length - 1)
    const count = all[index] ?? 0
    if (count >= 5) continue
    all[index] = count + 1
    left -= 1
  }
  return all
}

/** The 300 made-up matches; their states agree with those of the needs. */
export function matchRows(needs: readonly Need[], experts: readonly Expert[]): FactRow[] {
  const [random, steps] = [randomOf('matches'), randomOf('match steps')]
  const howMany = counts(random, needs)
  return needs.flatMap((need, index) => {
    const candidates = random.sample(experts, 14).map((expert) => ({ expert, score: suits(random, need, expert) }))
    const ranked = candidates.sort((a, b) => b.score - a.score)
    const { leading, others } = statusesOf[need.status]
    const leader = leading === null ? undefined : ranked.find(({ expert }) => expert.sharing !== 'WITHDRAWN')
    const rest = ranked.filter((candidate) => candidate !== leader)
    const best = [...(leader === undefined ? [] : [leader]), ...rest].slice(0, howMany[index] ?? 0)
    return best.flatMap((candidate) => {
      const { expert, score } = candidate
      const wished = leading !== null && candidate === leader ? leading : random.pick(others)
      const status = expert.sharing === 'WITHDRAWN' && living.includes(wished) ? 'EXPIRED' : wished
      const day = daysAfter(need.day, random.int(1, 40))
      const createdAt = instantOn(random, day > lastDay ? lastDay : day)
      const key = `${need.key}:${expert.key}`
      const course = courseOf(steps, key, status, createdAt)
      return [row('Match', key, { needId: need.key, expertId: expert.key, status, score, ...(counted.includes(status) ? { programmeId: matchingProgramme } : {}), ...course.columns }, [madeUp], createdAt), ...course.rows]
    })
  })
}
