import { figure } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** What the limits take of an answer. */
export interface LimitsCost {
  scale: number
  seconds: number
  rounds: number
  connections: number
  /** What the server without limits leaves out. */
  leftOut: readonly string[]
  questions: Record<string, LimitsOfQuestion>
}

export interface LimitsOfQuestion {
  limited: Taken
  unlimited: Taken
  /** Of the processor time for an answer what goes to the limits, as the median over the rounds of the difference within a round, in µs. */
  cpu: number
  /** Answers a second with limits in relation to those without: the median of the ratios within a round. */
  ratio: number
}

/** Medians over the rounds. */
export interface Taken {
  rps: number
  /** Processor time of the server for an answer, in µs. */
  cpu: number
}

export const limits: Section<LimitsCost> = {
  title: 'What the limits cost',
  verdicts: () => [],
  text: ({ scale, seconds, rounds, connections, leftOut, questions }) => `This server as it is, and built for this measurement alone without ${leftOut.slice(0, -1).join(', ')} and ${leftOut.at(-1) ?? ''}; who asks is recognised by both. Asked in turn by ${connections} connections at scale ${scale}: medians over ${rounds} round${rounds === 1 ? '' : 's'} of ${seconds} s, of the ratios and differences within a round. The processor’s time is that of the server’s process.

${markdownTable(
  ['question', 'limits', 'answers/s', 'CPU µs an answer', 'of it the limits', 'answers/s to without'],
  Object.entries(questions).flatMap(([name, { limited, unlimited, cpu, ratio }]) => [
    [name, 'on', figure(limited.rps), figure(limited.cpu), `${cpu.toFixed(0)} µs`, `${ratio.toFixed(2)} ×`],
    ['', 'off', figure(unlimited.rps), figure(unlimited.cpu), '', ''],
  ]),
)}`,
}
