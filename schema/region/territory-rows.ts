import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { type Territory, territoryOf } from './territory.ts'

const text = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null
const period = <T extends { validFrom: Date | null; validTo: Date | null }>(row: T) => ({
  ...row,
  validFrom: text(row.validFrom),
  validTo: text(row.validTo),
})

/** Reads the country's regions: a few hundred rows, in five statements. */
export async function readTerritory(prisma: PrismaClient): Promise<Territory> {
  const dates = { validFrom: true, validTo: true }
  const [regions, names, codes, parents, successions] = await Promise.all([
    prisma.region.findMany({ select: { id: true, name: true, ...dates } }),
    prisma.regionName.findMany({ select: { regionId: true, name: true, ...dates } }),
    prisma.regionCode.findMany({ select: { regionId: true, scheme: true, code: true, ...dates } }),
    prisma.regionParent.findMany({ select: { childId: true, parentId: true, ...dates } }),
    prisma.regionSuccession.findMany({ select: { predecessorId: true, successorId: true } }),
  ])
  return territoryOf({
    regions: regions.map(period),
    names: names.map(period),
    codes: codes.map(period),
    parents: parents.map(period),
    successions,
  })
}
