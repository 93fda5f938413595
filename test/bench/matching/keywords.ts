import type { ExpertRecord, NeedRecord } from '../../../schema/match/score/records.ts'

/**
 * What a plain search over words does: words by white space, weighted by how few experts use them (TF-IDF, cosine).
 * No josa is taken off and no compound taken apart: this is what the ranking is compared with.
 */
export function keywordRanking(experts: readonly ExpertRecord[]): (need: NeedRecord, depth: number) => string[] {
  const texts = experts.map(({ text }) => wordsOf(text))
  const holders = new Map<string, number>()
  for (const words of texts) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1)
  const weightOf = (word: string) => Math.log((1 + experts.length) / (1 + (holders.get(word) ?? 0))) + 1
  const lengthOf = (words: ReadonlySet<string>) => Math.sqrt([...words].reduce((sum, word) => sum + weightOf(word) ** 2, 0))
  const lengths = texts.map(lengthOf)

  return (need, depth) => {
    const asked = wordsOf(need.text)
    const length = lengthOf(asked)
    const scored = experts.map(({ id }, place) => {
      const shared = [...asked].reduce((sum, word) => sum + (texts[place]?.has(word) === true ? weightOf(word) ** 2 : 0), 0)
      return { id, score: shared === 0 ? 0 : shared / (length * (lengths[place] ?? 1)) }
    })
    return scored
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, depth)
      .map(({ id }) => id)
  }
}

const wordsOf = (text: string): Set<string> => new Set(text.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter((word) => word !== ''))
