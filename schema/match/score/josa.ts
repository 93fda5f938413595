/** What a josa asks of the letter before it: a final consonant, none, none or ㄹ, or nothing. */
type After = 'CONSONANT' | 'VOWEL' | 'VOWEL_OR_L' | 'ANY'

const josa: readonly (readonly [text: string, after: After])[] = (
  [
    ['으로부터', 'CONSONANT'], ['이라는', 'CONSONANT'], ['이라고', 'CONSONANT'], ['에서는', 'ANY'], ['에서도', 'ANY'], ['로부터', 'VOWEL_OR_L'], ['으로는', 'CONSONANT'],
    ['에게서', 'ANY'], ['까지', 'ANY'], ['부터', 'ANY'], ['에서', 'ANY'], ['에게', 'ANY'], ['한테', 'ANY'], ['으로', 'CONSONANT'], ['이나', 'CONSONANT'], ['이랑', 'CONSONANT'],
    ['에는', 'ANY'], ['에도', 'ANY'], ['보다', 'ANY'], ['처럼', 'ANY'], ['마다', 'ANY'], ['조차', 'ANY'], ['라는', 'VOWEL'], ['라고', 'VOWEL'],
    ['이', 'CONSONANT'], ['가', 'VOWEL'], ['을', 'CONSONANT'], ['를', 'VOWEL'], ['은', 'CONSONANT'], ['는', 'VOWEL'], ['과', 'CONSONANT'], ['와', 'VOWEL'],
    ['로', 'VOWEL_OR_L'], ['나', 'VOWEL'], ['랑', 'VOWEL'], ['의', 'ANY'], ['에', 'ANY'], ['도', 'ANY'], ['만', 'ANY'],
  ] as const
).toSorted(([a], [b]) => b.length - a.length)

/** Josa that leave a word of one syllable: the others end too many words of two (도로, 결과, 시도). */
const afterOneSyllable = new Set(['이', '가', '을', '를', '은', '는'])

const finals = 28
const finalL = 8

function fits(after: After, letter: string): boolean {
  const index = (letter.codePointAt(0) ?? 0) - 0xac00
  if (index < 0 || index >= 11_172) return false
  const final = index % finals
  return after === 'ANY' || (after === 'CONSONANT' ? final > 0 : final === 0 || (after === 'VOWEL_OR_L' && final === finalL))
}

/**
 * A word without the josa (조사) at its end, by rule: the longest that the final consonant before it allows. There is no
 * dictionary, so a noun that ends like one loses its end too, on both sides alike.
 */
export function withoutJosa(word: string): string {
  for (const [text, after] of josa) {
    if (!word.endsWith(text)) continue
    const stem = word.slice(0, -text.length)
    if (stem.length === 0 || (stem.length === 1 && !afterOneSyllable.has(text))) continue
    if (fits(after, stem.slice(-1))) return stem
  }
  return word
}
