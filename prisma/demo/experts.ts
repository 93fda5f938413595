import { type Columns, type FactRow, row } from '../facts/row.ts'
import { industryRows, toldBy } from './expertise.ts'
import { dayBetween, instantOn, lastDay, madeUp, number } from './made-up.ts'
import { randomOf } from './random.ts'
import { topics } from './topics.ts'

/** What matching needs to know of a made-up expert. */
export interface Expert {
  key: string
  fields: readonly string[]
  region: string
  careerBand: Columns<'Expert'>['careerBand']
  sharing: Sharing
}

/** With whom an expert of this set shares the profile: everybody, partners alone, nobody, or nobody any more. */
export type Sharing = 'PUBLIC' | 'PARTNERS' | 'NOBODY' | 'WITHDRAWN'

/** Day at which every consent of the set ends. */
const retentionUntil = '2036-12-31'

/** The 80 made-up experts: pseudonyms, one to three fields, a province, a band of years. */
export function expertRows(provinces: readonly string[]): { experts: Expert[]; rows: FactRow[] } {
  const [random, words] = [randomOf('experts'), randomOf('expertise')]
  const codes = Object.keys(topics)
  const experts: Expert[] = []
  const rows = Array.from({ length: 80 }, (_, index) => {
    const key = `demo-expert-${number(index + 1, 3)}`
    const first = codes[index % codes.length] ?? 'EE'
    const others = random.sample(codes.filter((code) => code !== first), random.weighted([[0, 3], [1, 4], [2, 3]] as const))
    const fields = [first, ...others]
    const careerBand = random.weighted([['FROM_20', 4], ['FROM_10_TO_19', 3], ['FROM_5_TO_9', 2], ['UNDER_5', 1]] as const)
    const sharing = index % 20 === 7 ? 'WITHDRAWN' : index % 7 !== 3 ? 'PUBLIC' : index % 2 === 0 ? 'PARTNERS' : 'NOBODY'
    const region = random.pick(provinces)
    experts.push({ key, fields, region, careerBand, sharing })
    const createdAt = instantOn(random, dayBetween(random, '2023-01-02', lastDay))
    return [
      row('Expert', key, { name: `전문가 A-${number(index + 1, 3)}`, careerBand, regionId: region, withdrawnAt: sharing === 'WITHDRAWN' ? withdrawal : null, ...toldBy(words, fields) }, [madeUp], createdAt),
      ...identityRows(key, index, sharing),
      ...consentRows('expertId', key, sharing, createdAt, index % 3 === 0),
      ...fields.map((field) => row('ExpertField', `${key}:${field}`, { expertId: key, fieldId: field })),
      ...industryRows(words, key, fields),
    ]
  })
  return { experts, rows: rows.flat() }
}

const withdrawal = `${lastDay}T00:00:00.000Z`

/** The made-up name and contact behind a pseudonym, under a domain that no mail reaches; none where consent is gone. */
function identityRows(key: string, index: number, sharing: Sharing): FactRow[] {
  if (sharing === 'NOBODY' || sharing === 'WITHDRAWN') return []
  const digits = number(index + 1, 3)
  const columns = { expertId: key, name: `가상 이름 ${digits}`, employer: `가상 연구소 ${digits}`, email: `expert-${digits}@example.invalid`, phone: null }
  return [row('ExpertIdentity', key, columns)]
}

/** The consents of a person of the set: the profile for its audience, of an expert for matching too, and name and contact for partners where asked. */
function consentRows(person: 'expertId' | 'entrepreneurId', key: string, sharing: Sharing, grantedAt: string, withContact: boolean): FactRow[] {
  if (sharing === 'NOBODY') return []
  const withdrawnAt = sharing === 'WITHDRAWN' ? withdrawal : null
  const common = { [person]: key, textVersion: '2023-1', grantedAt, retentionUntil, withdrawnAt }
  const profile = sharing === 'PARTNERS' ? ({ purpose: 'MATCHING', audience: 'PARTNERS' } as const) : ({ purpose: 'PUBLICATION', audience: 'PUBLIC' } as const)
  const partners = { ...common, purpose: 'MATCHING', audience: 'PARTNERS' } as const
  return [
    row('Consent', `${key}:profile`, { ...common, ...profile, fieldGroup: 'PROFILE' }),
    ...(person === 'expertId' && sharing === 'PUBLIC' ? [row('Consent', `${key}:matching`, { ...partners, fieldGroup: 'PROFILE' })] : []),
    ...(withContact
      ? [row('Consent', `${key}:identity`, { ...partners, fieldGroup: 'IDENTITY' }), row('Consent', `${key}:contact`, { ...partners, fieldGroup: 'CONTACT' })]
      : []),
  ]
}

/** The 20 made-up prospective entrepreneurs: pseudonyms too. */
export function entrepreneurRows(provinces: readonly string[]): { keys: string[]; rows: FactRow[] } {
  const random = randomOf('entrepreneurs')
  const keys = Array.from({ length: 20 }, (_, index) => `demo-entrepreneur-${number(index + 1, 2)}`)
  const rows = keys.map((key, index) => {
    const form = random.chance(0.6) ? 'PERSON' : 'TEAM'
    const createdAt = instantOn(random, dayBetween(random, '2023-01-02', '2026-03-31'))
    const columns = { name: `예비창업가 B-${number(index + 1, 2)}`, form, regionId: random.pick(provinces) } as const
    const sharing = index % 10 === 4 ? 'PARTNERS' : index % 10 === 9 ? 'NOBODY' : 'PUBLIC'
    return [row('ProspectiveEntrepreneur', key, columns, [madeUp], createdAt), ...consentRows('entrepreneurId', key, sharing, createdAt, false)]
  })
  return { keys, rows: rows.flat() }
}
