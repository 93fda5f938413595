import { randomUUID } from 'node:crypto'
import type { Database } from '../../prisma/client.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { checkDigit } from '../../prisma/registration-number.ts'
import { encodeId } from '../../schema/core/global-id.ts'

/** Whom a change must not show to. */
export interface Onlooker {
  organizationId: string | null
  expertId: string | null
  readsExperts: boolean
  operates: boolean
}

/** A change of rows that an onlooker may not see. */
export interface Change {
  kind: Kind
  /** Which row, and which values: any numbers. */
  a: number
  b: number
  /** A text that stands nowhere else. */
  word: string
}

/** A change that is about to be made. */
export interface Planned {
  /** Global ids, texts and numbers that it touches: what a curious viewer would ask for. */
  ids: string[]
  words: string[]
  numbers: string[]
  /** Makes it; gives how many rows changed. */
  make(): Promise<number>
}

interface Rows {
  database: Database
  onlooker: Onlooker
  change: Change
}

type Plan = (rows: Rows) => Promise<Planned | null>

const nothing = { ids: [], words: [], numbers: [] }
const plan = (make: () => Promise<number>, touched: Partial<Planned> = {}): Planned => ({ ...nothing, ...touched, make })
const query = async ({ database }: Pick<Rows, 'database'>, text: string, values: readonly unknown[] = []) => database.pool.query<Record<string, string>>(text, [...values])
const count = async (rows: Pick<Rows, 'database'>, text: string, values: readonly unknown[]) => (await query(rows, text, values)).rowCount ?? 0
const pick = <T>(all: readonly T[], place: number): T | null => all[place % Math.max(1, all.length)] ?? null
const idOf = async (rows: Rows, text: string, place: number, values: readonly unknown[] = []) => pick((await query(rows, text, values)).rows, place)?.['id'] ?? null
const day = (number: number) => new Date(Date.UTC(2023, 0, 1 + (number % 900))).toISOString()

/** Experts whom the onlooker may not see, told by the consents themselves. */
async function hiddenExpert(rows: Rows): Promise<string | null> {
  const { onlooker, change } = rows
  const audiences = onlooker.readsExperts ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']
  return idOf(
    rows,
    `select id from "Expert" e where id::text <> $1 and not exists (select 1 from "Consent" c where c."expertId" = e.id and c."fieldGroup" = 'PROFILE'
      and c.audience::text = any($2) and c."withdrawnAt" is null and c."retentionUntil" >= current_date) order by id`,
    change.a,
    [onlooker.expertId ?? '', audiences],
  )
}

/** An organisation that is neither verified nor the onlooker's. */
const hiddenOrganization = (rows: Rows) =>
  idOf(rows, `select id from "Organization" where standing <> 'VERIFIED' and id::text <> $1 and not $2 order by id`, rows.change.a, [rows.onlooker.organizationId ?? '', rows.onlooker.operates])

const region = (rows: Rows) => idOf(rows, `select id from "Region" where level = 'SIDO' and "validTo" is null order by id`, rows.change.b)
const field = (rows: Rows) => idOf(rows, 'select id from "ScienceField" order by id', rows.change.b)
const band = ({ change }: Rows) => pick(['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'], change.b) ?? 'FROM_20'
const digits = ({ change }: Rows) => {
  const nine = String(100_000_000 + ((change.a * 7919 + change.b) % 800_000_000))
  return `${nine}${checkDigit(nine)}`
}

async function cite(rows: Rows, column: string, target: string): Promise<number> {
  const { rows: found } = await query(rows, 'select id from "Source" order by id limit 1')
  return count(rows, `insert into "Citation" (id, "sourceId", method, "quotedAs", "${column}") values ($1, $2, 'STATED', $3, $4)`, [randomUUID(), found[0]?.['id'], rows.change.word, target])
}

const findByName = ({ database: { prisma } }: Rows, id: string) => rebuildSearchNames({ query: async (sql, values = []) => ({ rows: await prisma.$queryRawUnsafe<unknown[]>(sql, ...values) }) }, [id])

const consent = (rows: Rows, column: 'expertId' | 'entrepreneurId', person: string, { group = 'PROFILE', audience = 'PARTNERS', until = '2090-01-01', withdrawnAt = null as string | null }) =>
  count(
    rows,
    `insert into "Consent" (id, "${column}", purpose, "fieldGroup", audience, "textVersion", "grantedAt", "retentionUntil", "withdrawnAt")
     values ($1, $2, $3::"ConsentPurpose", $4::"ConsentFieldGroup", $5::"ConsentAudience", $6, '2024-01-01', $7, $8) on conflict do nothing`,
    [randomUUID(), person, audience === 'PUBLIC' ? 'PUBLICATION' : 'MATCHING', group, audience, rows.change.word, until, withdrawnAt],
  )

/** Without the triggers: what a change of a row tells by its version is no matter of what was hidden in it. */
async function silently(rows: Rows, text: string, values: readonly unknown[]): Promise<number> {
  const client = await rows.database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const { rowCount } = await client.query(text, [...values])
    await client.query('commit')
    return rowCount ?? 0
  } finally {
    client.release()
  }
}

const plans = {
  'an expert comes': async (rows) => {
    const { change, onlooker } = rows
    const id = randomUUID()
    const [place, code] = [await region(rows), await field(rows)]
    return plan(
      async () => {
        await query(rows, `insert into "Expert" (id, name, "nameEn", "careerBand", "regionId", "createdAt", synthetic) values ($1, $2, $2, $3::"CareerBand", $4, $5, true)`, [id, change.word, band(rows), place, day(change.a)])
        await query(rows, 'insert into "ExpertField" ("expertId", "fieldId") values ($1, $2)', [id, code])
        await query(rows, `insert into "ExpertIdentity" ("expertId", name, employer, email, phone) values ($1, $2, $2, 'x@example.invalid', '02-000-0000')`, [id, change.word])
        if (change.b % 4 === 1) await consent(rows, 'expertId', id, { audience: 'PUBLIC', withdrawnAt: '2025-01-01' })
        if (change.b % 4 === 2) await consent(rows, 'expertId', id, { audience: 'PUBLIC', until: '2025-01-01' })
        if (change.b % 4 === 3 && !onlooker.readsExperts) await consent(rows, 'expertId', id, {})
        return cite(rows, 'expertId', id)
      },
      { ids: [encodeId('Expert', id)], words: [change.word] },
    )
  },
  'a hidden expert changes': async (rows) => {
    const { change } = rows
    const [id, place, code] = [await hiddenExpert(rows), await region(rows), await field(rows)]
    if (id === null) return null
    return plan(
      async () => {
        await query(rows, 'delete from "ExpertField" where "expertId" = $1', [id])
        await query(rows, 'insert into "ExpertField" ("expertId", "fieldId") values ($1, $2)', [id, code])
        return count(rows, `update "Expert" set name = $2, "nameEn" = $2, "careerBand" = $3::"CareerBand", "regionId" = $4, "createdAt" = $5 where id = $1`, [id, change.word, band(rows), place, day(change.b)])
      },
      { ids: [encodeId('Expert', id)], words: [change.word] },
    )
  },
  'a hidden expert goes': async (rows) => {
    const id = await idOf(rows, `select e.id from "Expert" e where not exists (select 1 from "Match" m where m."expertId" = e.id) and not exists (select 1 from "Consent" c where c."expertId" = e.id and c."withdrawnAt" is null) order by e.id`, rows.change.a)
    return id === null || id === rows.onlooker.expertId ? null : plan(() => count(rows, 'delete from "Expert" where id = $1', [id]), { ids: [encodeId('Expert', id)] })
  },
  'the name of an expert who tells it to nobody changes': async (rows) => {
    const { change, onlooker } = rows
    const audience = onlooker.readsExperts ? `and not exists (select 1 from "Consent" c where c."expertId" = e.id and c."fieldGroup" = 'IDENTITY' and c."withdrawnAt" is null)` : ''
    const id = await idOf(rows, `select e.id from "Expert" e where e.id::text <> $1 ${audience} order by e.id`, change.a, [onlooker.expertId ?? ''])
    if (id === null) return null
    return plan(() => count(rows, `insert into "ExpertIdentity" ("expertId", name, employer, email) values ($1, $2, $2, $3) on conflict ("expertId") do update set name = $2, employer = $2, email = $3`, [id, change.word, 'y@example.invalid']), { ids: [encodeId('Expert', id)], words: [change.word] })
  },
  'the contact of an expert changes': async (rows) => {
    const id = await idOf(rows, `select "expertId" as id from "ExpertIdentity" where "expertId"::text <> $1 order by 1`, rows.change.a, [rows.onlooker.expertId ?? ''])
    return id === null ? null : plan(() => count(rows, 'update "ExpertIdentity" set email = $2, phone = $2 where "expertId" = $1', [id, rows.change.word]), { ids: [encodeId('Expert', id)], words: [rows.change.word] })
  },
  'a consent that shows nothing to the viewer comes or goes': async (rows) => {
    const { change, onlooker } = rows
    const id = await hiddenExpert(rows)
    if (id === null) return null
    return plan(
      async () => {
        if (change.b % 3 === 0) return count(rows, `update "Consent" set "textVersion" = $2 where "expertId" = $1`, [id, change.word])
        if (change.b % 3 === 1) return consent(rows, 'expertId', id, { group: 'CONTACT' })
        return onlooker.readsExperts ? consent(rows, 'expertId', id, { withdrawnAt: '2025-06-01' }) : consent(rows, 'expertId', id, {})
      },
      { ids: [encodeId('Expert', id)] },
    )
  },
  'a prospective entrepreneur whom nobody may see changes': async (rows) => {
    const { change } = rows
    const audiences = rows.onlooker.readsExperts ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']
    const [id, place] = [
      await idOf(rows, `select id from "ProspectiveEntrepreneur" p where not exists (select 1 from "Consent" c where c."entrepreneurId" = p.id and c.audience::text = any($1) and c."withdrawnAt" is null) order by id`, change.a, [audiences]),
      await region(rows),
    ]
    if (id === null) return null
    return plan(() => count(rows, `update "ProspectiveEntrepreneur" set name = $2, "nameEn" = $2, form = $3::"EntrepreneurForm", "regionId" = $4 where id = $1`, [id, change.word, change.b % 2 === 0 ? 'TEAM' : 'PERSON', place]), { ids: [encodeId('ProspectiveEntrepreneur', id)], words: [change.word] })
  },
  'a draft comes': async (rows) => {
    const { change, onlooker } = rows
    if (onlooker.operates) return null
    const id = randomUUID()
    const [owner, code] = [await idOf(rows, `select id from "Organization" where type = 'ENTERPRISE' and synthetic and id::text <> $1 order by id`, change.a, [onlooker.organizationId ?? '']), await field(rows)]
    return plan(
      async () => {
        await query(rows, `insert into "Need" (id, title, description, confidential, stage, status, "organizationId", synthetic, "createdAt") values ($1, $2, $2, $2, 'PRODUCTION', 'DRAFT', $3, true, $4)`, [id, change.word, owner, day(change.b)])
        await query(rows, 'insert into "NeedField" ("needId", "fieldId") values ($1, $2)', [id, code])
        await findByName(rows, id)
        return cite(rows, 'needId', id)
      },
      { ids: [encodeId('Need', id), encodeId('Enterprise', owner ?? '')], words: [change.word] },
    )
  },
  'a draft changes or goes': async (rows) => {
    const { change, onlooker } = rows
    if (onlooker.operates) return null
    const id = await idOf(rows, `select id from "Need" where status = 'DRAFT' and "organizationId"::text <> $1 order by id`, change.a, [onlooker.organizationId ?? ''])
    if (id === null) return null
    const make = async () => {
      if (change.b % 3 === 0) return count(rows, 'delete from "Need" where id = $1', [id])
      const changed = await count(rows, `update "Need" set title = $2, description = $2, stage = $3::"NeedStage", "createdAt" = $4 where id = $1`, [id, change.word, pick(['STARTUP', 'PRODUCTION'], change.b), day(change.b)])
      await findByName(rows, id)
      return changed
    }
    return plan(make, { ids: [encodeId('Need', id)], words: [change.word] })
  },
  'what is confidential of a need changes': async (rows) => {
    const { change, onlooker } = rows
    if (onlooker.operates) return null
    const id = await idOf(rows, `select id from "Need" where status <> 'DRAFT' and coalesce("organizationId"::text, '') <> $1 order by id`, change.a, [onlooker.organizationId ?? ''])
    return id === null ? null : plan(() => silently(rows, 'update "Need" set confidential = $2 where id = $1', [id, change.b % 3 === 0 ? null : change.word]), { ids: [encodeId('Need', id)], words: [change.word] })
  },
  'an organisation registers itself': async (rows) => {
    const { change } = rows
    if (rows.onlooker.operates) return null
    const id = randomUUID()
    const [place, parent] = [await region(rows), await idOf(rows, `select id from "Organization" where standing = 'VERIFIED' and synthetic order by id`, change.b)]
    const number = digits(rows)
    return plan(
      async () => {
        await query(rows, `insert into "Organization" (id, type, name, "nameEn", "regionId", "parentId", "supervisorId", note, standing, synthetic, "createdAt") values ($1, 'ENTERPRISE', $2, $2, $3, $4, $4, $2, 'PENDING', true, $5)`, [id, change.word, place, parent, day(change.b)])
        await query(rows, `insert into "EnterpriseDetail" ("organizationId", "legalForm", "womenOwned") values ($1, $2::"LegalForm", true)`, [id, pick(['SOLE_TRADER', 'COOPERATIVE'], change.b)])
        await query(rows, `insert into "OrganizationIdentifier" (id, "organizationId", scheme, value) values ($1, $2, 'KR_BRN', $3)`, [randomUUID(), id, number])
        const [name, office, kind] = [randomUUID(), randomUUID(), randomUUID()]
        await query(rows, `insert into "OrganizationName" (id, "organizationId", value, lang, kind) values ($1, $2, $3, 'KO', 'ALIAS')`, [name, id, change.word])
        await query(rows, 'insert into "ContactPoint" (id, "organizationId", name, phone) values ($1, $2, $3, $3)', [office, id, change.word])
        await query(rows, `insert into "HeldKind" (id, "organizationId", kind, stage, "validFrom") values ($1, $2, 'COOPERATIVE', 'CERTIFIED', '2024-01-01')`, [kind, id])
        await findByName(rows, id)
        await cite(rows, 'organizationNameId', name)
        await cite(rows, 'contactPointId', office)
        await cite(rows, 'heldKindId', kind)
        return cite(rows, 'organizationId', id)
      },
      { ids: [encodeId('Enterprise', id), encodeId('Enterprise', parent ?? '')], words: [change.word], numbers: [number] },
    )
  },
  'an organisation that nobody verified changes, is refused or goes': async (rows) => {
    const { change } = rows
    const [id, place] = [await hiddenOrganization(rows), await region(rows)]
    if (id === null) return null
    const make = async () => {
      if (change.b % 4 === 0) return count(rows, 'delete from "Organization" where id = $1', [id])
      if (change.b % 4 === 1) return count(rows, `update "Organization" set standing = 'REFUSED' where id = $1`, [id])
      const changed = await count(rows, 'update "Organization" set name = $2, "nameEn" = $2, "regionId" = $3, "createdAt" = $4 where id = $1', [id, change.word, place, day(change.b)])
      await findByName(rows, id)
      return changed
    }
    return plan(make, { ids: [encodeId('Enterprise', id)], words: [change.word] })
  },
  'the numbers of a sole trader change': async (rows) => {
    const { change, onlooker } = rows
    if (onlooker.operates) return null
    const id = await idOf(rows, `select "organizationId" as id from "EnterpriseDetail" d where "legalForm" = 'SOLE_TRADER' and "organizationId"::text <> $1 order by 1`, change.a, [onlooker.organizationId ?? ''])
    if (id === null) return null
    const number = digits(rows)
    const office = randomUUID()
    return plan(
      async () => {
        if (change.b % 3 === 0) return count(rows, 'delete from "OrganizationIdentifier" where "organizationId" = $1', [id])
        if (change.b % 3 === 1) return count(rows, `insert into "OrganizationIdentifier" (id, "organizationId", scheme, value) values ($1, $2, 'KR_BRN', $3) on conflict do nothing`, [randomUUID(), id, number])
        await query(rows, 'insert into "ContactPoint" (id, "organizationId", name, phone) values ($1, $2, $3, $3)', [office, id, change.word])
        return cite(rows, 'contactPointId', office)
      },
      { ids: [encodeId('Enterprise', id)], words: [change.word], numbers: [number] },
    )
  },
  'keys, members, looks, changes and events of others come': async (rows) => {
    const { change, onlooker } = rows
    const owner = await idOf(rows, `select id from "Organization" where id::text <> $1 order by id`, change.a, [onlooker.organizationId ?? ''])
    const expert = onlooker.operates ? null : await idOf(rows, 'select id from "Expert" where id::text <> $1 order by id', change.a, [onlooker.expertId ?? ''])
    const target = await hiddenExpert(rows)
    return plan(async () => {
      await query(rows, `insert into "ApiKey" (id, "keyId", kind, label, "secretHash", scopes, origins, "organizationId") values ($1, $2, 'SECRET', $3, $4, '{}', '{}', $5)`, [randomUUID(), randomUUID().replaceAll('-', ''), change.word, Buffer.alloc(32), owner])
      await query(rows, `insert into "Membership" (id, issuer, subject, "organizationId", role) values ($1, 'https://id.example/', $2, $3, 'STAFF') on conflict do nothing`, [randomUUID(), change.word, owner])
      if (expert !== null) await query(rows, `insert into "ContactView" (id, "expertId", purpose, reason, "organizationId", viewer) values ($1, $2, 'MATCHING', $3, $4, $3)`, [randomUUID(), expert, change.word, owner])
      await query(rows, `insert into "OutboxEvent" (kind, "targetType", "targetId") values ('CHANGED', 'Expert', $1)`, [target ?? randomUUID()])
      return target === null ? 1 : count(rows, `insert into "AuditEntry" (action, actor, "requestId", "targetType", "targetId", reason) values ('updateExpert', $1, $1, 'Expert', $2, $1)`, [change.word, target])
    })
  },
} satisfies Record<string, Plan>

export type Kind = keyof typeof plans
export const kinds = Object.keys(plans) as Kind[]

/** What a change is going to touch; null where there is nothing that it could be made on. */
export const planned = (rows: Rows): Promise<Planned | null> => plans[rows.change.kind](rows)
