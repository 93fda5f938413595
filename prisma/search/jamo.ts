/** The keys of a two-beolsik keyboard (두벌식 자판) for each jamo, as a keyboard gives them: upper case is Shift. */
const initials = 'r R s e E f a q Q t T d w W c z x v g'.split(' ')
const vowels = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const finals = ['', ...'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')]

/** Compatibility jamo ㄱ to ㅎ and ㅏ to ㅣ, in the order of Unicode. */
const consonants = 'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g'.split(' ')

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const firstConsonant = 0x3131
const firstVowel = 0x314f

/** A letter of Hangul by its keys; a syllable's three parts, or a bare jamo as consonants or as one vowel. */
export type Hangul =
  | { kind: 'SYLLABLE'; initial: string; vowel: string; final: string }
  | { kind: 'CONSONANTS'; keys: string }
  | { kind: 'VOWEL'; keys: string }

/** The keys of a composed syllable or compatibility jamo; null for any other character. */
export function hangulOf(character: string): Hangul | null {
  const point = character.codePointAt(0) ?? 0
  if (point >= firstSyllable && point <= lastSyllable) {
    const index = point - firstSyllable
    return {
      kind: 'SYLLABLE',
      initial: initials[Math.floor(index / 588)] ?? '',
      vowel: vowels[Math.floor((index % 588) / 28)] ?? '',
      final: finals[index % 28] ?? '',
    }
  }
  const consonant = consonants[point - firstConsonant]
  if (consonant !== undefined) return { kind: 'CONSONANTS', keys: consonant }
  const vowel = vowels[point - firstVowel]
  return vowel === undefined ? null : { kind: 'VOWEL', keys: vowel }
}

/** Keys in lower case, what Shift gives written twice: ㄲ is `rr`, and so is ㄱㄱ. */
export function doubled(keys: string): string {
  return keys.replace(/[A-Z]/g, (key) => key.toLowerCase().repeat(2))
}

const compatibility = new Map<string, string>([
  ...pairs(0x1100, 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'),
  ...pairs(0x1161, 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'),
  ...pairs(0x11a8, 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'),
])

function pairs(first: number, jamo: string): [string, string][] {
  return Array.from(jamo, (one, index) => [String.fromCodePoint(first + index), one])
}

/** Conjoining jamo that no syllable took in, as the compatibility jamo that keyboards give. */
export function toCompatibility(text: string): string {
  return text.replace(/[\u1100-\u11ff]/g, (one) => compatibility.get(one) ?? '')
}
