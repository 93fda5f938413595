import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import type { Transaction } from './write.ts'

/** Brings the names by which a row is found to the names that it has now; a row that not everybody may see has none. */
export async function findByNames(tx: Transaction, id: string): Promise<void> {
  await rebuildSearchNames({ query: async (sql, values = []) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(sql, ...values) }) }, [id])
}
