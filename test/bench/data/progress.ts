import { SingleBar } from 'cli-progress'
import type { Progress } from './load.ts'

const format = (value: number) => value.toLocaleString('en-US')

/** On a terminal a bar, elsewhere a line for each table. */
export function showProgress(): Progress {
  const terminal = process.stdout.isTTY
  const bar = new SingleBar({ format: '  {bar} {percentage} % | {value} of {total} rows | {table}', barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true, formatValue: (value, _options, type) => (type === 'value' || type === 'total' ? format(value) : String(value)) })
  let current = ''
  return {
    step: (text) => console.log(`  … ${text}`),
    begin: (total) => terminal && bar.start(total, 0, { table: '' }),
    rows: (table, count) => {
      if (terminal) bar.increment(count, { table })
      else if (table !== current) console.log(`  … ${table}`)
      current = table
    },
    end: () => terminal && bar.stop(),
  }
}
