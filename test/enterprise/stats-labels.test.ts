import { describe, expect, test } from 'vitest'
import { kindGroupLabel, plainLabel } from '../../schema/enterprise/stats-labels.ts'

describe('a group of a kind', () => {
  test.each([
    ['SOCIAL_ENTERPRISE', null, '(예비)사회적기업'],
    ['SOCIAL_ENTERPRISE', ['CERTIFIED'], '사회적기업'],
    ['SOCIAL_ENTERPRISE', ['PRELIMINARY'], '예비사회적기업'],
    ['SOCIAL_ENTERPRISE', ['CERTIFIED', 'PRELIMINARY'], '(예비)사회적기업'],
    ['SOCIAL_ENTERPRISE', ['CERTIFIED', 'UNKNOWN'], '사회적기업'],
    ['VILLAGE_ENTERPRISE', null, '(예비)마을기업'],
    ['COOPERATIVE', null, '협동조합'],
    ['SELF_RELIANCE_ENTERPRISE', null, '자활기업'],
  ] as const)('%s at stages %j is called %s', (kind, stages, expected) => {
    expect(kindGroupLabel(kind, stages).ko).toBe(expected)
  })

  test('values of other keys are called by their Korean words', () => {
    expect(plainLabel('STAGE', 'PRELIMINARY')).toEqual({ ko: '예비', en: 'Preliminary, designated for a time' })
    expect(plainLabel('LEGAL_FORM', 'SOCIAL_COOPERATIVE')).toEqual({ ko: '사회적협동조합', en: 'Social cooperative' })
    expect(plainLabel('YEAR', '2021')).toEqual({ ko: '2021년', en: '2021' })
  })
})
