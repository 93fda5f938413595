import { enumLabel, type Label } from '../../core/enum-label.ts'
import type { Changes, RankChange } from '../pool/changes-of-rank.ts'
import type { Conflict, ConflictReason, Period } from './conflicts.ts'
import type { Criterion } from './records.ts'

export type Lang = 'ko' | 'en'

/** What codes are called; a code that isn't named is printed as it is. */
export interface Names {
  field?(code: string): Label | undefined
  industry?(code: string): Label | undefined
  province?(code: string): Label | undefined
}

const labels: Readonly<Record<Criterion, Label>> = {
  field: { ko: '분야', en: 'Field' },
  text: { ko: '문제 내용', en: 'Problem' },
  stage: { ko: '단계 경험', en: 'Stage' },
  industry: { ko: '산업 경험', en: 'Industry' },
  career: { ko: '경력', en: 'Career' },
  place: { ko: '지역', en: 'Place' },
  outcomes: { ko: '지난 성과', en: 'Outcomes' },
  fairness: { ko: '형평', en: 'Fairness' },
}

const conflictLabels: Readonly<Record<ConflictReason, Label>> = {
  OWNER: { ko: '본인의 수요', en: 'Owner of the need' },
  SAME_ORGANIZATION: { ko: '같은 소속', en: 'Same organisation' },
  FAMILY: { ko: '가족 관계', en: 'Family' },
  DECLINED: { ko: '이전 거절', en: 'Declined before' },
  NO_CONSENT: { ko: '동의 없음', en: 'No consent' },
  NO_CAPACITY: { ko: '여력 없음', en: 'No place left' },
  NOT_AVAILABLE: { ko: '기간 불가', en: 'Not available' },
  LANGUAGE: { ko: '언어', en: 'Language' },
  ON_SITE: { ko: '현장 방문 불가', en: 'Not on site' },
}

export const criterionLabel = (key: Criterion): Label => labels[key]
export const conflictLabel = (reason: ConflictReason): Label => conflictLabels[reason]

const day = (one: string | null, lang: Lang) => one ?? (lang === 'ko' ? '미정' : 'open')
const period = ({ from, until }: Period, lang: Lang) => `${day(from, lang)} – ${day(until, lang)}`

/** A conflict with what it rests on. Whom a tie is with is known to those who see the need, and is not named. */
export function conflictSentence(conflict: Conflict, lang: Lang): string {
  const ko = lang === 'ko'
  switch (conflict.reason) {
    case 'OWNER':
      return ko ? '전문가가 수요의 주인이거나 이를 운영합니다.' : 'The expert owns or runs whom the need is of.'
    case 'SAME_ORGANIZATION':
      return ko ? '전문가가 수요 기관에 소속되어 있습니다.' : 'The expert works for the organisation that the need is of.'
    case 'FAMILY':
      return ko ? '전문가와 수요 측이 가족이라고 신고되었습니다.' : 'A family tie between the expert and the owner of the need is declared.'
    case 'DECLINED':
      return ko ? '전문가가 이 수요 측의 제안을 거절한 적이 있습니다.' : 'The expert declined an offer of this owner before.'
    case 'NO_CONSENT':
      return ko ? '매칭에 대한 유효한 동의가 없습니다.' : 'No consent of the expert to matching holds.'
    case 'NO_CAPACITY':
      return ko ? `맡을 수 있는 매칭이 ${conflict.capacityLeft}건 남았습니다.` : `The expert has ${conflict.capacityLeft} places left.`
    case 'NOT_AVAILABLE':
      return ko
        ? `희망 기간은 ${period(conflict.wanted, lang)}, 가능 기간은 ${period(conflict.available, lang)}입니다.`
        : `Help is wanted ${period(conflict.wanted, lang)}, the expert is available ${period(conflict.available, lang)}.`
    case 'LANGUAGE': {
      const missing = conflict.missing.map((one) => enumLabel('Language', one)[lang]).join(', ')
      return ko ? `필요한 언어가 없습니다: ${missing}.` : `The expert does not work in: ${missing}.`
    }
    case 'ON_SITE':
      return ko ? '현장 방문이 필요하지만 전문가는 방문하지 않습니다.' : 'The need asks for work on site, which the expert does not do.'
  }
}

/** A single change and the rank that it would bring. */
export function changeSentence({ needed, newRank }: RankChange, lang: Lang, names: Names = {}): string {
  const ko = lang === 'ko'
  const rank = ko ? `${newRank}위가 됩니다` : `would rank ${newRank}`
  switch (needed.criterion) {
    case 'stage': {
      const stage = enumLabel('NeedStage', needed.stage)[lang]
      return ko ? `‘${stage}’ 단계를 도운 경험이 있으면 ${rank}.` : `With experience of the stage “${stage}” the expert ${rank}.`
    }
    case 'industry': {
      const industry = names.industry?.(needed.industry)?.[lang] ?? needed.industry
      return ko ? `‘${industry}’ 산업에서 일한 경험이 있으면 ${rank}.` : `With experience of the industry “${industry}” the expert ${rank}.`
    }
    case 'place': {
      const province = needed.province === null ? null : (names.province?.(needed.province)?.[lang] ?? needed.province)
      const where = province === null ? (ko ? '어디서든' : 'anywhere') : ko ? `‘${province}’에서` : `in “${province}”`
      const how = needed.onSite ? (ko ? ' 현장 방문으로' : ' on site') : ''
      return ko ? `${where}${how} 일하면 ${rank}.` : `Working ${where}${how} the expert ${rank}.`
    }
    case 'availability':
      return ko
        ? `희망 기간(${period({ from: needed.from, until: needed.until }, lang)})에 여력이 있으면 ${rank}.`
        : `With a place free in ${period({ from: needed.from, until: needed.until }, lang)} the expert ${rank}.`
  }
}

/** What all single changes come to; it says plainly where none is enough. */
export function changesSentence({ rank, target, changes, singleSuffices }: Pick<Changes, 'rank' | 'target' | 'changes' | 'singleSuffices'>, lang: Lang): string {
  const ko = lang === 'ko'
  if (target === null) return ko ? '이미 1위입니다.' : 'The expert ranks first already.'
  if (singleSuffices) return ko ? `한 가지만 바뀌어도 ${target}위 안에 듭니다.` : `One change alone reaches rank ${target}.`
  const none = ko ? `한 가지 변화만으로는 ${target}위 안에 들 수 없습니다.` : `No single change reaches rank ${target}.`
  const [better] = changes
  if (better === undefined) return none
  const now = rank === null ? '' : ko ? `지금 ${rank}위, ` : `now ${rank}, `
  return ko ? `${none} (${now}한 가지로는 ${better.newRank}위까지)` : `${none} (${now}${better.newRank} at best by one)`
}
