import type { Figures } from '../../load.ts'
import { figure } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** What answers cost on a tenth of the rows and on all of them. */
export interface Growth {
  scales: { small: number; large: number }
  seconds: number
  rounds: number
  connections: number
  questions: Record<string, Grown>
}

export interface Grown {
  small: Figures
  large: Figures
  /** How many times as long an answer takes on all rows: the median of the ratios within a round. */
  ratio: number
}

/** So many times as long an answer by an id, or a page, may take at the most. */
export const mostGrowth = 1.3

export const growth: Section<Growth> = {
  title: 'Ten times the rows',
  verdicts({ questions }) {
    const [name, most] = Object.entries(questions).reduce<[string, number]>((found, [one, { ratio }]) => (ratio > found[1] ? [one, ratio] : found), ['', 0])
    return [{ text: `at most ${mostGrowth} × the time for an answer by an id or a page of ten times the rows: ${most.toFixed(2)} at the most, for ${name}`, holds: most <= mostGrowth }]
  },
  text: ({ scales, seconds, rounds, connections, questions }) => `This server on two databases, of scale ${scales.small} and ${scales.large}, asked by ${connections} connections in turn: medians over ${rounds} round${rounds === 1 ? '' : 's'} of ${seconds} s. The ratio is that of the time for an answer, the median of those within a round.

${markdownTable(
  ['question', 'scale', 'answers/s', 'p50 ms', 'p99 ms', 'time to the smaller'],
  Object.entries(questions).flatMap(([name, { small, large, ratio }]) => [row(name, scales.small, small, ''), row('', scales.large, large, `${ratio.toFixed(2)} ×`)]),
)}`,
}

const row = (name: string, scale: number, { rps, p50, p99 }: Figures, ratio: string) => [name, String(scale), figure(rps), figure(p50), figure(p99), ratio]
