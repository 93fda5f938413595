import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsOf } from '../../schema/match/score/conflicts.ts'
import { evidenceSentence } from '../../schema/match/score/evidence-sentences.ts'
import { createPool } from '../../schema/match/pool.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'
import { criteria } from '../../schema/match/score/records.ts'
import { changesSentence, changeSentence, conflictSentence, criterionLabel, type Names } from '../../schema/match/score/sentences.ts'
import { anyExpert, anyNeed, makeExpert, makeNeed } from './score-records.ts'

const names: Names = {
  field: (code) => (code === 'LB' ? { ko: '농림수산식품', en: 'Agriculture' } : undefined),
  province: (code) => (code === '27' ? { ko: '대구광역시', en: 'Daegu' } : undefined),
  industry: (code) => (code === 'C' ? { ko: '제조업', en: 'Manufacturing' } : undefined),
}

describe('sentences', () => {
  test('say the evidence of each criterion in both languages', () => {
    const expert = makeExpert({ outcomes: { count: 2, sum: 1.5 }, asks: 1.5, province: '47' })
    const { criteria: parts } = createPool(builtInPolicy, { experts: [expert] }).explain(makeNeed({ fields: ['LB', 'EC'] }), expert)
    const told = parts.map((part) => `${part.key}\n  ${evidenceSentence(part, 'ko', names)}\n  ${evidenceSentence(part, 'en', names)}`)
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "field
        2023년 분류로 EC – 농림수산식품 (다른 연구분야), 농림수산식품 – 농림수산식품 (같은 분야).
        By the classification of 2023: EC – Agriculture (of another research area), Agriculture – Agriculture (the same).
      text
        두 글의 유사도는 0.2입니다 (0.16부터 만점). 수요의 쉬운 말: 떡 굳음 → 전분 노화.
        The likeness of the two texts is 0.2 (full from 0.16). Lay words of the need: 떡 굳음 → 전분 노화.
      stage
        수요의 단계는 생산, 전문가가 도운 단계는 생산입니다.
        The need is at the stage Production; the expert helped at Production.
      industry
        수요의 산업은 제조업, 전문가가 일한 산업은 제조업입니다.
        The need is of the industry Manufacturing; the expert worked in Manufacturing.
      career
        경력은 10–19년입니다.
        The expert’s career: 10 to 19 years.
      place
        수요 대구광역시, 전문가 47: 경계를 1번 넘습니다. 원격으로도 도울 수 있습니다.
        Need Daegu, expert 47: 1 border apart. Help from afar will do.
      outcomes
        끝낸 매칭 2건의 평균 0.75을 전체 평균 0.75 쪽으로 5건만큼 당긴 값입니다.
        The mean 0.75 of 2 completed matches, pulled towards the mean of all, 0.75, which counts for 5.
      fairness
        최근 요청을 오래된 것일수록 덜 세면 1.5건입니다.
        Asked lately, older ones counting less: 1.5."
    `)
  })

  test('say each conflict and each change in both languages', () => {
    const need = makeNeed({ languages: ['EN'], onSite: true, startsOn: '2026-03-01' })
    const expert = makeExpert({
      id: 'a', consents: false, capacityLeft: 0, worksOnSite: false, availableUntil: '2026-02-28', declined: ['enterprise-1'], ties: (['OWNER', 'SAME_ORGANIZATION', 'FAMILY'] as const).map((kind) => ({ with: 'enterprise-1', kind })),
    })
    const conflicts = conflictsOf(need, expert)
    expect(conflicts.flatMap((one) => [conflictSentence(one, 'ko'), conflictSentence(one, 'en')]).join('\n')).toMatchInlineSnapshot(`
      "전문가가 수요의 주인이거나 이를 운영합니다.
      The expert owns or runs whom the need is of.
      전문가가 수요 기관에 소속되어 있습니다.
      The expert works for the organisation that the need is of.
      전문가와 수요 측이 가족이라고 신고되었습니다.
      A family tie between the expert and the owner of the need is declared.
      전문가가 이 수요 측의 제안을 거절한 적이 있습니다.
      The expert declined an offer of this owner before.
      매칭에 대한 유효한 동의가 없습니다.
      No consent of the expert to matching holds.
      맡을 수 있는 매칭이 0건 남았습니다.
      The expert has 0 places left.
      희망 기간은 2026-03-01 – 미정, 가능 기간은 미정 – 2026-02-28입니다.
      Help is wanted 2026-03-01 – open, the expert is available open – 2026-02-28.
      필요한 언어가 없습니다: 영어.
      The expert does not work in: English.
      현장 방문이 필요하지만 전문가는 방문하지 않습니다.
      The need asks for work on site, which the expert does not do."
    `)
    const rivals = [...Array.from({ length: 4 }, (_one, place) => makeExpert({ id: `expert-${place}` })), makeExpert({ id: 'z', fields: ['EA'] })]
    const told = [
      { stages: [] },
      { industries: ['A'] },
      { province: '50' },
      { availableUntil: '2026-02-28' },
      { stages: [], industries: [] },
      { stages: [], industries: [], province: '50' },
    ].flatMap((own) => {
      const changes = createPool(builtInPolicy, { experts: [...rivals, makeExpert({ id: 'a', ...own })] }).whatWouldChangeIt(makeNeed({ startsOn: '2026-03-01' }), 'a')
      return changes === null ? [] : (['ko', 'en'] as const).flatMap((lang) => [changesSentence(changes, lang), ...changes.changes.map((change) => changeSentence(change, lang, names))])
    })
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "한 가지만 바뀌어도 3위 안에 듭니다.
      ‘생산’ 단계를 도운 경험이 있으면 1위가 됩니다.
      One change alone reaches rank 3.
      With experience of the stage “Production” the expert would rank 1.
      한 가지만 바뀌어도 3위 안에 듭니다.
      ‘제조업’ 산업에서 일한 경험이 있으면 1위가 됩니다.
      One change alone reaches rank 3.
      With experience of the industry “Manufacturing” the expert would rank 1.
      한 가지만 바뀌어도 3위 안에 듭니다.
      ‘대구광역시’에서 일하면 1위가 됩니다.
      One change alone reaches rank 3.
      Working in “Daegu” the expert would rank 1.
      한 가지만 바뀌어도 3위 안에 듭니다.
      희망 기간(2026-03-01 – 미정)에 여력이 있으면 1위가 됩니다.
      One change alone reaches rank 3.
      With a place free in 2026-03-01 – open the expert would rank 1.
      한 가지 변화만으로는 3위 안에 들 수 없습니다.
      No single change reaches rank 3.
      한 가지 변화만으로는 3위 안에 들 수 없습니다. (지금 6위, 한 가지로는 5위까지)
      ‘생산’ 단계를 도운 경험이 있으면 5위가 됩니다.
      ‘제조업’ 산업에서 일한 경험이 있으면 5위가 됩니다.
      ‘대구광역시’에서 일하면 5위가 됩니다.
      No single change reaches rank 3. (now 6, 5 at best by one)
      With experience of the stage “Production” the expert would rank 5.
      With experience of the industry “Manufacturing” the expert would rank 5.
      Working in “Daegu” the expert would rank 5."
    `)
  })

  test('are there for whatever a pair may be, each in its own language', () => {
    fc.assert(
      fc.property(anyNeed, anyExpert, (need, expert) => {
        const { criteria: parts, conflicts } = createPool(builtInPolicy, { experts: [expert] }).explain(need, expert)
        for (const sentence of [...parts.map((part) => evidenceSentence(part, 'ko')), ...conflicts.map((one) => conflictSentence(one, 'ko'))]) {
          expect(sentence).toMatch(/[가-힣].*[.)]$/)
          expect(sentence).not.toMatch(/undefined|null|NaN/)
        }
        for (const sentence of [...parts.map((part) => evidenceSentence(part, 'en')), ...conflicts.map((one) => conflictSentence(one, 'en'))]) {
          expect(sentence).toMatch(/^[A-Z].*[.)]$/)
          expect(sentence).not.toMatch(/undefined|null|NaN/)
        }
      }),
    )
  })

  test('are headed by a label for each criterion', () => {
    const labels = criteria.map(criterionLabel)
    expect(new Set(labels.map(({ ko }) => ko)).size).toBe(criteria.length)
    expect(new Set(labels.map(({ en }) => en)).size).toBe(criteria.length)
  })
})
