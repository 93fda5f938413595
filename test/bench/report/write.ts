import { writeFileSync } from 'node:fs'
import { pageOf } from './page.ts'
import { plotOf } from './plot.ts'
import type { Report } from './report.ts'

/** Writes results.json, results.md and results.svg into a folder; its address ends in a slash. */
export function writeReport(report: Report, folder: URL): void {
  const { questions, ...circumstances } = report
  const results = {
    ...circumstances,
    queries: Object.fromEntries(questions.map(({ question, summary }) => [question.name, rounded(summary.roads)])),
    ratios: Object.fromEntries(questions.map(({ question, summary }) => [question.name, rounded(summary.ratios)])),
    answeredBy: Object.fromEntries(questions.map(({ question, answeredBy }) => [question.name, answeredBy])),
  }
  writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(new URL('results.md', folder), pageOf(report))
  writeFileSync(new URL('results.svg', folder), plotOf(report))
}

/** Three digits behind the point are more than a run can tell. */
function rounded(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner)))
}
