import { enterprise } from '../facts/organization-rows.ts'
import { type FactRow, row } from '../facts/row.ts'
import { checkDigit } from '../registration-number.ts'
import { certificationRows, cooperative, type Holding, ownership, selfRelianceEnterprise, socialEnterprise, villageEnterprise } from './kinds.ts'
import { dayBetween, instantOn, lastDay, madeUp, number } from './made-up.ts'
import { placeOf, places } from './places.ts'
import { type Random, randomOf } from './random.ts'
import { firstWords, formWords, type LegalForm, trades } from './words.ts'

/** What other parts of the set need to know of a made-up enterprise. */
export interface Enterprise {
  key: string
  /** Whether it holds any kind of the social economy. */
  isSocial: boolean
  /** Codes of the fields in which it needs help. */
  fields: readonly string[]
}

type Kinds = readonly ('SOCIAL' | 'COOPERATIVE' | 'VILLAGE' | 'SELF_RELIANCE')[]

/** How many enterprises hold which kinds; 200 in all. */
const plan: readonly (readonly [Kinds, number])[] = [
  [['SOCIAL'], 70],
  [['SOCIAL', 'COOPERATIVE'], 12],
  [['COOPERATIVE'], 48],
  [['VILLAGE', 'COOPERATIVE'], 10],
  [['VILLAGE'], 20],
  [['SELF_RELIANCE'], 20],
  [['SELF_RELIANCE', 'SOCIAL'], 5],
  [[], 15],
]

function legalFormOf(random: Random, kinds: Kinds): LegalForm | null {
  if (kinds.includes('COOPERATIVE')) return random.chance(0.35) ? 'SOCIAL_COOPERATIVE' : 'COOPERATIVE'
  if (kinds.length === 0) return random.chance(0.8) ? 'STOCK_COMPANY' : 'LIMITED_COMPANY'
  if (kinds.includes('VILLAGE')) return random.weighted([['AGRICULTURAL', 5], ['STOCK_COMPANY', 3], ['LIMITED_COMPANY', 2]] as const)
  if (kinds.includes('SELF_RELIANCE')) return random.weighted([['STOCK_COMPANY', 4], ['LIMITED_COMPANY', 3], [null, 3]] as const)
  return random.weighted([['STOCK_COMPANY', 10], ['ASSOCIATION', 3], ['FOUNDATION', 2], ['SOCIAL_WELFARE', 2], ['NON_PROFIT', 1], ['LIMITED_COMPANY', 1]] as const)
}

/** A number of the office 000, which is given to nobody; the middle pair is that of profit, non-profit and other bodies. */
function registrationNumber(serial: number, form: LegalForm | null, isBranch: boolean): string {
  const profit: readonly (LegalForm | null)[] = ['STOCK_COMPANY', 'LIMITED_COMPANY', 'COOPERATIVE', 'AGRICULTURAL']
  const middle = isBranch ? '85' : form === null ? '80' : profit.includes(form) ? '81' : '82'
  const nine = `000${middle}${number(serial, 4)}`
  return `${nine}${checkDigit(nine)}`
}

function holdings(random: Random, kinds: Kinds, form: LegalForm | null): Holding {
  const all = kinds.map((kind) => {
    if (kind === 'SOCIAL') return socialEnterprise(random)
    if (kind === 'COOPERATIVE') return cooperative(random, form ?? 'COOPERATIVE')
    return kind === 'VILLAGE' ? villageEnterprise(random) : selfRelianceEnterprise(random)
  })
  return { held: all.flatMap(({ held }) => held), certificates: all.flatMap(({ certificates }) => certificates) }
}

/** The 200 made-up enterprises and their rows. */
export function enterpriseRows(): { enterprises: Enterprise[]; rows: FactRow[] } {
  const random = randomOf('enterprises')
  const all = places()
  const pairs = random.sample(firstWords.flatMap((first) => trades.map((trade) => ({ first, trade }))), 200)
  const kindsOf = plan.flatMap(([kinds, count]) => Array.from({ length: count }, () => kinds))
  let certificates = 0
  const enterprises: Enterprise[] = []
  const rows = pairs.flatMap(({ first, trade }, index) => {
    const kinds = kindsOf[index] ?? []
    const key = `demo-enterprise-${number(index + 1, 3)}`
    const form = legalFormOf(random, kinds)
    const { held, certificates: given } = holdings(random, kinds, form)
    const womenOwned = random.weighted([[true, 3], [false, 5], [null, 2]] as const)
    const disabledOwned = random.weighted([[true, 1], [false, 7], [null, 2]] as const)
    const owned = [...(womenOwned === true ? (['WOMEN_OWNED'] as const) : []), ...(disabledOwned === true ? (['DISABLED_OWNED'] as const) : [])]
    enterprises.push({ key, isSocial: kinds.length > 0, fields: trade[3] })
    const [word, wordEn] = form === null ? ['', ''] : formWords[form]
    const numbers = [
      ...(index % 20 === 19 ? [] : [registrationNumber(index + 1, form, false)]),
      ...(index % 25 === 0 ? [registrationNumber(index + 1, form, true)] : []),
    ]
    return [
      ...enterprise({
        key,
        name: `가상 ${first[0]}${trade[0]} ${word}`.trim(),
        english: { value: `Synthetic ${first[1]} ${trade[1]} ${wordEn}`.trim(), cited: madeUp },
        ...(index % 40 === 39 ? {} : { region: placeOf(random, all) }),
        detail: { legalForm: form, industryId: index % 30 === 29 ? null : trade[2], womenOwned, disabledOwned },
        kinds: held,
        citations: [madeUp],
        names: [{ value: `가상 ${first[0]}${trade[0]}`, lang: 'KO', kind: 'SHORT', citations: [madeUp] }],
        createdAt: instantOn(random, dayBetween(random, '2023-01-02', lastDay)),
      }),
      ...numbers.map((value) => row('OrganizationIdentifier', value, { organizationId: key, scheme: 'KR_BRN', value, verified: false })),
      ...certificationRows(key, [...given, ...owned.map((scheme) => ownership(random, scheme))], () => (certificates += 1)),
    ]
  })
  return { enterprises, rows }
}
