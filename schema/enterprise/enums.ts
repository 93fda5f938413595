import { enumOf } from '../core/graph.ts'

export const EnterpriseKind = enumOf('EnterpriseKind')
export const KindStage = enumOf('KindStage')
export const LegalForm = enumOf('LegalForm')
export const CertificationScheme = enumOf('CertificationScheme')
export const CertificationAct = enumOf('CertificationAct')
export const CertificationStatus = enumOf('CertificationStatus')
export const DesignationType = enumOf('DesignationType')
export const SocialPurposeType = enumOf('SocialPurposeType')
export const HonourRole = enumOf('HonourRole')
