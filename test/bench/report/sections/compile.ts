import { figure, type Verdict } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** What the first sight of a document takes: from its text to its statement, in ms. */
export interface Compile {
  /** By where the documents are from. */
  groups: Record<string, CompileTimes>
  all: CompileTimes
  /** Documents that are left to the ordinary road, by what they ask or since their arguments are refused; not among the others. */
  ordinary: number
}

export interface CompileTimes {
  documents: number
  median: number
  p95: number
}

/** Within which half of the new documents are statements, in ms. */
export const mostCompileTime = 5

export const compile: Section<Compile> = {
  title: 'A new document',
  verdicts: ({ all: { median } }): Verdict[] => [{ text: `a new document is a statement within ${mostCompileTime} ms at the median: ${figure(median)} ms`, holds: median < mostCompileTime }],
  text: ({ groups, all, ordinary }) => `From the text of a document that was never seen to its statement: parsed, validated, held against the limits, its cost counted and taken, compiled, its values bound. In a process that has done the same with other documents before. Varied ones lack some of their fields and have names of their own for others; random ones are those by which the two roads are compared.

${markdownTable(
  ['documents', 'how many', 'median ms', 'p95 ms'],
  [...Object.entries(groups), ['all', all] as const].map(([name, { documents, median, p95 }]) => [name, documents.toLocaleString('en-US'), figure(median), figure(p95)]),
)}

Not counted are ${ordinary.toLocaleString('en-US')} others, which are left to the ordinary road: they ask what no statement reads, or their arguments are refused.`,
}
