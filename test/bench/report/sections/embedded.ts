import type { Sizes } from '../../data/sizes.ts'
import type { Figures } from '../../load.ts'
import { figure } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** The seven questions on the embedded database. */
export interface EmbeddedTimes {
  scale: number
  sizes: Sizes
  seconds: number
  rounds: number
  questions: Record<string, Figures>
}

export const embedded: Section<EmbeddedTimes> = {
  title: 'The embedded database',
  verdicts: () => [],
  text: ({ scale, sizes, seconds, rounds, questions }) => `The same questions to this server on the embedded database, by one connection: PostgreSQL runs in the server’s own process there, one statement at a time. Scale ${scale}: ${Object.entries(sizes).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ')}. Medians over ${rounds} round${rounds === 1 ? '' : 's'} of ${seconds} s.

${markdownTable(
  ['question', 'p50 ms', 'p99 ms', 'answers/s'],
  Object.entries(questions).map(([name, { rps, p50, p99 }]) => [name, figure(p50), figure(p99), figure(rps)]),
)}`,
}
