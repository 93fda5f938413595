import { withoutJosa } from './josa.ts'
import type { GlossaryPair } from './records.ts'

/** What is read of a text, in UTF-16 units. */
export const textLimit = 4000

/** A text as it is compared. */
export interface ComparedText {
  /** Words without josa, each once, in the order in which they come. */
  words: readonly string[]
  /** Grams of two and three letters, each once, in the order in which they come. */
  grams: readonly string[]
  /** How often each of them comes, at most 255. */
  counts: readonly number[]
  /** Pairs of the glossary whose lay word is in the text. */
  hits: readonly GlossaryPair[]
}

/** Finds the lay words of a glossary in a sentence without white space. */
export interface Glossary {
  find(sentence: Sentence): GlossaryPair[]
}

interface Sentence {
  joined: string
  /** Where words begin in it. */
  begins: ReadonlySet<number>
  words: readonly string[]
}

const mostCounted = 255
/** Lay words shorter than this are found at the beginning of a word only: elsewhere they are parts of others by chance. */
const telling = 3

/**
 * Sentences as words without josa, joined: whether a compound is written apart or as one word makes no difference then,
 * and neither does the josa within it.
 */
function sentencesOf(text: string): Sentence[] {
  return text
    .slice(0, textLimit)
    .normalize('NFC')
    .toLowerCase()
    .split(/[.!?。\n\r]+/)
    .map((line) => {
      const words = (line.match(/[\p{L}\p{N}]+/gu) ?? []).map(withoutJosa)
      const begins = new Set<number>()
      let length = 0
      for (const word of words) {
        begins.add(length)
        length += word.length
      }
      return { joined: words.join(''), begins, words }
    })
    .filter(({ joined }) => joined !== '')
}

const joinedOf = (word: string) => sentencesOf(word).map(({ joined }) => joined).join('')

/** Whether a word can stand in a glossary: 2 to 40 letters, counted without white space and josa. */
export function isGlossaryWord(word: string): boolean {
  const { length } = joinedOf(word)
  return length >= 2 && length <= 40
}

const ready = new WeakMap<readonly GlossaryPair[], Glossary>()

/** A glossary made ready, once for each list of pairs. */
export function glossaryOf(pairs: readonly GlossaryPair[]): Glossary {
  const glossary = ready.get(pairs) ?? glossaryByBeginnings(pairs)
  ready.set(pairs, glossary)
  return glossary
}

/** Entries by the first two letters of their lay word, so that a text is read once, however many there are. */
function glossaryByBeginnings(pairs: readonly GlossaryPair[]): Glossary {
  const byBeginning = new Map<string, { lay: string; pair: GlossaryPair }[]>()
  for (const pair of pairs) {
    const lay = joinedOf(pair.lay)
    const beginning = lay.slice(0, 2)
    if (lay.length < 2) continue
    const entries = byBeginning.get(beginning)
    if (entries === undefined) byBeginning.set(beginning, [{ lay, pair }])
    else if (!entries.some((entry) => entry.lay === lay && joinedOf(entry.pair.technical) === joinedOf(pair.technical))) entries.push({ lay, pair })
  }
  return {
    find({ joined, begins }) {
      const found: GlossaryPair[] = []
      for (let place = 0; place + 2 <= joined.length; place += 1) {
        for (const { lay, pair } of byBeginning.get(joined.slice(place, place + 2)) ?? []) {
          if (joined.startsWith(lay, place) && (lay.length >= telling || begins.has(place))) found.push(pair)
        }
      }
      return found
    },
  }
}

/**
 * Reads a text: grams of two and three letters of its joined sentences, and of the technical word for each lay word of the
 * glossary in it. Character n-grams need no dictionary and stand slips (McNamee & Mayfield 2004).
 */
export function comparedText(text: string, glossary: Glossary): ComparedText {
  const counts = new Map<string, number>()
  const words = new Set<string>()
  const hits = new Set<GlossaryPair>()
  const count = (joined: string) => {
    for (let place = 0; place + 2 <= joined.length; place += 1) {
      for (const length of place + 3 <= joined.length ? [2, 3] : [2]) {
        const gram = joined.slice(place, place + length)
        counts.set(gram, Math.min(mostCounted, (counts.get(gram) ?? 0) + 1))
      }
    }
  }
  for (const sentence of sentencesOf(text)) {
    count(sentence.joined)
    for (const word of sentence.words) words.add(word)
    for (const pair of glossary.find(sentence)) hits.add(pair)
  }
  for (const { technical } of hits) count(joinedOf(technical))
  return { words: [...words], grams: [...counts.keys()], counts: [...counts.values()], hits: [...hits] }
}

/** Weight of a gram that comes so often in a text: 1 + ln n (Salton & Buckley 1988), by n. */
export const countWeights: readonly number[] = Array.from({ length: mostCounted + 1 }, (_one, count) => (count === 0 ? 0 : 1 + Math.log(count)))

/** Weight of a gram that so many of the pool's experts hold: ln((1 + N) / (1 + n)) + 1, never below 1. */
export const gramWeight = (experts: number, holders: number): number => Math.log((1 + experts) / (1 + holders)) + 1
