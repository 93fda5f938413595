import { describe, expect, test } from 'vitest'
import { builtInGlossary } from '../../schema/match/score/glossary.ts'
import { withoutJosa } from '../../schema/match/score/josa.ts'
import { textValue } from '../../schema/match/score/likeness.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'
import { poolStatistics } from '../../schema/match/score/statistics.ts'
import { comparedText, glossaryOf, textLimit } from '../../schema/match/score/text.ts'
import { makeExpert } from './score-records.ts'

describe('a josa', () => {
  test.each([
    ['반죽이', '반죽'], ['반죽을', '반죽'], ['반죽에서는', '반죽'], ['효모가', '효모'], ['효모를', '효모'], ['효모와', '효모'], ['공정으로', '공정'], ['배달로', '배달'],
    ['떡은', '떡'], ['칼을', '칼'], ['전문가에게', '전문가'], ['여기까지', '여기'],
  ])('is taken off %s', (word, stem) => expect(withoutJosa(word)).toBe(stem))

  test.each(['도로', '결과', '효과', '반죽를', '효모이', '시도', 'pH는', '이', '3만'])('is not seen in %s', (word) => expect(withoutJosa(word)).toBe(word))
})

describe('a text', () => {
  const glossary = glossaryOf([{ lay: '떡 굳음', technical: '전분 노화' }, { lay: '물때', technical: '탄산칼슘' }])
  const gramsOf = (text: string) => new Set(comparedText(text, glossaryOf([])).grams)

  test('has the same grams written apart or joined, with josa or without', () => {
    expect(gramsOf('글루텐 결합')).toEqual(gramsOf('글루텐결합을'))
    expect(gramsOf('글루텐이 결합')).toEqual(gramsOf('글루텐결합'))
    expect(gramsOf('글루텐결합')).toEqual(new Set(['글루', '글루텐', '루텐', '루텐결', '텐결', '텐결합', '결합']))
  })

  test('has no gram across the end of a sentence', () => expect(gramsOf('반죽. 결합')).toEqual(new Set(['반죽', '결합'])))
  test('reads Latin letters without case and composed', () => expect(gramsOf('pH \u1112\u1161\u11ab')).toEqual(new Set(['ph', 'ph한', 'h한'])))

  test.each(['떡 굳음', '떡굳음이', '떡이 굳음', '찰떡 굳음'])('reads the technical word for %s', (text) => {
    const { hits, grams } = comparedText(text, glossary)
    expect(hits).toEqual([{ lay: '떡 굳음', technical: '전분 노화' }])
    expect(grams).toContain('전분노')
  })

  test('takes a short lay word at the beginning of a word only', () => {
    expect(comparedText('물때 제거', glossary).hits).toHaveLength(1)
    expect(comparedText('그 건물때문에', glossary).hits).toEqual([])
  })

  test('counts a pair once, however often the glossary has it', () => {
    const pair = { lay: '떡 굳음', technical: '전분 노화' }
    const [once, twice] = [[pair], [pair, { lay: '떡굳음', technical: '전분노화' }]].map((pairs) => comparedText('떡이 굳음', glossaryOf(pairs)))
    expect(twice).toEqual(once)
  })

  test('is read up to a limit, and none at all has no gram', () => {
    expect(comparedText(`${'가나 '.repeat(textLimit)}다라`, glossary).grams).not.toContain('다라')
    expect(comparedText(' .!', glossary).grams).toEqual([])
  })
})

describe('likeness', () => {
  const pool = ['전분 노화를 연구했습니다', '경로 최적화를 연구했습니다', '효소 갈변을 다룹니다', ''].map((text, place) => makeExpert({ id: `expert-${place}`, text }))
  const statistics = poolStatistics(pool, builtInPolicy)
  const glossary = glossaryOf(builtInGlossary)
  const valueOf = (need: string, expert: string, policy = builtInPolicy) => textValue(comparedText(need, glossary), comparedText(expert, glossary), policy, statistics)

  test('of a text with itself is full, and of two without a common gram is nothing', () => {
    expect(valueOf('전분 노화', '전분 노화').evidence.cosine).toBeCloseTo(1, 12)
    expect(valueOf('전분 노화', '경로 최적화')).toMatchObject({ value: 0, evidence: { sharedWords: [] } })
  })

  test('is full from the cosine of the policy on', () => {
    const { value, evidence } = valueOf('전분 노화 문제', '전분을 다룹니다', { ...builtInPolicy, textCosine: 1 })
    expect(value).toBe(evidence.cosine)
    expect(valueOf('전분 노화 문제', '전분을 다룹니다', { ...builtInPolicy, textCosine: value }).value).toBe(1)
    expect(valueOf('전분 노화 문제', '전분을 다룹니다', { ...builtInPolicy, textCosine: Math.min(1, value * 2) }).value).toBeCloseTo(0.5, 12)
  })

  test('finds the technical word behind a lay one, and says so', () => {
    const { value, evidence } = valueOf('떡 굳음 때문에 고민', '전분 노화를 연구했습니다')
    expect(value).toBeGreaterThan(0)
    expect(evidence.ofNeed).toEqual([{ lay: '떡 굳음', technical: '전분 노화' }])
  })

  test('shows the words of both that tell most first', () => {
    expect(valueOf('연구로 효소 갈변', '효소갈변을 연구했습니다').evidence.sharedWords).toEqual(['갈변', '효소', '연구'])
  })

  test('counts nothing for an expert who tells nothing, and alike for all where the need does', () => {
    expect(valueOf('전분 노화', '')).toMatchObject({ value: 0, evidence: { told: 'EXPERT_SILENT' } })
    expect(valueOf('', '전분 노화')).toMatchObject({ value: 0.5, evidence: { told: 'NEED_SILENT' } })
  })
})
