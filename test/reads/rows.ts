import type { Database } from '../../prisma/client.ts'

/** Whose rows were hidden. */
export interface Holders {
  /** An enterprise with a draft and confidential needs. */
  owner: string
  /** An enterprise that nobody has verified. */
  pending: string
  /** An expert whose profile only she and partners may see. */
  expert: string
}

/** The instant at which tests ask, and the days around it in Korea. */
export const now = new Date('2026-03-02T09:00:00.000Z')
const today = new Date('2026-03-02')
const yesterday = new Date('2026-03-01')

/** Text that a careless writer of JSON, of SQL or of marks would break on. */
export const hostileText = `'" \\ \\' \u0001 0:[1] \u0002 $1 % _ -- /* */ ; \n \t \u2028 😀 \u202e뒤로 </script> {"a":null}`

/** What the demonstration set lacks: rows that only some may see, changes, and hostile text. */
export async function addRows({ prisma }: Database): Promise<Holders> {
  const enterprises = await prisma.organization.findMany({
    where: { type: 'ENTERPRISE', synthetic: true, needs: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, needs: { select: { id: true }, orderBy: { id: 'asc' } } },
    take: 4,
  })
  const [owner, pending, trader, refused] = enterprises
  if (owner === undefined || pending === undefined || trader === undefined || refused === undefined) throw new Error('Expected enterprises with needs.')
  await prisma.need.updateMany({ where: { organizationId: { not: null } }, data: { confidential: hostileText } })
  await prisma.need.createMany({
    data: [owner, pending, trader].map(({ id }, place) => ({
      id: `00000000-0000-4000-8000-00000000010${place}`,
      title: `임시 저장 ${place} ${hostileText}`,
      description: hostileText,
      stage: 'STARTUP' as const,
      status: 'DRAFT' as const,
      organizationId: id,
      synthetic: true,
    })),
  })
  await prisma.organization.update({ where: { id: pending.id }, data: { standing: 'PENDING' } })
  await prisma.organization.update({ where: { id: refused.id }, data: { standing: 'REFUSED' } })
  await prisma.enterpriseDetail.update({ where: { organizationId: trader.id }, data: { legalForm: 'SOLE_TRADER' } })
  const expert = await prisma.expert.findFirstOrThrow({
    where: { consents: { none: { audience: 'PUBLIC', withdrawnAt: null } }, matches: { some: {} } },
    orderBy: { id: 'asc' },
  })
  await endConsents({ prisma })
  await addChanges({ prisma }, [...enterprises.map(({ id }) => id), ...enterprises.flatMap(({ needs }) => needs.map(({ id }) => id)), expert.id])
  const holders = { owner: owner.id, pending: pending.id, expert: expert.id }
  await addAccess({ prisma }, holders)
  return holders
}

/** Ids of the keys that viewers use. */
export const keyIds = { reader: '00000000-0000-4000-8000-000000000001', expert: '00000000-0000-4000-8000-000000000002', operator: '00000000-0000-4000-8000-000000000003' }

/** Keys in force and ended, of all sorts of holders, and members. */
async function addAccess({ prisma }: Pick<Database, 'prisma'>, { owner, pending, expert }: Holders): Promise<void> {
  const secret = { kind: 'SECRET' as const, secretHash: new Uint8Array(32), origins: [] }
  const ends = [{}, { expiresAt: now }, { expiresAt: new Date(now.getTime() + 1) }, { revokedAt: yesterday }]
  const held = [
    { holder: { organizationId: owner, scopes: ['READ_EXPERTS' as const] }, used: keyIds.reader },
    { holder: { organizationId: pending, scopes: [] }, used: null },
    { holder: { expertId: expert, scopes: [] }, used: keyIds.expert },
    { holder: { scopes: ['OPERATE' as const] }, used: keyIds.operator },
  ]
  await prisma.apiKey.createMany({
    data: held.flatMap(({ holder, used }, whose) =>
      ends.map((end, place) => {
        const id = `00000000-0000-4000-8000-0000000002${whose}${place}`
        return { ...secret, ...holder, ...end, id: place === 0 ? (used ?? id) : id, keyId: `aKeyOfTheTests${whose}${place}`, label: `열쇠 ' " \\ ${place}`, createdAt: place % 2 === 0 ? today : yesterday }
      }),
    ),
  })
  await prisma.membership.createMany({
    data: [owner, pending].flatMap((organizationId, whose) =>
      [0, 1, 2].map((place) => ({
        organizationId,
        id: `00000000-0000-4000-8000-0000000003${whose}${place}`,
        issuer: 'https://id.test',
        subject: `member ${place}`,
        role: place === 0 ? ('OWNER' as const) : ('STAFF' as const),
        createdAt: today,
      })),
    ),
  })
}

/** Consents that end on the day of the tests, and the day before. */
async function endConsents({ prisma }: Pick<Database, 'prisma'>): Promise<void> {
  const consents = await prisma.consent.findMany({ where: { withdrawnAt: null, fieldGroup: 'PROFILE' }, orderBy: { id: 'asc' }, take: 40 })
  for (const [place, { id }] of consents.entries()) await prisma.consent.update({ where: { id }, data: { retentionUntil: place % 2 === 0 ? today : yesterday } })
}

/** Two changes of each row, as mutations would record them. */
async function addChanges({ prisma }: Pick<Database, 'prisma'>, targets: readonly string[]): Promise<void> {
  const { id: sourceId } = await prisma.source.findFirstOrThrow({ orderBy: { id: 'asc' } })
  for (const targetId of targets) {
    const entry = { actor: 'key:00000000-0000-4000-8000-000000000003', requestId: 'a-test', targetType: 'Node', targetId, at: new Date('2026-02-01T00:00:00.120Z') }
    await prisma.auditEntry.create({ data: { ...entry, action: 'correctFact', reason: hostileText, sourceId, version: 2, values: { create: [{ field: 'name', former: hostileText, current: '새 이름' }, { field: 'note', former: null, current: hostileText }] } } })
    await prisma.auditEntry.create({ data: { ...entry, action: 'updateNeed' } })
  }
}
