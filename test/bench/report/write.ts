import { writeFileSync } from 'node:fs'
import { pageOf } from './page.ts'
import { plotOf } from './plot.ts'
import { readResults, reportOf, type Results } from './results.ts'

/**
 * Puts what was measured into results.json, results.md and results.svg of a folder, whose address ends in a slash; what
 * is there of other measurements stays.
 * @returns the results as they are now
 * @throws BenchError when the folder's results.json can't be read
 */
export function writeResults(measured: Results, folder: URL): Results {
  const results = rounded({ ...readResults(folder), ...measured })
  const report = reportOf(results)
  writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(new URL('results.md', folder), pageOf(results))
  if (report !== null) writeFileSync(new URL('results.svg', folder), plotOf(report))
  return results
}

/** Three digits behind the point are more than a run can tell. */
function rounded(value: Results): Results {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner))) as Results
}
