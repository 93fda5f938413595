/** A sequence of numbers from 0 to below 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T

const places = '서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주 수원 성남 고양 안양 부천 춘천 원주 강릉 청주 천안 전주 군산 익산 목포 여수 순천 포항 경주 안동 창원 진주 통영 거제 김해 양산 서귀포 함양 남원 완주'.split(' ')
const adjectives = '푸른 맑은 고운 행복한 따뜻한 즐거운 새로운 아름다운 건강한 든든한 빛나는 꿈꾸는 함께하는 나누는 느린 착한 바른 큰 작은 온 참 늘 더불어 모두의 우리 두레 한빛 새싹 햇살 달빛 별빛 들꽃 솔향 물결 바람 누리 가온 다솜 마루 미르 보람 아라 은하 초록 하랑 한울'.split(' ')
const nouns = '나무 숲 마을 하늘 바다 들녘 텃밭 밥상 도시락 빵집 카페 공방 목공 도예 한지 염색 자수 책방 극장 놀이터 학교 배움터 돌봄 요양 간병 청소 방역 세탁 수선 재활용 자전거 햇빛 태양광 에너지 건축 집수리 인쇄 디자인 미디어 영상 음악 연극 무용 여행 농장 과수원 버섯 딸기 콩나물 두부 된장 김치 떡집 한과 차밭 꿀벌 축산 수산 어촌 산촌 로컬푸드 꾸러미 급식 물류 택배 유통 장터 소프트웨어 데이터 로봇 드론 코딩'.split(' ')
const tails = '협동조합 협동조합 협동조합 사회적협동조합 사회적협동조합 사회적기업 마을기업 영농조합법인 주식회사 네트워크 연합회 지원센터 연구소 재단 협회 생활협동조합 자활기업 사업단'.split(' ')

/** Places of common initials, vowels and finals in the order of Unicode. */
const coinage = { initials: [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18], vowels: [0, 0, 1, 4, 5, 6, 8, 8, 13, 18, 20, 20], finals: [0, 0, 0, 0, 1, 4, 8, 16, 17, 21] }

/** Two syllables that no list holds, as firms coin them. */
function coined(random: () => number): string {
  const syllable = () =>
    String.fromCodePoint(0xac00 + pick(coinage.initials, random) * 588 + pick(coinage.vowels, random) * 28 + pick(coinage.finals, random))
  return syllable() + syllable()
}

function name(random: () => number): string {
  const first = pick([() => pick(places, random), () => pick(adjectives, random), () => coined(random), () => ''], random)()
  const middle = pick([() => pick(adjectives, random), () => coined(random)], random)()
  const parts = [first, middle, pick(nouns, random), pick(tails, random)].filter((part) => part !== '')
  const legal = random()
  const whole = parts.join(random() < 0.4 ? ' ' : '')
  return legal < 0.06 ? `(주)${whole}` : legal < 0.1 ? `㈜${whole}` : legal < 0.12 ? `사단법인 ${whole}` : whole
}

const syllables = 'ba da ga ha ja ka la ma na pa ra sa ta wa ya bo do go ho jo ko lo mo no po so to wo yo bi di gi hi ji ki li mi ni pi si ti bu du gu hu ju ku mu nu'.split(' ')

/** An English name, told of one enterprise in nine. */
function nameEn(random: () => number): string {
  const word = () => {
    const text = pick(syllables, random) + pick(syllables, random) + (random() < 0.5 ? pick(syllables, random) : '')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return `${word()} ${word()} ${pick(['Cooperative', 'Social Cooperative', 'Co., Ltd.', 'Foundation', 'Network', 'Farm', 'Studio'], random)}`
}

/** Names of organisations, told apart by more than spaces and legal forms, and English ones for some; the same for the same seed. */
export function generatedNames(count: number, seed = 7): { name: string; nameEn: string | null }[] {
  const random = randomNumbers(seed)
  const names = new Map<string, { name: string; nameEn: string | null }>()
  while (names.size < count) {
    const one = name(random)
    const key = one.replace(/\(주\)|㈜|사단법인| |주식회사/g, '')
    if (!names.has(key)) names.set(key, { name: one, nameEn: random() < 0.12 ? nameEn(random) : null })
  }
  return [...names.values()]
}
