import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { openDatabase, type DatabasePlace } from './client.ts'
import { DatabaseError } from './database-error.ts'
import { removeDatabase } from './embedded.ts'
import { applyMigrations, diffFromModels, markRolledBack, writeMigration } from './migrate.ts'
import { placeOf } from './postgresql.ts'
import { projectRoot } from './project-root.ts'
import { emptyPostgresql } from './reset.ts'

// The server's settings are not asked, so that nothing here depends on the server; an empty variable counts as absent.
const url = process.env['DATABASE_URL'] || null
const folder = resolve(projectRoot(), process.env['YEONDAE_DIR'] || '.yeondae')
const place: DatabasePlace = url === null ? { folder } : { url }

async function migrate({ rolledBack }: { rolledBack?: string }): Promise<string> {
  const db = await openDatabase(place)
  try {
    if (rolledBack !== undefined) await markRolledBack(db, rolledBack)
    const applied = await applyMigrations(db, (name) => console.log(`  … applying ${name}`))
    return applied.length > 0 ? `Applied ${count(applied.length, 'migration')} to ${nameOfPlace()}.` : `Nothing to apply: ${nameOfPlace()} has every migration.`
  } finally {
    await db.close()
  }
}

async function migration(title: string, { empty }: { empty?: boolean }): Promise<string> {
  const name = await writeMigration(title, { empty: empty ?? false })
  if (name === '') return 'Nothing to write: models and migrations agree (--empty writes one to fill by hand).'
  return `Wrote prisma/migrations/${name}/migration.sql: read it, then npm run db:migrate applies it.`
}

async function reset({ yes }: { yes?: boolean }): Promise<string> {
  const place = nameOfPlace()
  if (!yes && !(await agreed(`Everything in ${place} will be lost. Go on? (y/N) `))) return 'Nothing was done.'
  if (url === null) await removeDatabase(folder)
  const db = await openDatabase(url === null ? { folder } : { url })
  try {
    if (db.kind === 'postgresql') await emptyPostgresql(db)
    const applied = await applyMigrations(db)
    return `Started over ${place} with ${count(applied.length, 'migration')}: npm start loads the facts.`
  } finally {
    await db.close()
  }
}

async function drift(): Promise<string> {
  const sql = await diffFromModels()
  if (sql === '') return 'Models and migrations agree.'
  console.log(sql)
  process.exitCode = 1
  return 'The migrations lack the SQL above: npm run db:migration -- <name> writes it.'
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new DatabaseError('UNREACHABLE', `Everything in ${nameOfPlace()} would be lost: say --yes (npm run db:reset -- --yes).`)
  const dialogue = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await dialogue.question(question)).trim())
  } finally {
    dialogue.close()
  }
}

function nameOfPlace(): string {
  return url === null ? `the embedded database in ${folder}` : `PostgreSQL at ${placeOf(url)}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Ends with one line, and with exit code 1 where that line tells of a failure. */
function ending<A extends unknown[]>(work: (...args: A) => Promise<string>): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      console.log(await work(...args))
    } catch (error) {
      console.error(error instanceof DatabaseError ? error.message : error)
      process.exitCode = 1
    }
  }
}

const program = new Command('db').description('The database by DATABASE_URL, else the embedded one in YEONDAE_DIR (.yeondae).')
program
  .command('migrate')
  .description('apply the migrations that it lacks')
  .option('--rolled-back <name>', 'first say that this failed migration left nothing behind, to try it again')
  .action(ending(migrate))
program
  .command('migration')
  .description('write a new migration from the models')
  .argument('<name>', 'what it does, in a few words')
  .option('--empty', 'also when models and migrations agree, to fill by hand')
  .action(ending(migration))
program.command('reset').description('remove everything and apply all migrations').option('--yes', 'without asking').action(ending(reset))
program.command('drift').description('tell whether models and migrations agree').action(ending(drift))
await program.parseAsync()
