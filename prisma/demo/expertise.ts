import type { Columns, FactRow } from '../facts/row.ts'
import { row } from '../facts/row.ts'
import { dayBetween } from './made-up.ts'
import type { Random } from './random.ts'
import { type NeedStage, stageWords, topics } from './topics.ts'
import { trades } from './words.ts'

const stages = Object.keys(stageWords) as NeedStage[]

type Told = Pick<Columns<'Expert'>, 'capacity' | 'availableFrom' | 'availableUntil' | 'languages' | 'worksOnSite' | 'expertise' | 'stages'>

/** What a made-up expert tells of what she can help with, when and where; one in eight tells nothing in words. */
export function toldBy(random: Random, fields: readonly string[]): Told {
  const known = fields.flatMap((field) => random.sample(topics[field] ?? [], 2))
  const [one = '', two] = random.sample(known, 2)
  const helped = random.sample(stages, random.int(1, 3)).sort()
  const endings = helped.map((stage) => stageWords[stage][0])
  const isBusy = random.chance(0.1)
  return {
    capacity: random.int(5, 8),
    availableFrom: random.chance(0.2) ? dayBetween(random, '2026-07-01', '2026-12-31') : null,
    availableUntil: isBusy ? dayBetween(random, '2027-01-01', '2027-12-31') : null,
    languages: random.chance(0.3) ? ['KO', 'EN'] : ['KO'],
    worksOnSite: random.chance(0.8),
    expertise: random.chance(0.125) ? null : `${two === undefined ? one : `${one}, ${two}`} 문제를 여러 현장에서 풀었습니다. ${endings.join(', ')} 경험이 있습니다.`,
    stages: helped,
  }
}

/** The industries that a made-up expert worked in: of trades that need a field of hers. */
export function industryRows(random: Random, key: string, fields: readonly string[]): FactRow[] {
  const sections = [...new Set(trades.filter(([, , , needed]) => needed.some((field) => fields.includes(field))).map(([, , section]) => section))]
  return random.sample(sections, random.int(0, 2)).map((section) => row('ExpertIndustry', `${key}:${section}`, { expertId: key, industryId: section }))
}

type Wished = Pick<Columns<'Need'>, 'expertsWanted' | 'startsOn' | 'endsOn' | 'languages' | 'onSite' | 'prefersHighCareer'>

/** What a made-up need asks for beside its fields; most ask for nothing more. */
export function wishedBy(random: Random, stage: NeedStage): Wished {
  return {
    expertsWanted: random.weighted([[1, 7], [2, 2], [3, 1]] as const),
    startsOn: random.chance(0.3) ? dayBetween(random, '2026-07-01', '2026-12-31') : null,
    endsOn: random.chance(0.15) ? dayBetween(random, '2027-01-01', '2027-12-31') : null,
    languages: random.chance(0.05) ? ['EN'] : [],
    onSite: stage === 'PRODUCTION' ? random.chance(0.5) : random.chance(0.05),
    prefersHighCareer: random.chance(0.2),
  }
}
