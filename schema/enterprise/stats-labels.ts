import type { EnterpriseKind, KindStage } from '../../prisma/generated/client/enums.ts'
import { enumLabel, type Label } from '../core/enum-label.ts'
import { kindLabel } from './kind-label.ts'

/** Kinds that have a preliminary stage of their own. */
const withPreliminary: readonly EnterpriseKind[] = ['SOCIAL_ENTERPRISE', 'VILLAGE_ENTERPRISE']

/**
 * What a group of a kind is called. One that takes in preliminary enterprises says so, as sources print it:
 * (예비)사회적기업.
 * @param stages the stages that the group may hold; null: all
 */
export function kindGroupLabel(kind: EnterpriseKind, stages: readonly KindStage[] | null): Label {
  const only = stages !== null && new Set(stages).size === 1 ? stages[0] : undefined
  if (only !== undefined) return kindLabel(kind, only)
  const { ko, en } = kindLabel(kind, 'CERTIFIED')
  const mixes = (stages === null || stages.includes('PRELIMINARY')) && withPreliminary.includes(kind)
  return mixes ? { ko: `(예비)${ko}`, en: `${en}, preliminary ones included` } : { ko, en }
}

/** What a stage, a legal form or a year is called. */
export function plainLabel(key: 'STAGE' | 'LEGAL_FORM' | 'YEAR', value: string): Label {
  if (key === 'YEAR') return { ko: `${value}년`, en: value }
  return enumLabel(key === 'STAGE' ? 'KindStage' : 'LegalForm', value)
}
