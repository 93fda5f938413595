import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm'
import { projectRoot } from './project-root.ts'

/** A migration as it lies in prisma/migrations. */
export interface MigrationFile {
  /** Name of its folder, which begins with the time of its writing: names in order are migrations in order. */
  name: string
  sql: string
}

const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }

/** The folder of the migrations, laid out as Prisma lays it out. */
export function migrationsFolder(): string {
  return join(projectRoot(), 'prisma', 'migrations')
}

/** The migrations of a folder in the order in which they are applied. */
export function readMigrations(folder: string): MigrationFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Writes a migration and, beside the first one, the file that names the kind of database.
 * @param title what it does, in a few words
 * @returns the name of the new migration
 */
export function writeMigrationFile(folder: string, title: string, sql: string, now: Date = new Date()): string {
  const clock = now.toISOString().replace(/\D/g, '').slice(0, 14)
  // The new one comes last, also after one that was written where the clock is ahead.
  const last = readMigrations(folder).at(-1)?.name.slice(0, 14) ?? ''
  const time = clock > last ? clock : String(Number(last) + 1)
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')
  const name = `${time}_${slug || 'migration'}`
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
  if (!existsSync(join(folder, lockfile.path))) writeFileSync(join(folder, lockfile.path), lockfile.content)
  return name
}

/** Whether a checksum in `_prisma_migrations` is that of a script, whichever line ends it was checked out with. */
export function hasChecksum(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => createHash('sha256').update(text).digest('hex') === checksum)
}

/** Migrations in the form that the schema engine takes. */
export function migrationList(folder: string, migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: folder,
    lockfile,
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** The models: schema.prisma and models/*.prisma. */
export function readModels(): SchemaContainer[] {
  const folder = join(projectRoot(), 'prisma')
  const models = readdirSync(join(folder, 'models')).filter((name) => name.endsWith('.prisma')).sort()
  return ['schema.prisma', ...models.map((name) => `models/${name}`)].map((path) => ({
    path,
    content: readFileSync(join(folder, path), 'utf8'),
  }))
}
