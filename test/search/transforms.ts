import { lettersOf } from '../../prisma/search/keys.ts'
import { pick } from './generated-names.ts'

/** A way in which people type a name, made from the name alone. */
export type Transform = (name: string, random: () => number) => string

const first = 0xac00
const isSyllable = (character: string) => /[가-힣]/.test(character)
const initials = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ')

function partsOf(syllable: string): [number, number, number] {
  const index = (syllable.codePointAt(0) ?? first) - first
  return [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28]
}

const compose = (initial: number, vowel: number, final: number) => String.fromCodePoint(first + initial * 588 + vowel * 28 + final)

/** A name without the legal form that the generated ones begin with. */
const withoutForm = (name: string) => name.replace(/^(?:\(주\)|㈜|사단법인 )/, '')

/** Syllables with their places. */
function syllablesOf(name: string): { place: number; syllable: string }[] {
  return Array.from(name, (syllable, place) => ({ syllable, place })).filter(({ syllable }) => isSyllable(syllable))
}

function replaceAt(name: string, place: number, text: string): string {
  return Array.from(name, (character, index) => (index === place ? text : character)).join('')
}

const plainInitials = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18]
const plainVowels = [0, 1, 2, 4, 5, 6, 8, 12, 13, 17, 18, 20]
const plainFinals = [1, 4, 7, 8, 16, 17, 19, 21]

/** Another jamo for one of a syllable's that is one key, or a final dropped or added. */
function slipped(syllable: string, random: () => number): string {
  const [initial, vowel, final] = partsOf(syllable)
  const ways = [
    ...(plainInitials.includes(initial) ? [() => compose(pick(plainInitials.filter((one) => one !== initial), random), vowel, final)] : []),
    ...(plainVowels.includes(vowel) ? [() => compose(initial, pick(plainVowels.filter((one) => one !== vowel), random), final)] : []),
    ...(final === 0 || plainFinals.includes(final) ? [() => compose(initial, vowel, final === 0 ? pick(plainFinals, random) : 0)] : []),
    ...(plainFinals.includes(final) ? [() => compose(initial, vowel, pick(plainFinals.filter((one) => one !== final), random))] : []),
  ]
  return pick(ways, random)()
}

export const transforms = {
  respaced: (name, random) => Array.from(name.replaceAll(' ', ''), (character) => (random() < 0.3 ? `${character} ` : character)).join(''),
  decomposed: (name) => name.normalize('NFD'),
  qwerty: (name) => lettersOf(name).map(({ raw }) => raw).join(''),
  'half-typed': (name, random) => {
    const last = syllablesOf(name).at(-1)
    if (last === undefined) return name
    const [initial, vowel] = partsOf(last.syllable)
    const half = random() < 0.5 ? compose(initial, vowel, 0) : (initials[initial] ?? '')
    return Array.from(name).slice(0, last.place).join('') + half
  },
  initials: (name) => initialsOf(withoutForm(name)),
  slip: (name, random) => {
    const plain = withoutForm(name)
    const { place, syllable } = pick(syllablesOf(plain), random)
    return replaceAt(plain, place, slipped(syllable, random))
  },
} satisfies Record<string, Transform>

/** The first syllables of a name, for queries of a given length; null where it has fewer. */
export function firstSyllables(name: string, count: number): string | null {
  const syllables = syllablesOf(withoutForm(name)).slice(0, count)
  return syllables.length < count ? null : syllables.map(({ syllable }) => syllable).join('')
}

/** The initial consonants of the syllables of a text. */
export const initialsOf = (text: string): string => syllablesOf(text).map(({ syllable }) => initials[partsOf(syllable)[0]] ?? '').join('')

