import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type * as EngineScript from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'

type EngineModule = typeof EngineScript

/**
 * Prisma's own schema engine, compiled to WebAssembly and run in this process: `prisma migrate` itself would download one.
 * @param pool the database that it works on; one connection, since the engine's advisory lock belongs to a connection
 * @param shadow an empty database that it may fill to compare with
 */
export async function startSchemaEngine(pool: pg.Pool, shadow: pg.Pool = pool): Promise<SchemaEngine> {
  const { SchemaEngine } = await (loading ??= load())
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => adapt(pool),
    connectToShadowDb: () => adapt(shadow),
  }
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
}

let loading: Promise<EngineModule> | undefined

async function load(): Promise<EngineModule> {
  // The engine tells a panic to this object, and needs it to be there.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => (panic = text) } })
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(join(dirname(script), 'schema_engine_bg.wasm'))
  const imports = Object.fromEntries(Object.entries(engine).map(([name, value]) => [name, isTimer(name) ? startTimer : value]))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return engine
}

/** The engine never clears the 10 s that it gives its lock: as they are, they would keep the process alive after its work. */
function startTimer(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds).unref()
}

function isTimer(name: string): boolean {
  return name.startsWith('__wbg_setTimeout')
}

let panic = ''

/** What the engine says in an error, and the code that Prisma documents it under, such as P3009; null where it has none. */
export function engineError(error: unknown): { code: string | null; message: string } {
  const said = error as { code?: unknown; message?: unknown }
  return {
    code: typeof said.code === 'string' ? said.code : null,
    message: panic || (typeof said.message === 'string' ? said.message : String(error)),
  }
}

/** What adapter-pg keeps to itself: one query sent and answered, and an error turned into what the engine reads. */
interface AdapterInside {
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult>
  onError(error: unknown): never
}

const oid = { char: 18, bpchar: 1042 }

/** adapter-pg with what the schema engine needs beyond the client: the type "char", and scripts that are not cut at each `;`. */
async function adapt(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect()
  const inside = adapter as unknown as AdapterInside
  const performIO = inside.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  const charColumns = new WeakMap<SqlQuery, number[]>()
  inside.performIO = async (query) => {
    const result = await performIO(query)
    const columns = [...result.fields.entries()].filter(([, field]) => field.dataTypeID === oid.char)
    for (const [, field] of columns) field.dataTypeID = oid.bpchar
    charColumns.set(query, columns.map(([index]) => index))
    return result
  }
  adapter.queryRaw = async (query) => {
    const set = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) set.columnTypes[index] = ColumnTypeEnum.Character
    return set
  }
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => inside.onError(error))
  }
  return adapter
}
