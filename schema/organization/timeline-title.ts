import type { EnterpriseKind, KindStage } from '../../prisma/generated/client/enums.ts'
import { enumLabel } from '../core/enum-label.ts'
import { kindLabel } from '../enterprise/kind-label.ts'
import type { TimelineKind } from './timeline-sources.ts'

const kinds = ['SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE'] as const

/** What a scheme of certificates certifies, in Korean. */
function certified(scheme: string, stage: string): string {
  const kind = kinds.find((one) => one === scheme)
  if (kind !== undefined) return kindLabel(kind, stage as KindStage).ko
  return scheme === 'WOMEN_OWNED' ? '여성기업' : '장애인기업'
}

/**
 * The Korean title of an entry, from what its source gives: a name as it is, the codes of a kind (`kind stage`) or of a
 * certificate (`scheme stage act`), or a milestone's kind before the name of its facility.
 */
export function timelineTitle(kind: TimelineKind, given: string): string {
  const [first = '', second = '', third = ''] = given.split(' ')
  if (kind === 'KIND') return kindLabel(first as EnterpriseKind, second as KindStage).ko
  if (kind === 'CERTIFICATION') return `${certified(first, second)} ${enumLabel('CertificationAct', third).ko}`
  if (kind === 'MILESTONE_PLANNED' || kind === 'MILESTONE_REACHED') {
    return `${given.slice(first.length + 1)} ${enumLabel('MilestoneKind', first).ko}`
  }
  return given
}
