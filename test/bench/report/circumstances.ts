import { readFileSync } from 'node:fs'
import { cpus, totalmem, type as system } from 'node:os'
import type { Pool } from 'pg'

/** What a run ran on: nothing that names a machine or a place on it. */
export interface Circumstances {
  machine: string
  /** Processes that wanted a processor on the average of the minute before anything was measured: well below the number of processors on a machine that does nothing else. */
  busyBefore: number
  versions: Record<string, string>
}

/** @param more versions beside those of our own packages, which come first */
export function circumstancesOf(busyBefore: number, more: Readonly<Record<string, string>> = {}): Circumstances {
  const models = new Map<string, number>()
  for (const { model } of cpus()) models.set(model.trim(), (models.get(model.trim()) ?? 0) + 1)
  const cores = [...models].map(([model, count]) => `${count} × ${model}`).join(', ')
  const packages = ['graphql', 'graphql-yoga', '@pothos/core', '@prisma/client', 'pg', 'autocannon']
  return {
    machine: `${cores}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system()}; the database, the servers and the load share it`,
    busyBefore,
    versions: {
      ...more,
      node: process.versions.node,
      ...Object.fromEntries(packages.map((name) => [name, installedVersion(name)])),
    },
  }
}

export const installedVersion = (name: string) => (JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }).version

/** The version of the database behind a pool, for the report. */
export async function postgresqlVersion(pool: Pool): Promise<{ postgresql: string }> {
  const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version') AS version")
  return { postgresql: rows[0]?.version.split(' ')[0] ?? 'unknown' }
}
