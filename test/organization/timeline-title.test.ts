import { expect, test } from 'vitest'
import { timelineTitle } from '../../schema/organization/timeline-title.ts'

test.each([
  ['KIND', 'SOCIAL_ENTERPRISE PRELIMINARY', '예비사회적기업'],
  ['KIND', 'COOPERATIVE CERTIFIED', '협동조합'],
  ['CERTIFICATION', 'SOCIAL_ENTERPRISE CERTIFIED CERTIFIED', '사회적기업 인증'],
  ['CERTIFICATION', 'SOCIAL_ENTERPRISE PRELIMINARY DESIGNATED', '예비사회적기업 지정'],
  ['CERTIFICATION', 'WOMEN_OWNED CERTIFIED CONFIRMED', '여성기업 확인'],
  ['CERTIFICATION', 'DISABLED_OWNED CERTIFIED CONFIRMED', '장애인기업 확인'],
  ['MILESTONE_PLANNED', 'COMPLETION 전북 사회적경제 혁신타운', '전북 사회적경제 혁신타운 완공'],
  ['MILESTONE_REACHED', 'OPENING 꿈시장', '꿈시장 개관'],
  ['AGREEMENT', '사회적경제 활성화 업무협약', '사회적경제 활성화 업무협약'],
  ['NAME', 'ACTIVE 협동조합', 'ACTIVE 협동조합'],
] as const)('an entry of %s, given %j, is called %s', (kind, given, expected) => {
  expect(timelineTitle(kind, given)).toBe(expected)
})
