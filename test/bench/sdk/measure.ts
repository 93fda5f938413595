import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { type ClientName, clients, pageAnswer, type Programs, typescript } from './rivals.ts'

export type Named<T> = Partial<Record<ClientName, T>>

/** What one check of the eighty questions took. */
export interface Check {
  seconds: number
  /** Types that the compiler made. */
  instantiations: number
  memoryMiB: number
}

const bundle = { bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' } as const

/** What a page holds of a client that asks one question: minified and gzipped, in bytes. */
export async function sizes({ page }: Programs): Promise<Record<ClientName, number>> {
  const found = await Promise.all(
    clients.map(async (client) => {
      const { outputFiles } = await build({ ...bundle, entryPoints: [page[client]], minify: true, splitting: true, outdir: 'out', platform: 'browser' })
      const main = outputFiles.find(({ path }) => basename(path).startsWith('page-'))
      return [client, gzipSync(main?.contents ?? '', { level: 9 }).length] as const
    }),
  )
  return Object.fromEntries(found) as Record<ClientName, number>
}

/** Checks the questions of each client, in turn, as often as there are rounds. */
export function checks({ folder, questions }: Programs, rounds: number, say: (text: string) => void): Named<Check[]> {
  const found: Named<Check[]> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const [client, file] of Object.entries(questions) as [ClientName, string][]) {
      const check = checkOf(folder, client, file)
      ;(found[client] ??= []).push(check)
      say(`round ${round + 1} of ${rounds}, ${client}: ${check.seconds.toFixed(2)} s, ${check.instantiations.toLocaleString('en')} types`)
    }
  }
  return found
}

function checkOf(folder: string, client: ClientName, file: string): Check {
  const config = join(folder, `tsconfig-${client}.json`)
  const compilerOptions = {
    target: 'es2023', module: 'esnext', moduleResolution: 'bundler', lib: ['es2024', 'dom'], types: [], strict: true,
    exactOptionalPropertyTypes: client !== 'genql', skipLibCheck: true, noEmit: true, allowImportingTsExtensions: true,
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }))
  const told = execFileSync(process.execPath, ['--max-old-space-size=8192', typescript, '-p', config, '--extendedDiagnostics'], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(told)?.[1])
  return { seconds: number('Total time'), instantiations: number('Instantiations'), memoryMiB: number('Memory used') / 1024 }
}

/** µs of processor time that a question takes from the call to its answer, without a network; a number a round. */
export async function speeds({ folder, page }: Programs, rounds: number, calls: number): Promise<Record<ClientName, number[]>> {
  const asks = new Map<ClientName, () => Promise<unknown>>()
  for (const client of clients) {
    const { outputFiles } = await build({ ...bundle, entryPoints: [page[client]], platform: 'node' })
    const file = join(folder, `${basename(page[client], '.ts')}.mjs`)
    writeFileSync(file, outputFiles[0]?.contents ?? '')
    asks.set(client, ((await import(pathToFileURL(file).href)) as { ask: () => Promise<unknown> }).ask)
  }
  const real = globalThis.fetch
  globalThis.fetch = () => Promise.resolve(new Response(pageAnswer, { headers: { 'content-type': 'application/json' } }))
  const found = Object.fromEntries(clients.map((client) => [client, [] as number[]])) as Record<ClientName, number[]>
  try {
    for (const ask of asks.values()) for (let call = 0; call < calls; call += 1) await ask()
    for (let round = 0; round < rounds; round += 1) {
      for (const [client, ask] of asks) {
        const before = process.cpuUsage()
        for (let call = 0; call < calls; call += 1) await ask()
        const { user, system } = process.cpuUsage(before)
        found[client].push((user + system) / calls)
      }
    }
  } finally {
    globalThis.fetch = real
  }
  return found
}
