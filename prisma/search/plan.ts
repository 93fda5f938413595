import { choOf, codeOf, consonant, type Letter, lettersOf, twice } from './keys.ts'
import { doubled } from './jamo.ts'
import { normalise } from './normalise.ts'
import { isGeneric, tellingPart } from './generic.ts'
import { beforeLegalForm } from './legal-tail.ts'
import { noSlips, slipsOf, type Slips } from './slips.ts'

/** A key that a name's code or initials must hold, at their beginning or anywhere. */
export interface Condition {
  column: 'code' | 'cho'
  key: string
  /** The part of the key that an index is asked for. */
  probe: string
  at: 'BEGINNING' | 'ANYWHERE'
}

/** One way of reading a query: its first condition carries the index and the rank, the others narrow it. */
export interface Reading {
  via: 'DIRECT' | 'INITIALS' | 'MIXED' | 'KEYBOARD' | 'WORDS'
  /** What its ranks begin at: how well the key fits, 0 to 35 in steps of 5, comes on top. */
  base: number
  conditions: readonly [Condition, ...Condition[]]
}

/** What a query looks for. */
export interface SearchPlan {
  /** Text to find as it is, where a query has no letter that has keys; null: the readings are searched. */
  literal: string | null
  /** Any of them, the best first. */
  readings: readonly Reading[]
  /** What to try when the readings find too little. */
  slips: Slips
}

/** Mixtures, keyboard variants and readings without a legal form stand side by side: told apart by fit first. A slip comes last. */
const bases = { plain: 0, mixed: 100, keyboard: 101, withoutForm: 102, words: 200, slip: 300 } as const

/** What the rank of a slip begins at. */
export const slipBase = bases.slip

/** Keys of a query that are looked at. */
const keyLimit = 64
const wordLimit = 6
/** A trigram index knows a key only from three characters on; below, only the beginning of a name is looked at. */
const indexed = 3

/** What to look for, for a query as typed: pure, and bounded whatever the text. A query of nothing finds nothing. */
export function searchPlan(text: string): SearchPlan {
  const letters = lettersOf(text)
  return { ...planOf(text, letters), slips: letters.length === 0 || isInitials(letters) ? noSlips : slipsOf(codesOf(letters)) }
}

/** The same without a plan for slips. */
export const exactPlan = (text: string): Omit<SearchPlan, 'slips'> => planOf(text, lettersOf(text))

function planOf(text: string, letters: readonly Letter[]): Omit<SearchPlan, 'slips'> {
  if (letters.length === 0) {
    const literal = normalise(text).slice(0, keyLimit).trim()
    return { literal: literal === '' ? null : literal, readings: [] }
  }
  const single = letters.length === 1
  const before = beforeLegalForm(letters)
  const readings = [
    direct(letters, bases.plain),
    ...mixed(letters),
    ...keyboard(letters),
    ...(before === null ? [] : [direct(before, bases.withoutForm)]),
    ...inAnyOrder(letters),
  ]
    .map((reading) => (single ? beginning(reading) : reading))
    .filter(isSelective)
  return { literal: null, readings }
}

const anywhere = (column: Condition['column'], key: string): Condition => {
  const cut = key.slice(0, keyLimit)
  return { column, key: cut, probe: tellingPart(cut), at: cut.length < indexed ? 'BEGINNING' : 'ANYWHERE' }
}

/** A condition beside the first, whatever its length. */
const within = (key: string): Condition => ({ ...anywhere('code', key), at: 'ANYWHERE' })

const beginning = ({ conditions: [first, ...rest], ...reading }: Reading): Reading => ({ ...reading, conditions: [{ ...first, at: 'BEGINNING' }, ...rest] })

const isSelective = ({ conditions: [first] }: Reading) => first.key.length > 0

const has = (letters: readonly Letter[], kind: Letter['kind']) => letters.some((letter) => letter.kind === kind)

/** Bare consonants, with Latin letters and digits among them: ㅅㅎㅈ, CJㅍㄷ. */
const isInitials = (letters: readonly Letter[]) => has(letters, 'CONSONANT') && !has(letters, 'SYLLABLE') && !has(letters, 'VOWEL')

function direct(letters: readonly Letter[], base: number): Reading {
  return isInitials(letters)
    ? { via: 'INITIALS', base, conditions: [anywhere('cho', choOf(letters))] }
    : { via: 'DIRECT', base, conditions: [anywhere('code', codeOf(letters))] }
}

/** Syllables with bare initials among them: 놀자ㅇㅌ, and 놀장ㅌ, which a keyboard makes of it. */
function mixed(letters: readonly Letter[]): Reading[] {
  if (!has(letters, 'CONSONANT') || !has(letters, 'SYLLABLE')) return []
  const parted = letters.flatMap((letter, index): Letter[] =>
    letter.final !== '' && letters[index + 1]?.kind === 'CONSONANT' ? withoutFinal(letter) : [letter],
  )
  return [letters, ...(parted.length === letters.length ? [] : [parted])].map((one) => {
    return { via: 'MIXED', base: bases.mixed, conditions: [anywhere('cho', choOf(one)), ...segments(one).map(within)] }
  })
}

function withoutFinal(letter: Letter): Letter[] {
  const code = letter.code.slice(0, letter.code.length - doubled(letter.final).length)
  const finals = Array.from(letter.final, (raw): Letter => ({ ...consonant(raw), afterGap: false }))
  return [{ ...letter, code, final: '' }, ...finals]
}

/** Codes of the runs of whole letters between bare initials. */
function segments(letters: readonly Letter[]): string[] {
  const runs = letters.map((letter) => (letter.kind === 'CONSONANT' ? ' ' : letter.code)).join('').split(' ')
  return [...new Set(runs.filter((run) => run !== ''))].slice(0, wordLimit)
}

/** Hangul typed on a Latin keyboard, or Latin typed with the Hangul keyboard on. */
function keyboard(letters: readonly Letter[]): Reading[] {
  const read = (condition: Condition): Reading[] => [{ via: 'KEYBOARD', base: bases.keyboard, conditions: [condition] }]
  if (letters.every(({ kind }) => kind === 'DIGIT')) return []
  if (!has(letters, 'LATIN')) return read(anywhere('code', letters.map(({ raw }) => raw).join('').toUpperCase()))
  const areInitials = letters.length >= indexed && letters.every(({ kind, raw }) => kind === 'LATIN' && /[rsefaqtdwczxvg]/i.test(raw))
  return read(areInitials ? anywhere('cho', twice(typedKeys(letters))) : anywhere('code', typedKeys(letters)))
}

/** The keys that were pressed for letters, Hangul's as they are; all in upper case means that Caps Lock was on. */
function typedKeys(letters: readonly Letter[]): string {
  const capsLock = letters.every(({ kind, raw }) => kind !== 'LATIN' || raw === raw.toUpperCase())
  return letters.map(({ kind, raw, code }) => (kind !== 'LATIN' ? code : pressed(capsLock ? raw.toLowerCase() : raw))).join('')
}

/** Shift means something for seven keys only. */
const pressed = (key: string) => (/[QWERTOP]/.test(key) ? doubled(key) : key.toLowerCase())

/** All words, whatever their order; the longest that says something carries the index. */
function inAnyOrder(letters: readonly Letter[]): Reading[] {
  const words = wordsOf(letters)
  if (words.length < 2 || words.some(isInitials)) return []
  const codes = [...new Set(words.map(codeOf))].slice(0, wordLimit)
  const [first, ...rest] = codes.sort((a, b) => weight(b) - weight(a)).map(within)
  return first === undefined || first.key.length < indexed ? [] : [{ via: 'WORDS', base: bases.words, conditions: [first, ...rest] }]
}

const weight = (code: string) => (isGeneric(code) ? 0 : keyLimit) + Math.min(code.length, keyLimit - 1)

function wordsOf(letters: readonly Letter[]): Letter[][] {
  const words: Letter[][] = []
  for (const letter of letters) {
    if (letter.afterGap) words.push([])
    words.at(-1)?.push(letter)
  }
  return words
}

/** What a slip is looked for in: the keys as they are and, for Latin letters, as if Hangul had been meant. */
function codesOf(letters: readonly Letter[]): string[] {
  const codes = [codeOf(letters), ...(has(letters, 'LATIN') ? [typedKeys(letters)] : [])]
  return codes.map((code) => code.slice(0, keyLimit))
}
