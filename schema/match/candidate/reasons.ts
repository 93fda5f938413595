import { builder } from '../../builder.ts'
import type { Scope } from '../../context.ts'
import { operates } from '../../core/viewer.ts'
import type { Changeable, Changes, RankChange as Change } from '../pool/changes-of-rank.ts'
import { type Conflict, type ConflictReason as Reason, conflictReasons } from '../score/conflicts.ts'
import { evidenceSentence } from '../score/evidence-sentences.ts'
import { langArgs, langOf } from './lang.ts'
import type { CodeNames, Matching } from './matching.ts'
import type { Criterion, ExpertRecord, NeedRecord } from '../score/records.ts'
import type { CriterionScore, Score } from '../score.ts'
import { changeSentence, conflictLabel, conflictSentence, criterionLabel } from '../score/sentences.ts'

/** A pair with all that is told of its score. */
export interface Explained {
  need: NeedRecord
  expert: ExpertRecord
  /** Null: she doesn't agree to be matched, so nothing is computed of her. */
  score: Score | null
  names: CodeNames
  /** What would change her rank for the need; null: she isn't in the pool. */
  changes: () => Changes | null
}

/** A pair as it is explained, its changes computed at the first question for them. */
export function explained(need: NeedRecord, expert: ExpertRecord, score: Score | null, { pool, names }: Matching): Explained {
  let known: Changes | null | undefined
  return { need, expert, score, names, changes: () => (known === undefined ? (known = pool.whatWouldChangeIt(need, expert.id)) : known) }
}

const criterionTexts: Readonly<Record<Criterion, string>> = {
  field: 'Distance of the science and technology fields (분야)',
  text: 'Likeness of the problem to what she can help with (문제 내용)',
  stage: 'Whether she has helped at this stage (단계 경험)',
  industry: 'Whether she worked in the industry (산업 경험)',
  career: 'Years of work (경력)',
  place: 'Distance of the provinces, or work from afar (지역)',
  outcomes: 'Outcomes of her matches, pulled towards the mean (성과)',
  fairness: 'How rarely she was asked lately (공정성)',
}

const upper = <Key extends string, Value>(texts: Readonly<Record<Key, string>>, of: (key: Key) => Value) =>
  Object.fromEntries((Object.entries(texts) as [Key, string][]).map(([key, description]) => [key.toUpperCase(), { value: of(key), description }])) as Record<string, { value: Value; description: string }>

export const CriterionKey = builder.enumType('MatchCriterionKey', {
  description: 'What a score is made of (평가 기준).',
  values: upper(criterionTexts, (key) => key),
})

export const MatchCriterion = builder.objectRef<{ of: CriterionScore; names: CodeNames }>('MatchCriterion').implement({
  description: 'A criterion of a score, with what its value rests on (평가 기준별 점수).',
  fields: (t) => ({
    key: t.field({ type: CriterionKey, description: 'The criterion (기준).', resolve: ({ of }) => of.key }),
    label: t.string({ args: langArgs(t), description: 'What it is called (명칭).', resolve: ({ of }, args) => criterionLabel(of.key)[langOf(args as never)] }),
    weight: t.float({ description: 'Its share of all weights (가중치), from 0 to 1: the shares sum to 1.', resolve: ({ of }) => of.weight }),
    value: t.float({ description: 'How well the pair meets it (평가값), from 0 to 1.', resolve: ({ of }) => of.value }),
    contribution: t.float({ description: 'What it adds to the score (기여도): weight times value. All together are the score.', resolve: ({ of }) => of.contribution }),
    evidence: t.string({ args: langArgs(t), description: 'What the value rests on, in a sentence (근거).', resolve: ({ of, names }, args) => evidenceSentence(of, langOf(args as never), names) }),
  }),
})

type ToldReason = Reason | 'UNDISCLOSED'

const conflictTexts: Readonly<Record<ToldReason, string>> = {
  OWNER: 'She owns or runs whom the need is of (본인)',
  SAME_ORGANIZATION: 'She works for it, or did lately (소속)',
  FAMILY: 'A family tie (가족)',
  DECLINED: 'She declined an offer of the same owner before (이전 거절)',
  NO_CONSENT: 'No consent of hers to be matched holds (동의 없음)',
  NO_CAPACITY: 'She has no place left (정원 없음)',
  NOT_AVAILABLE: 'She is not available in the period (기간 불가)',
  LANGUAGE: 'A language that is asked for is not hers (언어)',
  ON_SITE: 'She doesn’t come to where the need is (현장 방문 불가)',
  UNDISCLOSED: 'A tie or refusal that is told to herself and operators alone (비공개)',
}

export const ConflictReason = builder.enumType('MatchConflictReason', {
  description: 'Why an expert can’t be matched with a need, whatever the score (매칭 제외 사유).',
  values: Object.fromEntries([...conflictReasons, 'UNDISCLOSED' as const].map((reason) => [reason, { description: conflictTexts[reason] }])) as Record<ToldReason, { description: string }>,
})

/** Told to herself and operators alone. */
const personal: readonly Reason[] = ['OWNER', 'SAME_ORGANIZATION', 'FAMILY', 'DECLINED']

/** Null: a conflict that says nothing of itself. */
type ToldConflict = Conflict | null

export const MatchConflict = builder.objectRef<{ told: ToldConflict }>('MatchConflict').implement({
  description: 'Why an expert can’t be matched with a need, with what it rests on (매칭 제외 사유).',
  fields: (t) => ({
    reason: t.field({ type: ConflictReason, description: 'The reason (사유).', resolve: ({ told }) => told?.reason ?? 'UNDISCLOSED' }),
    label: t.string({
      args: langArgs(t),
      description: 'What it is called (명칭).',
      resolve: ({ told }, args) => (told === null ? undisclosed.label : conflictLabel(told.reason))[langOf(args as never)],
    }),
    evidence: t.string({
      args: langArgs(t),
      description: 'What it rests on, in a sentence (근거).',
      resolve: ({ told }, args) => (told === null ? undisclosed.sentence[langOf(args as never)] : conflictSentence(told, langOf(args as never))),
    }),
  }),
})

const undisclosed = {
  label: { ko: '비공개 사유', en: 'Not told' },
  sentence: { ko: '본인과 운영자에게만 알리는 사유로 매칭하지 않습니다.', en: 'Not matched for a reason that is told to herself and operators alone.' },
}

/** The conflicts of a pair as a viewer is told them: personal ones stand together as one that says nothing of itself. */
export function toldConflicts({ viewer }: Scope, { expert, score }: Explained): { told: ToldConflict }[] {
  const all: readonly Conflict[] = score === null ? [{ reason: 'NO_CONSENT' }] : score.conflicts
  if (operates(viewer) || expert.id === viewer.expertId) return all.map((told) => ({ told }))
  const open = all.filter(({ reason }) => !personal.includes(reason))
  return [...(open.length < all.length ? [{ told: null }] : []), ...open.map((told) => ({ told }))]
}

const changeableTexts: Readonly<Record<Changeable, string>> = {
  stage: 'Experience at the stage of the need (단계 경험)',
  industry: 'Experience in the industry of its owner (산업 경험)',
  place: 'Where she works (지역)',
  availability: 'When she can work, and a place that is free (일정·정원)',
}

const ChangeableCriterion = builder.enumType('ChangeableCriterion', {
  description: 'What of herself an expert can change (바꿀 수 있는 조건).',
  values: upper(changeableTexts, (key) => key),
})

export const RankChange = builder.objectRef<{ of: Change; names: CodeNames }>('RankChange').implement({
  description: 'One change alone, everything else held, and the rank that it would bring (순위 변화).',
  fields: (t) => ({
    criterion: t.field({ type: ChangeableCriterion, description: 'What would change (조건).', resolve: ({ of }) => of.criterion }),
    change: t.string({ args: langArgs(t), description: 'What she would have to be able to say, in a sentence (필요한 변화).', resolve: ({ of, names }, args) => changeSentence(of, langOf(args as never), names) }),
    newScore: t.float({ description: 'The score that she would have (바뀐 점수).', resolve: ({ of }) => of.newScore }),
    newRank: t.int({ description: 'The rank that she would have for the need (바뀐 순위).', resolve: ({ of }) => of.newRank }),
    reachesTarget: t.boolean({ description: 'Whether that is the rank aimed at (목표 도달): the third, and for the first three the next better one.', resolve: ({ of }) => of.reachesTarget }),
  }),
})
