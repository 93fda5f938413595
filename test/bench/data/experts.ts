import { randomOf } from '../../../prisma/demo/random.ts'
import type { Facts } from './facts.ts'
import { idAt, instantOf } from './ids.ts'
import type { Sizes } from './sizes.ts'
import type { MadeTable, Value } from './table.ts'

const careerBands = [['FROM_20', 4], ['FROM_10_TO_19', 3], ['FROM_5_TO_9', 2], ['UNDER_5', 1]] as const

/** Every how many experts share their name and contact with partners too. */
const sharing = 3

/** More matches at the same time than chance gives any of them. */
const capacity = 20

/** Experts with one to three fields, each with a live consent to show the profile to everybody. */
export function expertTables({ experts: count }: Sizes, { provinces, fields }: Facts): { ids: string[]; tables: MadeTable[] } {
  const random = randomOf('bench experts')
  const made = Array.from({ length: count }, (_, index) => {
    const instant = instantOf(index, count, '2018-01-01', '2025-01-01', random)
    return { id: idAt(instant, random), number: String(index + 1).padStart(6, '0'), instant, createdAt: new Date(instant).toISOString() }
  })
  const identified = made.filter((_, index) => index % sharing === 0)
  const expertFields: Value[][] = made.flatMap(({ id }) => random.sample([...fields.values()], random.int(1, 3)).map((field) => [id, field]))
  const consent = (id: string, instant: number, purpose: string, group: string, audience: string): Value[] =>
    [idAt(instant, random), id, purpose, group, audience, '2023-1', new Date(instant).toISOString(), '2036-12-31']
  const consents: Value[][] = [
    ...made.map(({ id, instant }) => consent(id, instant, 'PUBLICATION', 'PROFILE', 'PUBLIC')),
    ...identified.flatMap(({ id, instant }) => ['IDENTITY', 'CONTACT'].map((group) => consent(id, instant, 'MATCHING', group, 'PARTNERS'))),
  ]
  const tables: MadeTable[] = [
    {
      name: 'Expert',
      columns: { id: 'uuid', name: 'text', careerBand: '"CareerBand"', regionId: 'uuid', capacity: 'int', synthetic: 'boolean', createdAt: 'timestamptz', updatedAt: 'timestamptz' },
      count,
      rows: made.map(({ id, number, createdAt }) => [id, `전문가 B-${number}`, random.weighted(careerBands), random.pick(provinces).id, capacity, true, createdAt, createdAt]),
    },
    { name: 'ExpertField', columns: { expertId: 'uuid', fieldId: 'uuid' }, count: expertFields.length, rows: expertFields },
    {
      name: 'ExpertIdentity',
      columns: { expertId: 'uuid', name: 'text', employer: 'text', email: 'text' },
      count: identified.length,
      rows: identified.map(({ id, number }) => [id, `가상 이름 ${number}`, `가상 연구소 ${number}`, `expert-${number}@example.invalid`]),
    },
    {
      name: 'Consent',
      columns: { id: 'uuid', expertId: 'uuid', purpose: '"ConsentPurpose"', fieldGroup: '"ConsentFieldGroup"', audience: '"ConsentAudience"', textVersion: 'text', grantedAt: 'timestamptz', retentionUntil: 'date' },
      count: consents.length,
      rows: consents,
    },
  ]
  return { ids: made.map(({ id }) => id), tables }
}
