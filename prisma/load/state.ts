import type { Database } from '../client.ts'
import type { Data } from '../load.ts'

/** Whether a database holds a data set as it was loaded from files of this fingerprint. */
export async function isLoaded({ prisma }: Database, what: Data, hash: string): Promise<boolean> {
  if (what === 'none') return true
  return (await prisma.dataLoad.count({ where: { what, hash } })) === 1
}

/** Remembers what a database was brought to; a set of other files counts as loaded no more. */
export async function rememberLoad({ prisma }: Database, what: Data, hash: string): Promise<void> {
  const row = { hash, loadedAt: new Date() }
  await prisma.$transaction([
    prisma.dataLoad.deleteMany({ where: { hash: { not: hash } } }),
    prisma.dataLoad.upsert({ where: { what }, create: { what, ...row }, update: row }),
  ])
}
