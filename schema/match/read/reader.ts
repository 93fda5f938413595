import type { PrismaClient } from '../../../prisma/generated/client/client.ts'
import type { Territory } from '../../region/territory.ts'

/** What reads: the database, or a transaction on it. */
export type Reader = Pick<PrismaClient, '$queryRaw'>

/** As of when records are read, and by what. */
export interface ReadAt {
  /** Today in Korea: consents count as they hold on this day, and what was asked fades by whole days. */
  today: Date
  territory: Territory
  /** Days after which an ask counts half, as the policy says. */
  askHalfLife: number
}
