import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'

/** Who is told of Prisma's statements. */
export interface Statements {
  /** Is told how long each took, in ms; null: nobody asks. */
  took: ((ms: number) => void) | null
}

/** Prisma's way to a database, with the time that its statements take told to whoever asks. */
export function timed(factory: SqlDriverAdapterFactory, statements: Statements): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = watch(await factory.connect(), statements)
      const start = adapter.startTransaction.bind(adapter)
      adapter.startTransaction = async (level) => watch(await start(level), statements)
      return adapter
    },
  }
}

function watch<T extends SqlQueryable>(queryable: T, statements: Statements): T {
  const told = <P, R>(run: (params: P) => Promise<R>) => async (params: P): Promise<R> => {
    const began = performance.now()
    const result = await run(params)
    statements.took?.(performance.now() - began)
    return result
  }
  queryable.queryRaw = told(queryable.queryRaw.bind(queryable))
  queryable.executeRaw = told(queryable.executeRaw.bind(queryable))
  return queryable
}
