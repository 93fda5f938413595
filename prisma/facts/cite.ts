import type { CitationOf } from './row.ts'

type Rest = Omit<CitationOf, 'source' | 'method' | 'factId' | 'locator'>

/** The source of an article's fact is the number before its dash: `002-12` is of `002`. */
export const sourceOf = (factId: string) => factId.slice(0, 3)

/** Told by an article, at lines such as `L24`. */
export function stated(factId: string, locator: string, rest: Rest = {}): CitationOf {
  return { source: sourceOf(factId), factId, locator, method: 'STATED', ...rest }
}

/** Follows from what an article tells, by arithmetic, the calendar or what it implies. */
export function derived(factId: string, locator: string, rest: Rest = {}): CitationOf {
  return { source: sourceOf(factId), factId, locator, method: 'DERIVED', ...rest }
}

/** From a source that is none of the articles. */
export function external(source: string, rest: Omit<CitationOf, 'source' | 'method' | 'factId'> = {}): CitationOf {
  return { source, method: 'EXTERNAL', ...rest }
}
