import { codeOf, lettersOf } from './keys.ts'

/** Words that so many names hold that they tell nothing apart. */
const generic = ['사회적', '협동조합', '사회적협동조합', '사회적기업', '사회적경제', '영농조합법인', '지원센터'].map((word) => codeOf(lettersOf(word)))

const longestFirst = [...generic].sort((a, b) => b.length - a.length)

/** Whether a code is that of a word which many names hold. */
export const isGeneric = (code: string): boolean => generic.includes(code)

/** A code with the keys of such words blanked out, at their places. */
export function withoutGeneric(code: string): string {
  return longestFirst.reduce((text, word) => text.replaceAll(word, ' '.repeat(word.length)), code)
}

/** Whether a key has more than such words. */
export const isTelling = (key: string): boolean => withoutGeneric(key).trim() !== ''

const probeLength = 20
/** Of a key that is in a third of the names each trigram is: two of them find as much as ten, and faster. */
const genericLength = 4
const tellingLength = 6

/** A part of a key that few names hold: up to twenty characters of what is no such word, or of the key itself. */
export function tellingPart(key: string): string {
  const runs = withoutGeneric(key).split(' ')
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return key.slice(0, genericLength)
  return (key.length <= probeLength || longest.length < tellingLength ? key : longest).slice(0, probeLength)
}
