import { Prisma, type PrismaClient } from '../generated/client/client.ts'
import { koreanDay } from '../korean-day.ts'
import { expireMatches } from '../matching/expire.ts'

/** What a sweep deleted and ended. */
export interface Swept {
  /** Names and contacts of experts of whom no consent holds any more. */
  identities: number
  /** Idempotency keys that no repeat is answered by any more. */
  idempotencyKeys: number
  /** Events that were told long ago. */
  events: number
  /** Matches that ended since their day has passed. */
  matches: number
}

const day = 86_400_000
const keyLife = day
/** A day more than the feed promises, so that none goes while it is told. */
const eventLife = 8 * day

/**
 * Deletes what may not be kept, or need not: names, contacts and what experts tell of themselves in words when every
 * consent is withdrawn or past its last day (개인정보 보호법 §21), idempotency keys after a day, events after eight. Matches
 * end whose day has passed. To be called about every hour; several processes may sweep at once.
 */
export async function sweep(prisma: PrismaClient, now: Date): Promise<Swept> {
  const before = (age: number) => new Date(now.getTime() - age)
  const identities = await sweepIdentities(prisma, now)
  const { count: idempotencyKeys } = await prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(keyLife) } } })
  const { count: events } = await prisma.outboxEvent.deleteMany({ where: { at: { lt: before(eventLife) } } })
  const matches = await expireMatches(prisma, now)
  return { identities, idempotencyKeys, events, matches }
}

/** Whoever gives a consent at this moment holds the row of the expert, so that it is looked at again once that is done. */
function sweepIdentities(prisma: PrismaClient, now: Date): Promise<number> {
  const isSilent = Prisma.sql`not exists (select 1 from "Consent" c where c."expertId" = e.id and c."withdrawnAt" is null and c."retentionUntil" >= ${koreanDay(now)}::date)`
  return prisma.$transaction(async (tx) => {
    const held = await tx.$queryRaw<{ id: string }[]>`
      select e.id::text as id from "Expert" e left join "ExpertIdentity" i on i."expertId" = e.id
      where (i."expertId" is not null or e.expertise is not null) and ${isSilent}
      for update of e skip locked`
    if (held.length === 0) return 0
    const ids = held.map(({ id }) => id)
    await tx.$executeRaw`
      update "Expert" e set expertise = null, "updatedAt" = ${now}, "editedByUser" = true where e.id = any(${ids}::text[]::uuid[]) and e.expertise is not null
      and ${isSilent}`
    return tx.$executeRaw`
      delete from "ExpertIdentity" i using "Expert" e where e.id = i."expertId" and e.id = any(${ids}::text[]::uuid[]) and ${isSilent}`
  })
}
