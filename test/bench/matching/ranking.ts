import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'

/** Processor time, in ms, of one question of its kind. */
export interface Times {
  p50: number
  p95: number
}

export interface RankingFigures {
  experts: number
  needs: number
  /** One need against all experts. */
  rank: Times
  /** The same at once after a change of one expert, which all weights are made anew for. */
  rankAfterChange: Times
  /** What would change the ranks of a page of twenty. */
  changesOfPage: Times
  /** One expert against all needs. */
  needsFor: Times
  /** To read all of it in and answer once, in s. */
  buildSeconds: number
  /** Of the pool with its records, after a collection. */
  memoryMiB: number
}

/** Measures the pool in a bundle, as the server runs it. */
export async function measureRanking(experts: number, needs: number): Promise<RankingFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'yeondae-ranking-'))
  try {
    const outfile = join(folder, 'ranked.mjs')
    await build({ entryPoints: [fileURLToPath(new URL('ranked.ts', import.meta.url))], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' })
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', outfile, String(experts), String(needs)])
    return JSON.parse(stdout) as RankingFigures
  } finally {
    rmSync(folder, { recursive: true })
  }
}
