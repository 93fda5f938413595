import { hkdfSync } from 'node:crypto'
import { createKey, type KeyHolder } from '../../prisma/access/key.ts'
import { keyParts, writeKey } from '../../prisma/access/key-text.ts'
import type { Database } from '../../prisma/client.ts'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { roleScopes } from '../../schema/core/viewer.ts'

/** A key with which a newcomer tries the demonstration set. */
export interface DemoKey {
  whose: 'operator' | 'enterprise' | 'expert'
  /** Name of the enterprise, pseudonym of the expert; null: an operator has none. */
  name: string | null
  /** The key as its holder writes it. */
  text: string
}

const kinds = ['operator', 'enterprise', 'expert'] as const

/**
 * The keys of the demonstration: made where they are missing, left alone where somebody ended them. They follow from the
 * secret of the folder, so that each start prints the same ones and none is stored in clear.
 * @returns the keys that are taken; one is left out whose holder the set lacks
 */
export async function demoKeys({ prisma }: Database, secret: string, now: Date = new Date()): Promise<DemoKey[]> {
  const parts = kinds.map((whose) => ({ whose, ...keyParts(new Uint8Array(hkdfSync('sha256', secret, '', `yeondae demonstration key: ${whose}`, 48))) }))
  const rows = await prisma.apiKey.findMany({
    where: { keyId: { in: parts.map(({ keyId }) => keyId) } },
    select: { keyId: true, revokedAt: true, expiresAt: true, organization: { select: { name: true } }, expert: { select: { name: true } } },
  })
  const keys: DemoKey[] = []
  for (const { whose, ...key } of parts) {
    const row = rows.find(({ keyId }) => keyId === key.keyId)
    if (row !== undefined) {
      const isLive = row.revokedAt === null && (row.expiresAt === null || row.expiresAt > now)
      if (isLive) keys.push({ whose, name: row.organization?.name ?? row.expert?.name ?? null, text: writeKey({ kind: 'SECRET', ...key }) })
      continue
    }
    const found = await holderOf[whose](prisma)
    if (found === null) continue
    const { holder, name } = found
    const scopes = whose === 'enterprise' ? roleScopes.OWNER : []
    const { text } = await createKey(prisma, { kind: 'SECRET', holder, label: `demonstration: ${whose}`, scopes }, { now, parts: key })
    keys.push({ whose, name, text })
  }
  return keys
}

type Found = { holder: KeyHolder; name: string | null } | null

/** The enterprise that has most needs, and the first expert who shares her contact and has matches. */
const holderOf: Readonly<Record<DemoKey['whose'], (prisma: PrismaClient) => Promise<Found>>> = {
  operator: () => Promise.resolve({ holder: 'OPERATOR', name: null }),
  async enterprise(prisma) {
    const row = await prisma.organization.findFirst({
      where: { synthetic: true, type: 'ENTERPRISE', standing: 'VERIFIED', needs: { some: {} } },
      orderBy: [{ needs: { _count: 'desc' } }, { name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    })
    return row && { holder: { organizationId: row.id }, name: row.name }
  },
  async expert(prisma) {
    const consented = { withdrawnAt: null, audience: 'PARTNERS', fieldGroup: 'CONTACT' } as const
    const row = await prisma.expert.findFirst({
      where: { synthetic: true, withdrawnAt: null, consents: { some: consented }, matches: { some: {} } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    })
    return row && { holder: { expertId: row.id }, name: row.name }
  },
}
