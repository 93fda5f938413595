import { median } from '../../figures.ts'
import { figure } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** How long a start takes until it is ready, each in ms. */
export interface StartTimes {
  /** With a new folder: the database is made, migrated and filled. */
  cold: number[]
  /** With a folder that holds all. */
  warm: number[]
}

export const start: Section<StartTimes> = {
  title: 'A start',
  verdicts: () => [],
  text: ({ cold, warm }) => `\`npm start\` without npm itself, on the embedded database with the facts and the demonstration set, from the command until \`/ready\` answers 200; everything was installed and built before.

${markdownTable(
  ['start', 'times', 'median s', 'least s', 'most s'],
  [row('cold: the folder is new', cold), row('warm: the folder is there', warm)],
)}`,
}

const seconds = (ms: number) => figure(ms / 1000)
const row = (name: string, times: readonly number[]) => [name, String(times.length), seconds(median(times)), seconds(Math.min(...times)), seconds(Math.max(...times))]
