// What an analyst's script looks like: `npm run analyst`, beside a running server, writes two tables as CSV and a chart
// of each as SVG. `npm run analyst -- <url> <folder>` asks another graph and writes elsewhere.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient, YeondaeError } from '@yeondae/sdk'
import { figures } from './figures.ts'
import { purchases } from './purchases.ts'

const [url = 'http://127.0.0.1:4000/graphql', folder = 'analysis'] = process.argv.slice(2)
const client = createClient({ url })

try {
  await mkdir(folder, { recursive: true })
  for (const report of [figures, purchases]) {
    const { name, rows, csv, svg } = await report(client)
    await Promise.all([writeFile(join(folder, `${name}.csv`), csv), writeFile(join(folder, `${name}.svg`), svg)])
    console.log(`${join(folder, name)}.csv and .svg: ${rows} rows`)
  }
} catch (error) {
  if (!(error instanceof YeondaeError)) throw error
  console.error(error.code === 'NETWORK' ? `No server answers at ${url}: start one with npm start, or name another one.` : `${error.code}: ${error.message} (request ${error.requestId ?? 'unknown'})`)
  process.exitCode = 1
}
