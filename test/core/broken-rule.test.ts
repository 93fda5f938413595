import { expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { lostRace } from '../../schema/core/broken-rule.ts'
import { serverUrl, needsServer, withServerDatabase } from '../database/bare-database.ts'
import { openDatabase } from '../../prisma/client.ts'

test.skipIf(serverUrl === null)(`a deadlock is told apart, of a delegate and of raw SQL${needsServer}`, { timeout: 60_000 }, async () => {
  await withServerDatabase(async (url) => {
    const { prisma, close } = await openDatabase({ url })
    try {
      await prisma.$executeRawUnsafe('create table pair (id int primary key, value int)')
      await prisma.$executeRawUnsafe('insert into pair values (1, 0), (2, 0)')
      let [first, second] = [() => {}, () => {}]
      const both = Promise.all([new Promise<void>((resolve) => (first = resolve)), new Promise<void>((resolve) => (second = resolve))])
      const crossed = (one: number, other: number, held: () => void) =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRaw`update pair set value = value + 1 where id = ${one}::int`
          held()
          await both
          await tx.$executeRaw`update pair set value = value + 1 where id = ${other}::int`
        })
      const settled = await Promise.allSettled([crossed(1, 2, () => first()), crossed(2, 1, () => second())])
      const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      expect(errors.map(lostRace)).toEqual([true])
    } finally {
      await close()
    }
  })
})

test('another error is no lost race', () => {
  const known = new Prisma.PrismaClientKnownRequestError('taken', { code: 'P2002', clientVersion: '0' })
  for (const error of [known, new Error('P2034'), null, 'P2034']) expect(lostRace(error)).toBe(false)
  expect(lostRace(new Prisma.PrismaClientKnownRequestError('write conflict', { code: 'P2034', clientVersion: '0' }))).toBe(true)
})
