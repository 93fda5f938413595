import { type Columns, type FactRow, row } from '../facts/row.ts'
import { dayBetween, instantOn, lastDay, madeUp, number } from './made-up.ts'
import { randomOf } from './random.ts'
import { topics } from './topics.ts'

/** What matching needs to know of a made-up expert. */
export interface Expert {
  key: string
  fields: readonly string[]
  region: string
  careerBand: Columns<'Expert'>['careerBand']
  sharing: Columns<'Expert'>['sharing']
}

/** The 80 made-up experts: pseudonyms, one to three fields, a province, a band of years. */
export function expertRows(provinces: readonly string[]): { experts: Expert[]; rows: FactRow[] } {
  const random = randomOf('experts')
  const codes = Object.keys(topics)
  const experts: Expert[] = []
  const rows = Array.from({ length: 80 }, (_, index) => {
    const key = `demo-expert-${number(index + 1, 3)}`
    const first = codes[index % codes.length] ?? 'EE'
    const others = random.sample(codes.filter((code) => code !== first), random.weighted([[0, 3], [1, 4], [2, 3]] as const))
    const fields = [first, ...others]
    const careerBand = random.weighted([['FROM_20', 4], ['FROM_10_TO_19', 3], ['FROM_5_TO_9', 2], ['UNDER_5', 1]] as const)
    const sharing = index % 20 === 7 ? 'WITHDRAWN' : index % 7 === 3 ? 'NOT_SHARED' : 'SHARED'
    const region = random.pick(provinces)
    experts.push({ key, fields, region, careerBand, sharing })
    const createdAt = instantOn(random, dayBetween(random, '2023-01-02', lastDay))
    return [
      row('Expert', key, { name: `전문가 A-${number(index + 1, 3)}`, careerBand, regionId: region, sharing }, [madeUp], createdAt),
      ...fields.map((field) => row('ExpertField', `${key}:${field}`, { expertId: key, fieldId: field })),
    ]
  })
  return { experts, rows: rows.flat() }
}

/** The 20 made-up prospective entrepreneurs: pseudonyms too. */
export function entrepreneurRows(provinces: readonly string[]): { keys: string[]; rows: FactRow[] } {
  const random = randomOf('entrepreneurs')
  const keys = Array.from({ length: 20 }, (_, index) => `demo-entrepreneur-${number(index + 1, 2)}`)
  const rows = keys.map((key, index) => {
    const form = random.chance(0.6) ? 'PERSON' : 'TEAM'
    const createdAt = instantOn(random, dayBetween(random, '2023-01-02', '2026-03-31'))
    const columns = { name: `예비창업가 B-${number(index + 1, 2)}`, form, regionId: random.pick(provinces) } as const
    return row('ProspectiveEntrepreneur', key, columns, [madeUp], createdAt)
  })
  return { keys, rows }
}
