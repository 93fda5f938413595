import type { CareerBand, NeedStage } from '../../../prisma/generated/client/enums.ts'
import type { GlossaryPair } from './records.ts'

/** Whether both sides tell what a criterion compares. */
export type Told = 'BOTH' | 'NEED_SILENT' | 'EXPERT_SILENT'

/** How near two fields are: the same, of one research area, of two, or of editions that can't be compared. */
export type FieldNearness = 'SAME' | 'SAME_AREA' | 'OTHER_AREA' | 'OTHER_EDITION'

/** A field that a need asks for, with the expert's nearest one. */
export interface FieldPair {
  asked: string
  nearest: string
  nearness: FieldNearness
}

/** What the value of a criterion rests on. */
export type Evidence =
  | { key: 'field'; told: Told; edition: number; pairs: readonly FieldPair[] }
  /** Words without josa that both texts have, and what the glossary read into either. */
  | { key: 'text'; told: Told; cosine: number; fullAt: number; sharedWords: readonly string[]; ofNeed: readonly GlossaryPair[]; ofExpert: readonly GlossaryPair[] }
  | { key: 'stage'; told: Told; asked: NeedStage; helpedAt: readonly NeedStage[] }
  | { key: 'industry'; told: Told; asked: string | null; workedIn: readonly string[] }
  | { key: 'career'; band: CareerBand; prefersHighCareer: boolean }
  /** Borders between the provinces; null where a side tells none, or there is no way on land. */
  | { key: 'place'; told: Told; need: string | null; expert: string | null; borders: number | null; remote: boolean }
  | { key: 'outcomes'; count: number; mean: number | null; poolMean: number; prior: number }
  | { key: 'fairness'; asks: number }

/** The value of a criterion, from 0 to 1, and what it rests on. */
export interface Valued<E extends Evidence = Evidence> {
  value: number
  evidence: E
}

export type EvidenceOf<Key extends Evidence['key']> = Extract<Evidence, { key: Key }>
