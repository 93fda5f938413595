import { randomOf } from '../../../prisma/demo/random.ts'
import { effects, type NeedStage, stageWords, topics } from '../../../prisma/demo/topics.ts'
import type { Facts } from './facts.ts'
import { idAt, instantOf } from './ids.ts'
import type { Sizes } from './sizes.ts'
import type { MadeTable, Value } from './table.ts'

/** What a match must know of its need. */
export interface MadeNeed {
  id: string
  status: NeedStatus
  instant: number
}

const statuses = [['OPEN', 8], ['MATCHED', 3], ['IN_PROGRESS', 3], ['RESOLVED', 5], ['WITHDRAWN', 1]] as const
type NeedStatus = (typeof statuses)[number][0]

/** Needs of an enterprise that has any: the page that shows five shows as many. */
const needsEach = 5

/** The youngest enterprises have five needs each, the others none. */
export function needTables({ needs: count }: Sizes, { fields }: Facts, enterprises: readonly string[]): { needs: MadeNeed[]; tables: MadeTable[] } {
  const random = randomOf('bench needs')
  const owners = Math.min(enterprises.length, Math.ceil(count / needsEach))
  const codes = Object.keys(topics)
  const stages = Object.keys(stageWords) as NeedStage[]
  const rows: Value[][] = []
  const needFields: Value[][] = []
  const needs = Array.from({ length: count }, (_, index) => {
    const code = random.pick(codes)
    const stage = random.pick(stages)
    const topic = random.pick(topics[code] ?? [])
    const [ending, wish] = stageWords[stage]
    const instant = instantOf(index, count, '2025-01-01', '2026-07-01', random)
    const need = { id: idAt(instant, random), status: random.weighted(statuses), instant }
    const createdAt = new Date(instant).toISOString()
    const owner = enterprises[enterprises.length - 1 - (index % owners)] ?? null
    rows.push([need.id, `${topic} ${ending}`, `${topic} 문제로 ${random.pick(effects)}. ${wish}.`, stage, need.status, owner, true, createdAt, createdAt])
    const others = random.chance(0.35) ? [random.pick(codes.filter((other) => other !== code))] : []
    for (const each of [code, ...others]) needFields.push([need.id, fields.get(each) ?? null])
    return need
  })
  const tables: MadeTable[] = [
    {
      name: 'Need',
      columns: { id: 'uuid', title: 'text', description: 'text', stage: '"NeedStage"', status: '"NeedStatus"', organizationId: 'uuid', synthetic: 'boolean', createdAt: 'timestamptz', updatedAt: 'timestamptz' },
      count,
      rows,
    },
    { name: 'NeedField', columns: { needId: 'uuid', fieldId: 'uuid' }, count: needFields.length, rows: needFields },
  ]
  return { needs, tables }
}

const day = 86_400_000

/** How many matches one need after the other has: three on the average. */
const matchesEach = [1, 2, 3, 3, 3, 6] as const

/** The first match of a need stands for the need's state, the others for what else there may be then. */
const statusesOf = {
  OPEN: { leading: 'PROPOSED', others: ['PROPOSED', 'REVIEWED', 'OFFERED', 'DECLINED', 'EXPIRED'] },
  MATCHED: { leading: 'ACCEPTED', others: ['DECLINED', 'EXPIRED'] },
  IN_PROGRESS: { leading: 'IN_PROGRESS', others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
  RESOLVED: { leading: 'COMPLETED', others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
  WITHDRAWN: { leading: 'STOPPED', others: ['DECLINED', 'EXPIRED', 'STOPPED'] },
} as const satisfies Record<NeedStatus, object>

const reviewed = ['REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED']
const accepted = ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED']

/** What a match of a state has beside it: who reviewed it and when, when both sides accepted, until when they may answer. */
function courseOf(status: string, at: string): Value[] {
  const review = reviewed.includes(status) ? ['가상 심사자', at] : [null, null]
  const acceptances = accepted.includes(status) ? [at, at] : [null, null]
  return [...review, ...acceptances, status === 'OFFERED' ? '2036-12-31' : null]
}

/** Matches, each of a need with another expert. */
export function matchTable({ matches: count }: Sizes, needs: readonly MadeNeed[], experts: readonly string[]): MadeTable {
  function* rows(): Generator<Value[]> {
    const random = randomOf('bench matches')
    let left = count
    for (const [index, need] of needs.entries()) {
      const isLast = index === needs.length - 1
      const wanted = isLast ? left : Math.min(left, matchesEach[index % matchesEach.length] ?? 0)
      const taken = new Set<string>()
      while (taken.size < Math.min(wanted, experts.length)) taken.add(random.pick(experts))
      const { leading, others } = statusesOf[need.status]
      for (const [place, expert] of [...taken].entries()) {
        const instant = need.instant + random.int(1, 40 * day)
        const createdAt = new Date(instant).toISOString()
        const status = place === 0 ? leading : random.pick(others)
        yield [idAt(instant, random), need.id, expert, status, random.int(2_000, 10_000) / 10_000, true, createdAt, createdAt, ...courseOf(status, createdAt)]
      }
      left -= taken.size
    }
  }
  return {
    name: 'Match',
    columns: {
      id: 'uuid', needId: 'uuid', expertId: 'uuid', status: '"MatchStatus"', score: 'float8', synthetic: 'boolean', createdAt: 'timestamptz', updatedAt: 'timestamptz',
      reviewedBy: 'text', reviewedAt: 'timestamptz', needAcceptedAt: 'timestamptz', expertAcceptedAt: 'timestamptz', answerBy: 'date',
    },
    count,
    rows: { [Symbol.iterator]: rows },
  }
}
