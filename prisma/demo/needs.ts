import { type Columns, type FactRow, row } from '../facts/row.ts'
import type { Enterprise } from './enterprises.ts'
import { wishedBy } from './expertise.ts'
import { dayBetween, instantOn, lastDay, madeUp, number } from './made-up.ts'
import { randomOf } from './random.ts'
import { effects, type NeedStage, stageWords, topics } from './topics.ts'

/** What matching needs to know of a made-up need. */
export interface Need {
  key: string
  fields: readonly string[]
  status: Exclude<Columns<'Need'>['status'], 'DRAFT' | undefined>
  /** Day at which it came. */
  day: string
}

const stages = Object.keys(stageWords) as NeedStage[]

/** How many needs are in which state; 150 in all. */
const plan = [['OPEN', 60], ['MATCHED', 25], ['IN_PROGRESS', 25], ['RESOLVED', 30], ['WITHDRAWN', 10]] as const

/** The 150 made-up needs of enterprises of the social economy, and of prospective entrepreneurs. */
export function needRows(enterprises: readonly Enterprise[], entrepreneurs: readonly string[]): { needs: Need[]; rows: FactRow[] } {
  const [random, wishes] = [randomOf('needs'), randomOf('wishes')]
  const owners = enterprises.filter(({ isSocial }) => isSocial)
  const statuses = random.sample(plan.flatMap(([status, count]) => Array.from({ length: count }, () => status)), 150)
  const needs: Need[] = []
  const rows = statuses.flatMap((status, index) => {
    const key = `demo-need-${number(index + 1, 3)}`
    const entrepreneur = index % 6 === 5 ? random.pick(entrepreneurs) : null
    const owner = random.pick(owners)
    const field = random.pick(entrepreneur === null ? owner.fields : Object.keys(topics))
    const fields = [field, ...(random.chance(0.35) ? random.sample(Object.keys(topics).filter((code) => code !== field), 1) : [])]
    const stage = entrepreneur !== null && random.chance(0.6) ? 'STARTUP' : random.pick(stages)
    const topic = random.pick(topics[field] ?? [])
    const [ending, wish] = stageWords[stage]
    const day = status === 'OPEN' ? dayBetween(random, '2025-07-01', lastDay) : dayBetween(random, '2023-02-01', '2026-05-31')
    needs.push({ key, fields, status, day })
    const columns = {
      title: `${topic} ${ending}`,
      description: `${topic} 문제로 ${random.pick(effects)}. ${wish}.`,
      stage,
      status,
      organizationId: entrepreneur === null ? owner.key : null,
      entrepreneurId: entrepreneur,
      ...wishedBy(wishes, stage),
    }
    return [
      row('Need', key, columns, [madeUp], instantOn(random, day)),
      ...fields.map((code) => row('NeedField', `${key}:${code}`, { needId: key, fieldId: code })),
    ]
  })
  return { needs, rows }
}
