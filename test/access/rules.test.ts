import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { type AccessScope, ConsentFieldGroup, ConsentPurpose, LegalForm, NeedStatus, OrganizationStanding } from '../../prisma/generated/client/enums.ts'
import { canManageKey, canManageMember, isPersonsOwn, manageableKeyWhere, manageableMemberWhere, personsOwnWhere } from '../../schema/access/access.ts'
import { consentingWhere, consents } from '../../schema/access/consent-rule.ts'
import { type Scope, todayInKorea } from '../../schema/context.ts'
import type { Where } from '../../schema/core/page.ts'
import { anonymous, type Grant, type Viewer } from '../../schema/core/viewer.ts'
import { whereSql } from '../../schema/core/where-sql.ts'
import { canReadIdentity, canViewExpert, readableIdentityWhere, viewableExpertWhere } from '../../schema/expert/access.ts'
import { canViewEntrepreneur, canViewNeed, ownsNeed, readableConfidentialWhere, viewableEntrepreneurWhere, viewableNeedWhere } from '../../schema/need/access.ts'
import { canSeePersonal, canViewOrganization, impersonalWhere, viewableOrganizationWhere } from '../../schema/organization/access.ts'
import { viewableCitationWhere } from '../../schema/provenance/access.ts'
import { freshDatabase } from '../support/databases.ts'
import { scopeOf } from '../support/viewers.ts'

const now = new Date('2027-03-02T15:30:00Z')
const today = todayInKorea(now)
const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000)

/** In which states a consent can be; the last day still counts. */
const endings = {
  live: { retentionUntil: day(100), withdrawnAt: null },
  lastDay: { retentionUntil: today, withdrawnAt: null },
  lapsed: { retentionUntil: day(-1), withdrawnAt: null },
  withdrawn: { retentionUntil: day(100), withdrawnAt: now },
}
type Ending = keyof typeof endings
const ends = Object.keys(endings) as Ending[]

let database: Database
let regionId: string
let sourceId: string
const own: string[] = []
const experts: string[] = []

const consentRow = (fieldGroup: ConsentFieldGroup, audience: 'PUBLIC' | 'PARTNERS', ending: Ending, purpose: ConsentPurpose = audience === 'PUBLIC' ? 'PUBLICATION' : 'MATCHING') => ({
  id: randomUUID(), fieldGroup, audience, purpose, textVersion: '1', grantedAt: new Date('2026-01-01'), ...endings[ending],
})

beforeAll(async () => {
  database = await freshDatabase('empty')
  const { prisma } = database
  regionId = (await prisma.region.create({ data: { id: randomUUID(), level: 'SIDO', name: '도' } })).id
  sourceId = (await prisma.source.create({ data: { id: randomUUID(), key: 'rules', title: '출처' } })).id
  await makeOrganizations()
  await makePersons()
  await makeNeeds()
  await makeAccess()
}, 120_000)
afterAll(() => database.close())

async function makeOrganizations() {
  const enterprises = [null, ...Object.values(LegalForm)].map((legalForm) => ({ type: 'ENTERPRISE' as const, enterprise: { create: { legalForm } } }))
  const others = [
    { type: 'PUBLIC_BUYER' as const, publicBuyer: { create: {} } },
    { type: 'SUPPORT_ORGANIZATION' as const, supportOrganization: { create: {} } },
    { type: 'CIVIC_ORGANIZATION' as const, civicOrganization: { create: { form: 'NETWORK' as const } } },
  ]
  for (const standing of Object.values(OrganizationStanding)) {
    for (const isOwn of [false, true]) {
      for (const details of [...enterprises, ...others]) {
        const id = randomUUID()
        await database.prisma.organization.create({
          data: {
            id, name: `기관 ${id}`, standing, ...details,
            identifiers: { create: { id: randomUUID(), scheme: 'KR_CERT', value: id } },
            contactPoints: { create: { id: randomUUID(), name: '사무국' } },
            citations: { create: { id: randomUUID(), sourceId, method: 'STATED' } },
          },
        })
        if (isOwn) own.push(id)
      }
    }
  }
}

async function makePersons() {
  const { prisma } = database
  const profiles = [[], ...(['PUBLIC', 'PARTNERS'] as const).flatMap((audience) => ends.map((end) => [consentRow('PROFILE', audience, end)]))]
  const others = (group: 'IDENTITY' | 'CONTACT') => [[], ...ends.map((end) => [consentRow(group, 'PARTNERS', end)]), [consentRow(group, 'PARTNERS', 'live', 'MENTORING')]]
  for (const profile of profiles) {
    const entrepreneurId = randomUUID()
    await prisma.prospectiveEntrepreneur.create({
      data: { id: entrepreneurId, name: '예비창업가', form: 'PERSON', regionId, consents: { create: fresh(profile) }, citations: { create: { id: randomUUID(), sourceId, method: 'STATED' } } },
    })
    for (const identity of others('IDENTITY')) {
      for (const contact of others('CONTACT')) {
        const id = randomUUID()
        experts.push(id)
        await prisma.expert.create({
          data: { id, name: '전문가', careerBand: 'FROM_20', regionId, consents: { create: fresh([...profile, ...identity, ...contact]) }, citations: { create: { id: randomUUID(), sourceId, method: 'STATED' } } },
        })
      }
    }
  }
}

const fresh = <Row extends { id: string }>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, id: randomUUID() }))

async function makeNeeds() {
  const { prisma } = database
  const organizations = await prisma.organization.findMany({ where: { type: 'ENTERPRISE' } })
  const entrepreneurs = await prisma.prospectiveEntrepreneur.findMany()
  const owners = [...organizations.filter((_, place) => place % 4 < 2).map(({ id }) => ({ organizationId: id })), ...entrepreneurs.map(({ id }) => ({ entrepreneurId: id }))]
  for (const owner of owners) {
    for (const status of Object.values(NeedStatus)) {
      await prisma.need.create({ data: { id: randomUUID(), title: '수요', description: '내용', confidential: '비공개', stage: 'PRODUCTION', status, ...owner, citations: { create: { id: randomUUID(), sourceId, method: 'STATED' } } } })
    }
  }
}

async function makeAccess() {
  const { prisma } = database
  for (const organizationId of own.slice(0, 6)) {
    await prisma.membership.create({ data: { id: randomUUID(), issuer: 'https://id.example', subject: organizationId, organizationId, role: 'STAFF' } })
    await prisma.apiKey.create({ data: { id: randomUUID(), keyId: keyId(), kind: 'SECRET', label: '앱', secretHash: new Uint8Array(32), organizationId } })
  }
  for (const expertId of experts.slice(0, 3)) {
    await prisma.apiKey.create({ data: { id: randomUUID(), keyId: keyId(), kind: 'SECRET', label: '본인', secretHash: new Uint8Array(32), expertId } })
    await prisma.contactView.create({ data: { id: randomUUID(), expertId, purpose: 'MATCHING', reason: '상담', viewer: 'key:x' } })
  }
  await prisma.apiKey.create({ data: { id: randomUUID(), keyId: keyId(), kind: 'SECRET', label: '운영', secretHash: new Uint8Array(32), scopes: ['OPERATE'] } })
}
const keyId = () => randomUUID().replaceAll('-', '').slice(0, 22)

const grant = (organizationId: string, scopes: AccessScope[]): Grant => ({ organizationId, type: 'ENTERPRISE', role: null, scopes: new Set(scopes) })
const viewer = (grants: Grant[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('test'), kind: 'APP', id: 'key:test', grants, scopes: new Set(grants.flatMap(({ scopes }) => [...scopes])), ...more,
})

/** A viewer of each kind that the rules tell apart. */
const viewers: [string, () => Viewer][] = [
  ['nobody known', () => anonymous('test')],
  ['a publishable key', () => viewer([])],
  ['an app without scopes', () => viewer([grant(own[0] ?? '', [])])],
  ['an app that reads experts', () => viewer([grant(own[0] ?? '', ['READ_EXPERTS'])])],
  ['an app that sees contacts alone', () => viewer([grant(own[1] ?? '', ['READ_CONTACTS'])])],
  ['an app with both', () => viewer([grant(own[2] ?? '', ['READ_EXPERTS', 'READ_CONTACTS'])])],
  ['an administrator', () => viewer([grant(own[3] ?? '', ['ADMINISTER', 'WRITE_NEEDS'])])],
  ['a member of many organisations', () => viewer(own.map((id, place) => grant(id, place % 2 === 0 ? ['ADMINISTER'] : ['READ_EXPERTS'])), { kind: 'PERSON' })],
  ['an expert without consent', () => viewer([], { expertId: experts[0] ?? '' })],
  ['an expert with some', () => viewer([], { expertId: experts.at(-1) ?? '' })],
  ['an expert who works for an organisation', () => viewer([grant(own[4] ?? '', ['READ_EXPERTS', 'ADMINISTER'])], { expertId: experts[1] ?? '', kind: 'PERSON' })],
  ['an operator', () => viewer([], { scopes: new Set<AccessScope>(['OPERATE']) })],
  ['an operator of an organisation', () => viewer([grant(own[5] ?? '', ['OPERATE'])], { kind: 'PERSON' })],
]

interface Delegate {
  findMany(query: object): Promise<{ id: string }[]>
}

/** The rows of a model that satisfy a rule by its \`where\`, by the same as SQL, and by its predicate. */
async function agree<Row extends { id: string }>(model: string, rows: readonly Row[], where: Where, holds: (row: Row) => boolean): Promise<number> {
  const expected = rows.filter(holds).map(({ id }) => id).sort()
  const delegate = (database.prisma as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)]
  const listed = (await delegate?.findMany({ where, select: { id: true } }))?.map(({ id }) => id).sort()
  expect(listed).toEqual(expected)
  const { pool } = database
  const { text, values } = whereSql(model, where, 'r') as unknown as { text: string; values: unknown[] }
  const inSql = await pool.query<{ id: string }>(`select r.id from "${model}" r where ${text}`, values)
  expect(inSql.rows.map(({ id }) => id).sort()).toEqual(expected)
  return expected.length
}

describe.each(viewers)('to %s', (_, viewerOf) => {
  let scope: Scope

  beforeAll(async () => {
    scope = await scopeOf(database, viewerOf(), today)
  })

  test('experts, their names and their contacts are shown by one rule as a row and as a list', async () => {
    const rows = await database.prisma.expert.findMany({ include: { consents: true } })
    expect(rows).toHaveLength(9 * 6 * 6)
    await agree('Expert', rows, viewableExpertWhere(scope), (row) => canViewExpert(scope, row))
    await agree('Expert', rows, readableIdentityWhere(scope), (row) => canReadIdentity(scope, row))
    for (const group of Object.values(ConsentFieldGroup)) {
      for (const purpose of [undefined, ...Object.values(ConsentPurpose)]) {
        await agree('Expert', rows, consentingWhere(scope, group, purpose), (row) => consents(scope, row.consents, group, purpose))
      }
    }
    for (const row of rows) if (canReadIdentity(scope, row)) expect(canViewExpert(scope, row)).toBe(true)
  })

  test('so are prospective entrepreneurs', async () => {
    const rows = await database.prisma.prospectiveEntrepreneur.findMany({ include: { consents: true } })
    await agree('ProspectiveEntrepreneur', rows, viewableEntrepreneurWhere(scope), (row) => canViewEntrepreneur(scope, row))
  })

  test('so are needs and their confidential parts', async () => {
    const rows = await database.prisma.need.findMany()
    const shown = await agree('Need', rows, viewableNeedWhere(scope), (row) => canViewNeed(scope, row))
    expect(shown).toBeGreaterThan(0)
    await agree('Need', rows, readableConfidentialWhere(scope), (row) => ownsNeed(scope, row))
    for (const row of rows) if (ownsNeed(scope, row)) expect(canViewNeed(scope, row)).toBe(true)
  })

  test('so are organisations, and what is personal of sole traders', async () => {
    const rows = await database.prisma.organization.findMany({ include: { enterprise: true } })
    await agree('Organization', rows, viewableOrganizationWhere(scope), (row) => canViewOrganization(scope, row))
    const byId = new Map(rows.map((row) => [row.id, { id: row.id, legalForm: row.enterprise?.legalForm ?? null }]))
    const isPersonal = ({ organizationId }: { organizationId: string }) => canSeePersonal(scope, byId.get(organizationId) ?? { id: '', legalForm: null })
    await agree('OrganizationIdentifier', await database.prisma.organizationIdentifier.findMany(), impersonalWhere(scope), isPersonal)
    await agree('ContactPoint', await database.prisma.contactPoint.findMany(), impersonalWhere(scope), isPersonal)
  })

  test('so are keys, members, consents and looks at contacts', async () => {
    const { prisma } = database
    await agree('ApiKey', await prisma.apiKey.findMany(), manageableKeyWhere(scope), (row) => canManageKey(scope, row))
    await agree('Membership', await prisma.membership.findMany(), manageableMemberWhere(scope), (row) => canManageMember(scope, row))
    await agree('Consent', await prisma.consent.findMany(), personsOwnWhere(scope), (row) => isPersonsOwn(scope, row))
    await agree('ContactView', await prisma.contactView.findMany(), personsOwnWhere(scope), (row) => isPersonsOwn(scope, row))
  })

  test('a citation is shown where what it is of is', async () => {
    const rows = await database.prisma.citation.findMany({
      include: { expert: { include: { consents: true } }, prospectiveEntrepreneur: { include: { consents: true } }, need: true, organization: true },
    })
    await agree('Citation', rows, viewableCitationWhere(scope), ({ expert, prospectiveEntrepreneur, need, organization }) => {
      if (expert !== null) return canViewExpert(scope, expert)
      if (prospectiveEntrepreneur !== null) return canViewEntrepreneur(scope, prospectiveEntrepreneur)
      if (need !== null) return canViewNeed(scope, need)
      return organization !== null && canViewOrganization(scope, organization)
    })
  })
})

test('consent given to partners shows nobody anything without the scope for that group', async () => {
  const row = { id: randomUUID(), consents: [consentRow('PROFILE', 'PARTNERS', 'live'), consentRow('IDENTITY', 'PARTNERS', 'live'), consentRow('CONTACT', 'PARTNERS', 'live')] }
  const seen = async (scopes: AccessScope[]) => {
    const scope = await scopeOf(database, viewer([grant(own[0] ?? '', scopes)]), today)
    return [canViewExpert(scope, row), canReadIdentity(scope, row), consents(scope, row.consents, 'CONTACT', 'MATCHING'), consents(scope, row.consents, 'CONTACT', 'MENTORING')]
  }
  expect(await seen([])).toEqual([false, false, false, false])
  expect(await seen(['READ_CONTACTS'])).toEqual([false, false, true, false])
  expect(await seen(['READ_EXPERTS'])).toEqual([true, true, false, false])
  expect(await seen(['READ_EXPERTS', 'READ_CONTACTS'])).toEqual([true, true, true, false])
  expect(await seen(['OPERATE'])).toEqual([true, true, true, false])
})

test('a consent holds on its last day in Korea, and on no later one', async () => {
  const rows = ends.map((end) => ({ id: end, consents: [consentRow('PROFILE', 'PUBLIC', end)] }))
  const scope = await scopeOf(database, anonymous('test'), today)
  expect(rows.filter((row) => canViewExpert(scope, row)).map(({ id }) => id)).toEqual(['live', 'lastDay'])
})
