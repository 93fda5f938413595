import { doubled, hangulOf } from './jamo.ts'
import { normalise } from './normalise.ts'

/** State of the rules by which names become keys: raise it when one changes, so that stored keys are written anew. */
export const keyVersion = 1

/** Keys that are kept of a name at most. */
const nameLimit = 255

/** A letter that has keys: a syllable, a bare jamo, a Latin letter or a digit. */
export interface Letter {
  kind: 'SYLLABLE' | 'CONSONANT' | 'VOWEL' | 'LATIN' | 'DIGIT'
  /** As a two-beolsik keyboard gives it: upper case is Shift; a Latin letter as written. */
  raw: string
  /** Its keys in `code`. */
  code: string
  /** Its keys in `cho`. */
  cho: string
  /** Keys of a syllable's final; empty where it has none. */
  final: string
  /** Whether it follows something that has no key, or is the first. */
  afterGap: boolean
}

/** The keys of a name, and what each of their characters begins. */
export interface Keys {
  code: string
  cho: string
  codeMarks: string
  choMarks: string
}

/** Each key twice. */
export const twice = (keys: string): string => keys.replace(/./g, '$&$&')

/** The letters of a text that have keys, in order; what has none parts words. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let afterGap = true
  for (const character of normalise(text)) {
    let found = known.get(character)
    if (found === undefined) {
      found = lettersOfCharacter(character)
      if (known.size < knownLimit) known.set(character, found)
    }
    for (const letter of found) {
      letters.push({ ...letter, afterGap })
      afterGap = false
    }
    if (found.length === 0) afterGap = true
  }
  return letters
}

/** Letters by character, so that 50,000 names are no work; there are fewer than twelve thousand that have keys. */
const known = new Map<string, readonly Omit<Letter, 'afterGap'>[]>()
const knownLimit = 20_000

function lettersOfCharacter(character: string): Omit<Letter, 'afterGap'>[] {
  const hangul = hangulOf(character)
  if (hangul?.kind === 'SYLLABLE') {
    const raw = hangul.initial + hangul.vowel + hangul.final
    return [{ kind: 'SYLLABLE', raw, code: doubled(raw), cho: twice(doubled(hangul.initial)), final: hangul.final }]
  }
  if (hangul?.kind === 'VOWEL') {
    return [{ kind: 'VOWEL', raw: hangul.keys, code: doubled(hangul.keys), cho: twice(doubled(hangul.keys)), final: '' }]
  }
  // Keyboards fuse two initials to one cluster, such as ㄱㅅ to ㄳ: it stands for both.
  if (hangul !== null) return Array.from(hangul.keys, consonant)
  if (/^[a-z]$/i.test(character)) {
    const upper = character.toUpperCase()
    return [{ kind: 'LATIN', raw: character, code: upper, cho: twice(upper), final: '' }]
  }
  if (/^[0-9]$/.test(character)) return [{ kind: 'DIGIT', raw: character, code: character, cho: twice(character), final: '' }]
  return []
}

/** A bare consonant by its key. */
export function consonant(raw: string): Omit<Letter, 'afterGap'> {
  return { kind: 'CONSONANT', raw, code: doubled(raw), cho: twice(doubled(raw)), final: '' }
}

/** The code of letters: their keys in a row. */
export const codeOf = (letters: readonly Letter[]): string => letters.map(({ code }) => code).join('')

/** The initials of letters, each key twice. */
export const choOf = (letters: readonly Letter[]): string => letters.map(({ cho }) => cho).join('')

/** The keys by which a name is found; all empty where it has no letter that has keys. */
export function keysOf(name: string): Keys {
  const letters = lettersOf(name)
  const starts = letters.map((letter, index) => (letter.afterGap || isHangul(letter) !== isHangul(letters[index - 1]) ? 'W' : 'S'))
  const marks = (column: 'code' | 'cho') =>
    letters.map((letter, index) => (starts[index] ?? '').padEnd(letter[column].length, '-')).join('').slice(0, nameLimit)
  return {
    code: codeOf(letters).slice(0, nameLimit),
    cho: choOf(letters).slice(0, nameLimit),
    codeMarks: marks('code'),
    choMarks: marks('cho'),
  }
}

const isHangul = (letter: Letter | undefined) => letter !== undefined && letter.kind !== 'LATIN' && letter.kind !== 'DIGIT'
