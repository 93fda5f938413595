import { type Columns, type FactRow, row } from '../facts/row.ts'
import { dayBetween, daysAfter, lastDay, madeUp, number } from './made-up.ts'
import { issuers } from './public-buyers.ts'
import type { Random } from './random.ts'
import type { LegalForm } from './words.ts'

type Kind = Columns<'HeldKind'>['kind']
export type Held = Omit<Columns<'HeldKind'>, 'organizationId'> & { citations: [typeof madeUp] }
type Certificate = Omit<Columns<'Certification'>, 'organizationId' | 'number'>

/** What an enterprise holds of one kind, and the certificates behind it. */
export interface Holding {
  held: Held[]
  certificates: Certificate[]
}

const purposes = ['JOB_CREATION', 'SOCIAL_SERVICE', 'MIXED', 'COMMUNITY_CONTRIBUTION', 'OTHER_CREATIVE_INNOVATIVE'] as const

function hold(kind: Kind, stage: Held['stage'], validFrom: string | null, validTo: string | null): Held {
  return { kind, stage, validFrom, validTo, citations: [madeUp] }
}

/** A certificate with the period of what it certifies, still in force, run out, or taken back before its end. */
function certificate(held: Held, rest: Omit<Certificate, 'stage' | 'issuedOn' | 'validFrom' | 'validTo' | 'status'>, ended?: 'RETURNED' | 'CANCELLED'): Certificate {
  const { stage, validFrom = null, validTo = null } = held
  const status = ended ?? (validTo !== null && validTo <= lastDay ? 'EXPIRED' : 'ACTIVE')
  return { ...rest, stage, issuedOn: validFrom, validFrom, validTo, status }
}

/** A social enterprise: preliminary for three years, certified, or first one and then the other. */
export function socialEnterprise(random: Random): Holding {
  const path = random.weighted([['certified', 5], ['grown', 3], ['preliminary', 4], ['left', 1], ['unknown', 1]] as const)
  if (path === 'unknown') return { held: [hold('SOCIAL_ENTERPRISE', 'UNKNOWN', null, null)], certificates: [] }
  const socialPurposeType = random.pick(purposes)
  const full = { scheme: 'SOCIAL_ENTERPRISE', act: 'CERTIFIED', socialPurposeType, issuerId: issuers.ministry } as const
  const regional = random.chance(0.7)
  const designation = {
    scheme: 'SOCIAL_ENTERPRISE',
    act: 'DESIGNATED',
    socialPurposeType,
    designationType: regional ? 'REGIONAL' : 'MINISTERIAL',
    issuerId: regional ? random.pick(issuers.provinces) : issuers.ministry,
  } as const
  if (path === 'certified' || path === 'left') {
    const from = dayBetween(random, '2012-03-02', '2024-11-29')
    const to = path === 'left' ? dayBetween(random, daysAfter(from, 400), '2026-03-31') : null
    const held = hold('SOCIAL_ENTERPRISE', 'CERTIFIED', from, to)
    return { held: [held], certificates: [certificate(held, full, path === 'left' ? random.pick(['RETURNED', 'CANCELLED']) : undefined)] }
  }
  const from = path === 'grown' ? dayBetween(random, '2014-03-03', '2021-06-30') : dayBetween(random, '2022-03-02', '2026-05-29')
  const certified = path === 'grown' ? dayBetween(random, daysAfter(from, 400), daysAfter(from, 1000)) : null
  const first = hold('SOCIAL_ENTERPRISE', 'PRELIMINARY', from, daysAfter(certified ?? daysAfter(from, 1095), -1))
  if (certified === null) return { held: [first], certificates: [certificate(first, designation)] }
  const second = hold('SOCIAL_ENTERPRISE', 'CERTIFIED', certified, null)
  return { held: [first, second], certificates: [certificate(first, designation), certificate(second, full)] }
}

/** A cooperative: a general one is reported to a city, a social one is authorised by a ministry. */
export function cooperative(random: Random, form: LegalForm): Holding {
  const held = hold('COOPERATIVE', 'CERTIFIED', dayBetween(random, '2013-01-02', '2025-12-30'), null)
  const social = form === 'SOCIAL_COOPERATIVE'
  const act = social ? 'AUTHORIZED' : 'REPORTED'
  const issuerId = social ? issuers.ministry : random.pick(issuers.cities)
  return { held: [held], certificates: [certificate(held, { scheme: 'COOPERATIVE', act, issuerId })] }
}

export function villageEnterprise(random: Random): Holding {
  const stage = random.chance(0.2) ? 'PRELIMINARY' : 'CERTIFIED'
  const from = dayBetween(random, '2015-04-01', '2026-04-30')
  const held = hold('VILLAGE_ENTERPRISE', stage, from, stage === 'PRELIMINARY' ? daysAfter(from, 364) : null)
  return { held: [held], certificates: [certificate(held, { scheme: 'VILLAGE_ENTERPRISE', act: 'DESIGNATED', issuerId: issuers.ministry })] }
}

export function selfRelianceEnterprise(random: Random): Holding {
  const held = hold('SELF_RELIANCE_ENTERPRISE', 'CERTIFIED', dayBetween(random, '2013-02-01', '2025-10-31'), null)
  const issuerId = random.pick(issuers.cities)
  return { held: [held], certificates: [certificate(held, { scheme: 'SELF_RELIANCE_ENTERPRISE', act: 'RECOGNIZED', issuerId })] }
}

/** Confirmation of ownership for three years; what ran out was not renewed. */
export function ownership(random: Random, scheme: 'WOMEN_OWNED' | 'DISABLED_OWNED'): Certificate {
  const from = dayBetween(random, '2022-07-01', '2026-06-01')
  const held = hold('SOCIAL_ENTERPRISE', 'CERTIFIED', from, daysAfter(from, 1094))
  return certificate(held, { scheme, act: 'CONFIRMED', issuerId: issuers.confirmation })
}

/** The rows of an enterprise's certificates; their numbers look like no real one. */
export function certificationRows(organization: string, certificates: readonly Certificate[], next: () => number): FactRow[] {
  return certificates.map((one, index) => {
    const year = one.issuedOn?.slice(0, 4) ?? lastDay.slice(0, 4)
    return row('Certification', `${organization}:${index + 1}`, { organizationId: organization, ...one, number: `가상-${year}-${number(next(), 4)}` }, [madeUp])
  })
}
