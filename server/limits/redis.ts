import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** Redis can't be used; the message says where and what to do. */
export class RedisError extends Error {
  override name = 'RedisError'
}

const connectWithin = 3_000
const answerWithin = 500

/**
 * Connects to the Redis that all processes count in. What it does not answer within half a second fails, and is
 * counted in this process; a lost connection is made anew by itself.
 * @param url redis://user:password@host:6379/0, or rediss:// for TLS
 * @throws RedisError when nobody answers there within 3 s
 */
export async function connectRedis(url: string, log: Logger): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: connectWithin,
    commandTimeout: answerWithin,
    retryStrategy: (times) => Math.min(times * 200, 5_000),
  })
  const failures: NodeJS.ErrnoException[] = []
  redis.on('error', (error: NodeJS.ErrnoException) => failures.splice(0, 1, error))
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    redis.disconnect()
    const failure = failures[0] ?? (error as NodeJS.ErrnoException)
    const reason = failure.code ?? failure.message
    throw new RedisError(`Redis at ${new URL(url).host} can't be used (${reason}): start it, or correct REDIS_URL.`, { cause: error })
  }
  redis.on('close', () => log.warn({ err: failures[0] }, 'Redis is gone: limits are counted in this process until it is back'))
  redis.on('ready', () => log.info('Redis is back'))
  return redis
}
