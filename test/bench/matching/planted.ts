import { type Random, randomOf } from '../../../prisma/demo/random.ts'
import type { ExpertRecord, NeedRecord } from '../../../schema/match/score/records.ts'
import { type PlantedConcept, plantedFields } from './concepts.ts'
import { type Noise, written } from './surface.ts'

/** A made-up world in which it is known who can help whom. */
export interface Planted {
  needs: NeedRecord[]
  experts: ExpertRecord[]
  /** By the id of a need, the ids of the experts whose problem it is. */
  truth: ReadonlyMap<string, ReadonlySet<string>>
}

export interface PlantedOptions {
  seed: number
  needs: number
  experts: number
  /** Twice as many slips and joined words, and fewer who know the other side's words. */
  heavy?: boolean
}

interface Planting {
  field: (typeof plantedFields)[number]
  concept: PlantedConcept
  /** Stages at which this problem arises as a rule. */
  stages: readonly NeedRecord['stage'][]
}

const stages = ['STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION'] as const
const bands = ['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'] as const
const provinces = ['11', '12', '26', '27', '28', '30', '31', '36', '41', '43', '44', '47', '48', '50', '51', '52'] as const
const sections = 'ABCDEFGHIJKLMNOPQRSTU'.split('')

/** Chances of the usual world; where a heavier one differs, its own beside it. */
const usual: Noise = { joined: 0.47, inner: 0.3, outer: 0.6, slip: 0.06 }
const heavier: Noise = { joined: 0.7, inner: 0.4, outer: 0.8, slip: 0.18 }
const knowsOtherWord = { need: [0.5, 0.35], expert: [0.65, 0.5] } as const

const titles = ['{} 문제 해결', '{} 때문에 고민입니다', '{} 줄이는 방법', '{} 관련 도움 요청', '{} 어떻게 하나요'] as const
const problems = [
  '{s} 쪽에서 {} 자꾸 생겨 반품이 늘고 있습니다.',
  '요즘 {s} 일을 하다 보면 {} 심해서 작업 시간이 두 배로 듭니다.',
  '{s} 담당자 말로는 {} 탓이라는데 방법을 모릅니다.',
  '작년부터 {} 신경이 쓰이고 {s} 비용도 계속 오릅니다.',
] as const
const guesses = ['알아보니 {} 이야기인 듯합니다.', '책에서는 {} 같은 말을 씁니다.', '지난번 자문에서 {} 살펴보라고 했습니다.'] as const
const wishes = ['함께 살펴볼 전문가를 찾습니다.', '현장을 보고 조언해 주실 분을 기다립니다.', '작은 사업장이라 도움이 필요합니다.', '시제품까지 같이 가고 싶습니다.'] as const
const skills = [
  '{} 분야에서 오래 일했습니다.',
  '{} 연구와 현장 적용을 해 왔습니다.',
  '주로 {} 다루며 {s} 쪽 과제를 이끌었습니다.',
  '{s} 기업에서 {} 맡아 공정을 고쳤습니다.',
] as const
const inTheirWords = ['현장에서 말하는 {} 겪는 곳을 도왔습니다.', '{} 호소하는 작은 기업과 일했습니다.', '쉽게 말해 {} 고치는 일입니다.'] as const
const offers = ['시험 방법과 자료 정리를 도울 수 있습니다.', '방문과 원격 자문 모두 가능합니다.', '작업자 교육도 함께 합니다.', '특허와 인증 준비를 거들었습니다.'] as const
const asides = ['{} 쪽은 다른 분이 맡고 있습니다.', '{} 이야기는 이번에 빼겠습니다.'] as const

const idOf = (kind: 'need' | 'expert' | 'owner', place: number) => `${kind}-${String(place).padStart(6, '0')}`

/** The same options give the same world, on every machine. */
export function plant({ seed, needs, experts, heavy = false }: PlantedOptions): Planted {
  const world = randomOf(`planted ${seed}`)
  const plantings: Planting[] = plantedFields.flatMap((field) => field.concepts.map((concept) => ({ field, concept, stages: world.sample(stages, 2) })))
  const words = wordsOf(heavy)

  const ofExperts = randomOf(`experts ${seed}`)
  const planted = Array.from({ length: experts }, (_one, place) => {
    const planting = ofExperts.pick(plantings)
    return { planting, record: expertOf(planting, idOf('expert', place), words, ofExperts) }
  })
  const helpers = new Map<Planting, Set<string>>()
  for (const { planting, record } of planted) helpers.set(planting, (helpers.get(planting) ?? new Set()).add(record.id))

  const ofNeeds = randomOf(`needs ${seed}`)
  const helped = [...helpers.keys()]
  const truth = new Map<string, ReadonlySet<string>>()
  const asked = Array.from({ length: needs }, (_one, place) => {
    const planting = ofNeeds.pick(helped)
    const record = needOf(planting, idOf('need', place), idOf('owner', place), words, ofNeeds)
    truth.set(record.id, helpers.get(planting) ?? new Set())
    return record
  })
  return { needs: asked, experts: planted.map(({ record }) => record), truth }
}

/** Writes sentences with the noise of a world. */
function wordsOf(heavy: boolean) {
  const noise = heavy ? heavier : usual
  const way = heavy ? 1 : 0
  return {
    otherWordOf: (side: 'need' | 'expert') => knowsOtherWord[side][way],
    sentence: (templates: readonly string[], phrase: string, setting: readonly string[], random: Random) =>
      random
        .pick(templates)
        .replace('{s}', () => random.pick(setting))
        .replace('{}', () => written(phrase, noise, random)),
  }
}

type Words = ReturnType<typeof wordsOf>

/** A sentence that names a problem of a neighbouring field, which is somebody else's. */
function aside(field: Planting['field'], side: keyof PlantedConcept, words: Words, random: Random): string[] {
  if (!random.chance(0.12)) return []
  const near = plantedFields.find(({ code }) => code === random.pick(field.near))
  return near === undefined ? [] : [words.sentence(asides, random.pick(near.concepts)[side], near.setting, random)]
}

function needOf({ field, concept, stages: usualStages }: Planting, id: string, owner: string, words: Words, random: Random): NeedRecord {
  const text = [
    words.sentence(titles, concept.lay, field.setting, random),
    words.sentence(problems, concept.lay, field.setting, random),
    ...(random.chance(words.otherWordOf('need')) ? [words.sentence(guesses, concept.technical, field.setting, random)] : []),
    ...aside(field, 'lay', words, random),
    random.pick(wishes),
  ]
  const main = random.chance(0.85) ? field.code : random.pick(field.near)
  return {
    id,
    organizationId: owner,
    entrepreneurId: null,
    fields: random.chance(0.25) ? [...new Set([main, random.pick(field.near)])] : [main],
    edition: 2023,
    text: text.join(' '),
    stage: random.chance(0.75) ? random.pick(usualStages) : random.pick(stages),
    industry: random.chance(0.1) ? null : random.chance(0.75) ? random.pick(field.industries) : random.pick(sections),
    province: random.pick(provinces),
    startsOn: null,
    endsOn: null,
    languages: [],
    onSite: random.chance(0.3),
    prefersHighCareer: random.chance(0.2),
    places: 1,
  }
}

function expertOf({ field, concept, stages: usualStages }: Planting, id: string, words: Words, random: Random): ExpertRecord {
  const text = [
    words.sentence(skills, concept.technical, field.setting, random),
    ...(random.chance(words.otherWordOf('expert')) ? [words.sentence(inTheirWords, concept.lay, field.setting, random)] : []),
    ...aside(field, 'technical', words, random),
    random.pick(offers),
  ]
  const main = random.chance(0.85) ? field.code : random.pick(field.near)
  const completed = random.chance(0.4) ? random.int(1, 8) : 0
  return {
    id,
    personId: id,
    fields: random.chance(0.3) ? [...new Set([main, random.pick(field.near)])] : [main],
    edition: 2023,
    text: text.join(' '),
    stages: [...new Set([...usualStages.filter(() => random.chance(0.8)), random.pick(stages)])],
    industries: [...new Set([...field.industries.filter(() => random.chance(0.7)), random.pick(sections)])],
    careerBand: random.pick(bands),
    province: random.pick(provinces),
    availableFrom: null,
    availableUntil: null,
    languages: ['KO'],
    worksOnSite: true,
    capacityLeft: random.int(1, 4),
    consents: true,
    ties: [],
    declined: [],
    outcomes: { count: completed, sum: Array.from({ length: completed }, () => random.int(2, 4) / 4).reduce((sum, one) => sum + one, 0) },
    asks: random.chance(0.5) ? random.int(0, 6) / 2 : 0,
  }
}
