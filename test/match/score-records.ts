import fc from 'fast-check'
import type { ExpertRecord, NeedRecord, Policy } from '../../schema/match/score/records.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'

/** A need whose demands everyone of `makeExpert` meets. */
export const makeNeed = (own: Partial<NeedRecord> = {}): NeedRecord => ({
  id: 'need-1',
  organizationId: 'enterprise-1',
  entrepreneurId: null,
  fields: ['LB'],
  edition: 2023,
  text: '떡 굳음 때문에 고민입니다',
  stage: 'PRODUCTION',
  industry: 'C',
  province: '27',
  startsOn: null,
  endsOn: null,
  languages: [],
  onSite: false,
  prefersHighCareer: false,
  places: 1,
  ...own,
})

export const makeExpert = (own: Partial<ExpertRecord> = {}): ExpertRecord => ({
  id: 'expert-1',
  personId: own.id ?? 'expert-1',
  fields: ['LB'],
  edition: 2023,
  text: '전분 노화를 연구했습니다',
  stages: ['PRODUCTION'],
  industries: ['C'],
  careerBand: 'FROM_10_TO_19',
  province: '27',
  availableFrom: null,
  availableUntil: null,
  languages: ['KO'],
  worksOnSite: true,
  capacityLeft: 1,
  consents: true,
  ties: [],
  declined: [],
  outcomes: { count: 0, sum: 0 },
  asks: 0,
  ...own,
})

const stage = fc.constantFrom('STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION')
const code = fc.constantFrom('NA', 'NC', 'LA', 'LB', 'EC', 'OB')
const section = fc.constantFrom('A', 'C', 'J')
const province = fc.constantFrom('11', '27', '47', '50', '29', null)
const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31', null)
const owner = fc.constantFrom('enterprise-1', 'enterprise-2')
const word = fc.constantFrom('떡 굳음', '떡이 굳음', '떡굳음', '전분 노화', '전분노화를', '배송 순서', '경로 최적화', '도움이', '전문가를', '찾습니다.', '현장', '연구')
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const edition = fc.constantFrom(2023, 2023, 2023, 2018)
const subset = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.uniqueArray(one, { maxLength })

export const anyNeed: fc.Arbitrary<NeedRecord> = fc.record({
  id: fc.integer({ min: 0, max: 99 }).map((number) => `need-${number}`),
  organizationId: owner,
  entrepreneurId: fc.constant(null),
  fields: subset(code),
  edition,
  text,
  stage,
  industry: fc.option(section),
  province,
  startsOn: day,
  endsOn: day,
  languages: subset(fc.constantFrom('KO', 'EN'), 1),
  onSite: fc.boolean(),
  prefersHighCareer: fc.boolean(),
  places: fc.constant(1),
})

export const anyExpert: fc.Arbitrary<ExpertRecord> = fc
  .record({
    id: fc.integer({ min: 0, max: 60 }).map((number) => `expert-${String(number).padStart(2, '0')}`),
    fields: subset(code),
    edition,
    text,
    stages: subset(stage),
    industries: subset(section),
    careerBand: fc.constantFrom('UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'),
    province,
    availableFrom: day,
    availableUntil: day,
    languages: fc.constantFrom(['KO'] as const, ['KO', 'EN'] as const, ['EN'] as const),
    worksOnSite: fc.boolean(),
    capacityLeft: fc.integer({ min: 0, max: 2 }),
    consents: fc.constantFrom(true, true, true, false),
    ties: subset(fc.record({ with: owner, kind: fc.constantFrom('SAME_ORGANIZATION', 'FAMILY', 'OWNER') }), 1),
    declined: subset(owner, 1),
    outcomes: fc.array(fc.constantFrom(0, 0.1, 0.3, 0.7, 1), { maxLength: 4 }).map((values) => ({ count: values.length, sum: values.reduce<number>((sum, value) => sum + value, 0) })),
    asks: fc.constantFrom(0, 0.5, 1.7, 6),
  })
  .map((expert) => ({ ...expert, personId: expert.id }))

const weight = fc.constantFrom(0, 0.1, 0.3, 1, 7)

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    weights: fc.record({ field: weight, text: weight, stage: weight, industry: weight, career: weight, place: weight, outcomes: weight, fairness: weight }),
    textCosine: fc.constantFrom(0.05, 0.16, 0.5, 1),
    outcomePrior: fc.constantFrom(0, 1, 5),
    asksHalved: fc.constantFrom(0.5, 3),
  })
  .filter(({ weights }) => Object.values(weights).some((one) => one > 0))
  .map((own) => ({ ...builtInPolicy, ...own }))
