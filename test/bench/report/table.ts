import { type Road, roads } from '../queries/question.ts'
import { figure, type Report, roadNames } from './report.ts'

/** A row for each question and road, with its figures and the throughput of this server in relation to it. */
export function figureRows({ questions }: Pick<Report, 'questions'>): string[][] {
  return questions.flatMap(({ question, summary }) =>
    roads
      .filter((road) => summary.roads[road] !== undefined)
      .map((road, place) => {
        const figures = summary.roads[road]
        return [place === 0 ? question.name : '', roadNames[road], figure(figures?.rps), figure(figures?.p50), figure(figures?.p99), ratioText(summary.ratios, road)]
      }),
  )
}

const ratioText = (ratios: Report['questions'][number]['summary']['ratios'], road: Road) =>
  road === 'compiled' || ratios[road] === undefined ? '' : `${ratios[road].toFixed(2)} ×`

export const figureHeads = ['question', 'road', 'answers/s', 'p50 ms', 'p99 ms', 'this server to it']

/** Columns of text, numbers to the right. */
export function plainTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]) => row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ').trimEnd()
  return [line(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), `|${heads.map((_, at) => (at < 2 ? '---' : '--:')).join('|')}|`, ...rows.map(line)].join('\n')
}
