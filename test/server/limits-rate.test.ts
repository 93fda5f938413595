import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createRate, guessPoints, TooMany } from '../../server/limits/rate.ts'
import { connectRedis, RedisError } from '../../server/limits/redis.ts'

const silent = pino({ level: 'silent' })
const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/15'
const rates = { address: 100, named: 1_000 }
let names = 0
/** A payer that no other test uses, in no other run either. */
const payer = (kind: 'ANONYMOUS' | 'APP' = 'ANONYMOUS') => ({ kind, id: `${kind}:test-${process.pid}-${Date.now()}-${(names += 1)}` })

const answers = await new Promise<boolean>((resolve) => {
  const probe = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null })
  probe.on('error', () => undefined)
  probe.connect().then(
    () => resolve(true),
    () => resolve(false),
  ).finally(() => probe.disconnect())
})
if (!answers) console.log(`No Redis at ${redisUrl}: counting for several processes is NOT tested (TEST_REDIS_URL names another one).`)

const stores = [
  ['in this process', true, () => Promise.resolve(null)],
  ['in Redis', answers, () => connectRedis(redisUrl, silent)],
] as const

describe.each(stores)('points counted %s', (_, isThere, open) => {
  let redis: Redis | null = null
  beforeAll(async () => {
    if (isThere) redis = await open()
  })
  afterAll(() => redis?.disconnect())

  test.runIf(isThere)('are taken until the bucket holds too few, and none are taken then', async () => {
    const rate = createRate(rates, redis)
    const one = payer()
    expect(await rate.take(one, 60)).toMatchObject({ limit: 100, remaining: 40 })
    await expect(rate.take(one, 41)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED', http: { status: 429 } }, budget: { limit: 100, remaining: 40 } })
    expect(await rate.take(one, 40)).toMatchObject({ remaining: 0 })
    await expect(rate.take(one, 1)).rejects.toBeInstanceOf(TooMany)
  })

  test.runIf(isThere)('come back with the minute', async () => {
    const { resetAt } = await createRate(rates, redis).take(payer(), 1)
    expect(resetAt.getTime() - Date.now()).toBeGreaterThan(50_000)
    expect(resetAt.getTime() - Date.now()).toBeLessThanOrEqual(60_000)
  })

  test.runIf(isThere)('that were not used are given back, but not to a later minute', async () => {
    const rate = createRate(rates, redis)
    const one = payer()
    const taken = await rate.take(one, 90)
    expect(await rate.giveBack(one, 50, taken)).toMatchObject({ remaining: 60 })
    const past = { ...taken, resetAt: new Date(Date.now() - 1) }
    expect(await rate.giveBack(one, 40, past)).toBe(past)
    expect(await rate.take(one, 1)).toMatchObject({ remaining: 59 })
  })

  test.runIf(isThere)('are each viewer’s own, and more for those with a name', async () => {
    const rate = createRate(rates, redis)
    const [one, another, app] = [payer(), payer(), payer('APP')]
    await rate.take(one, 100)
    expect(await rate.take(another, 1)).toMatchObject({ remaining: 99 })
    expect(await rate.take(app, 1)).toMatchObject({ limit: 1_000, remaining: 999 })
  })

  test.runIf(isThere)('are used up by wrong keys, which are looked at no more then; a neighbour’s queries do not lock keys out', async () => {
    const rate = createRate(rates, redis)
    const address = payer().id
    await rate.take({ kind: 'ANONYMOUS', id: `address:${address}` }, 100)
    await rate.refuseGuessing(address)
    for (let guess = 0; guess < rates.address / guessPoints; guess += 1) await rate.countGuess(address)
    await expect(rate.refuseGuessing(address)).rejects.toBeInstanceOf(TooMany)
  })

  test.runIf(isThere)('are never more than there are, whoever asks at once', async () => {
    const rate = createRate(rates, redis)
    const one = payer()
    const taken = await Promise.allSettled(Array.from({ length: 150 }, () => rate.take(one, 1)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
  })
})

describe('Redis', () => {
  test('that nobody answers for is told with its place, and no password', async () => {
    const refused = connectRedis('redis://app:hidden@127.0.0.1:1/0', silent)
    await expect(refused).rejects.toBeInstanceOf(RedisError)
    await expect(refused).rejects.toThrow(/127\.0\.0\.1:1 .*REDIS_URL/)
    await expect(refused).rejects.not.toThrow(/hidden/)
  })

  test.runIf(answers)('counts for two processes together', async () => {
    const [here, there] = await Promise.all([connectRedis(redisUrl, silent), connectRedis(redisUrl, silent)])
    const one = payer()
    await createRate(rates, here).take(one, 70)
    await expect(createRate(rates, there).take(one, 31)).rejects.toBeInstanceOf(TooMany)
    here.disconnect()
    there.disconnect()
  })

  test.runIf(answers)('that falls silent or goes away leaves the counting to this process', async () => {
    const tunnel = await tunnelTo(redisUrl)
    const redis = await connectRedis(tunnel.url, silent)
    const rate = createRate(rates, redis)
    const one = payer()
    await rate.take(one, 10)
    tunnel.stall()
    const begun = performance.now()
    expect(await rate.take(one, 1)).toMatchObject({ limit: 100 })
    expect(performance.now() - begun).toBeLessThan(2_000)
    tunnel.close()
    await vi.waitFor(() => expect(redis.status).not.toBe('ready'))
    await rate.take(one, 90)
    await expect(rate.take(one, 20)).rejects.toBeInstanceOf(TooMany)
    redis.disconnect()
  })
})

const opened: { close(): void }[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

/** A way to Redis that can fall silent. */
async function tunnelTo(url: string): Promise<{ url: string; stall(): void; close(): void }> {
  const { hostname, port, pathname } = new URL(url)
  const sockets = new Set<Socket>()
  let isStalled = false
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', (chunk) => isStalled || upstream.write(chunk))
    upstream.on('data', (chunk) => client.write(chunk))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const tunnel = {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    stall: () => void (isStalled = true),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
  opened.push(tunnel)
  return tunnel
}
