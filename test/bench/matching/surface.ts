import type { Random } from '../../../prisma/demo/random.ts'

/** How much a text departs from the dictionary: each from 0 to 1. */
export interface Noise {
  /** Chance that a compound is written as one word. */
  joined: number
  /** Chance that a word in front of another carries a josa of its own. */
  inner: number
  /** Chance that the last word of a phrase carries a josa where the sentence does not give it one. */
  outer: number
  /** Chance of a slip in a phrase. */
  slip: number
}

type Josa = readonly [afterConsonant: string, afterVowel: string]

const inner: readonly Josa[] = [['이', '가'], ['을', '를'], ['의', '의'], ['은', '는']]
const outer: readonly Josa[] = [['이', '가'], ['을', '를'], ['은', '는'], ['도', '도'], ['만', '만'], ['에', '에'], ['과', '와'], ['까지', '까지'], ['에서', '에서']]

/** The word with the josa that its last syllable takes. */
export function withJosa(word: string, [afterConsonant, afterVowel]: Josa): string {
  const last = word.codePointAt(word.length - 1) ?? 0
  return word + ((last - 0xac00) % 28 > 0 ? afterConsonant : afterVowel)
}

/** A phrase as somebody writes it down: joined or apart, with josa of any kind, with a slip now and then. */
export function written(phrase: string, noise: Noise, random: Random): string {
  const words = phrase.split(' ')
  const joined = random.chance(noise.joined)
  const parts = joined ? [words.join('')] : words
  const dressed = parts.map((word, place) => {
    const isLast = place === parts.length - 1
    return random.chance(isLast ? noise.outer : noise.inner) ? withJosa(word, random.pick(isLast ? outer : inner)) : word
  })
  const text = dressed.join(' ')
  return random.chance(noise.slip) ? slipped(text, random) : text
}

/** One syllable with another vowel, dropped, or in the place of its neighbour. */
function slipped(text: string, random: Random): string {
  const letters = Array.from(text)
  const place = random.pick(letters.flatMap((letter, index) => (letter >= '가' && letter <= '힣' ? [index] : [])))
  const letter = letters[place] ?? ''
  const way = random.int(0, 2)
  if (way === 0) letters[place] = otherVowel(letter, random)
  else if (way === 1 && letters.length > 3) letters.splice(place, 1)
  else if (place > 0 && letters[place - 1] !== ' ') letters.splice(place - 1, 2, letter, letters[place - 1] ?? '')
  else letters[place] = otherVowel(letter, random)
  return letters.join('')
}

function otherVowel(syllable: string, random: Random): string {
  const index = (syllable.codePointAt(0) ?? 0xac00) - 0xac00
  const [lead, vowel, tail] = [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28]
  return String.fromCodePoint(0xac00 + lead * 588 + ((vowel + random.int(1, 20)) % 21) * 28 + tail)
}
