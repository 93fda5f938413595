import { enumLabel } from '../../core/enum-label.ts'
import type { Evidence, FieldNearness, Told } from './evidence.ts'
import type { GlossaryPair } from './records.ts'
import type { Lang, Names } from './sentences.ts'

const figure = (value: number) => (Math.round(value * 100) / 100).toString()

const silence: Readonly<Record<Exclude<Told, 'BOTH'>, Readonly<Record<Lang, string>>>> = {
  NEED_SILENT: { ko: '수요에 밝혀진 것이 없어 모든 전문가에게 같은 값을 줍니다.', en: 'The need does not tell it: all experts get the same value.' },
  EXPERT_SILENT: { ko: '전문가가 밝힌 것이 없어 0으로 봅니다.', en: 'The expert does not tell it: it counts as 0.' },
}

const nearness: Readonly<Record<FieldNearness, Readonly<Record<Lang, string>>>> = {
  SAME: { ko: '같은 분야', en: 'the same' },
  SAME_AREA: { ko: '같은 연구분야', en: 'of the same research area' },
  OTHER_AREA: { ko: '다른 연구분야', en: 'of another research area' },
  OTHER_EDITION: { ko: '분류 연도가 달라 비교하지 않음', en: 'of another edition, not compared' },
}

const stages = (list: readonly string[], lang: Lang) => list.map((one) => enumLabel('NeedStage', one)[lang]).join(', ')
const glossary = (pairs: readonly GlossaryPair[]) => pairs.map(({ lay, technical }) => `${lay} → ${technical}`).join(', ')

/** What the value of a criterion rests on, in a sentence made from its evidence alone. */
export function evidenceSentence({ evidence }: { evidence: Evidence }, lang: Lang, names: Names = {}): string {
  if ('told' in evidence && evidence.told !== 'BOTH' && !(evidence.key === 'place' && evidence.remote && evidence.told === 'EXPERT_SILENT')) return silence[evidence.told][lang]
  const ko = lang === 'ko'
  switch (evidence.key) {
    case 'field': {
      const name = (code: string) => names.field?.(code)?.[lang] ?? code
      const pairs = evidence.pairs.map(({ asked, nearest, nearness: near }) => `${name(asked)} – ${name(nearest)} (${nearness[near][lang]})`).join(', ')
      return ko ? `${evidence.edition}년 분류로 ${pairs}.` : `By the classification of ${evidence.edition}: ${pairs}.`
    }
    case 'text':
      return textSentence(evidence, lang)
    case 'stage': {
      const [asked, helped] = [stages([evidence.asked], lang), stages(evidence.helpedAt, lang)]
      return ko ? `수요의 단계는 ${asked}, 전문가가 도운 단계는 ${helped}입니다.` : `The need is at the stage ${asked}; the expert helped at ${helped}.`
    }
    case 'industry': {
      const name = (code: string) => names.industry?.(code)?.[lang] ?? code
      const [asked, worked] = [name(evidence.asked ?? ''), evidence.workedIn.map(name).join(', ')]
      return ko ? `수요의 산업은 ${asked}, 전문가가 일한 산업은 ${worked}입니다.` : `The need is of the industry ${asked}; the expert worked in ${worked}.`
    }
    case 'career': {
      const band = enumLabel('CareerBand', evidence.band)[lang]
      const preferred = ko ? ' 수요가 고경력을 우대합니다.' : ' The need prefers high-career members.'
      return `${ko ? `경력은 ${band}입니다.` : `The expert’s career: ${band}.`}${evidence.prefersHighCareer ? preferred : ''}`
    }
    case 'place':
      return placeSentence(evidence, lang, names)
    case 'outcomes': {
      const { count, mean, poolMean, prior } = evidence
      if (mean === null) return ko ? `끝낸 매칭이 없어 전체 평균 ${figure(poolMean)}로 봅니다.` : `No match is completed: the mean of all, ${figure(poolMean)}, stands in.`
      return ko
        ? `끝낸 매칭 ${count}건의 평균 ${figure(mean)}을 전체 평균 ${figure(poolMean)} 쪽으로 ${figure(prior)}건만큼 당긴 값입니다.`
        : `The mean ${figure(mean)} of ${count} completed matches, pulled towards the mean of all, ${figure(poolMean)}, which counts for ${figure(prior)}.`
    }
    case 'fairness':
      return ko ? `최근 요청을 오래된 것일수록 덜 세면 ${figure(evidence.asks)}건입니다.` : `Asked lately, older ones counting less: ${figure(evidence.asks)}.`
  }
}

function textSentence({ cosine, fullAt, sharedWords, ofNeed, ofExpert }: Extract<Evidence, { key: 'text' }>, lang: Lang): string {
  const ko = lang === 'ko'
  const parts = [
    ko ? `두 글의 유사도는 ${figure(cosine)}입니다 (${figure(fullAt)}부터 만점).` : `The likeness of the two texts is ${figure(cosine)} (full from ${figure(fullAt)}).`,
    sharedWords.length === 0 ? '' : `${ko ? '함께 쓴 말' : 'Words of both'}: ${sharedWords.join(', ')}.`,
    ofNeed.length === 0 ? '' : `${ko ? '수요의 쉬운 말' : 'Lay words of the need'}: ${glossary(ofNeed)}.`,
    ofExpert.length === 0 ? '' : `${ko ? '전문가의 쉬운 말' : 'Lay words of the expert'}: ${glossary(ofExpert)}.`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function placeSentence({ need, expert, borders, remote }: Extract<Evidence, { key: 'place' }>, lang: Lang, names: Names): string {
  const ko = lang === 'ko'
  const name = (code: string | null) => (code === null ? (ko ? '미상' : 'not told') : (names.province?.(code)?.[lang] ?? code))
  const farness = borders === null ? (ko ? '뭍길로 이어지지 않습니다' : 'not joined by land') : borders === 0 ? (ko ? '같은 시·도입니다' : 'the same province') : ko ? `경계를 ${borders}번 넘습니다` : `${borders} ${borders === 1 ? 'border' : 'borders'} apart`
  const afar = remote ? (ko ? ' 원격으로도 도울 수 있습니다.' : ' Help from afar will do.') : ''
  return ko ? `수요 ${name(need)}, 전문가 ${name(expert)}: ${farness}.${afar}` : `Need ${name(need)}, expert ${name(expert)}: ${farness}.${afar}`
}
