import type { EnterpriseKind, KindStage } from '../../prisma/generated/client/enums.ts'

const labels: Record<EnterpriseKind, { ko: string; en: string }> = {
  SOCIAL_ENTERPRISE: { ko: '사회적기업', en: 'social enterprise' },
  COOPERATIVE: { ko: '협동조합', en: 'cooperative' },
  VILLAGE_ENTERPRISE: { ko: '마을기업', en: 'village enterprise' },
  SELF_RELIANCE_ENTERPRISE: { ko: '자활기업', en: 'self-reliance enterprise' },
}

/** How a kind at a stage is called: 예비사회적기업 is never called 사회적기업. */
export function kindLabel(kind: EnterpriseKind, stage: KindStage): { ko: string; en: string } {
  const { ko, en } = labels[kind]
  return stage === 'PRELIMINARY' ? { ko: `예비${ko}`, en: `preliminary ${en}` } : { ko, en }
}
