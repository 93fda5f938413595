import { randomUUID } from 'node:crypto'
import { encodeId } from '../../schema/core/global-id.ts'
import { aDay, aField, anId, aNumber, aRegion, changeOf, type Choice, cite, findByName, insert, oneOf, type Plan, type Planned, remove, type Rows, update, updateSilently } from './change-rows.ts'
import { hiddenExpert, personPlans } from './hidden-persons.ts'

const someOther = (rows: Rows, condition: string) =>
  anId(rows, `select id from "Organization" where ${condition} and id::text <> $1 order by id`, [rows.onlooker.organizationId ?? ''])

/** Changes of what is an organisation's own. */
const organizationPlans = {
  'a draft comes': async (rows) => {
    const { b, word } = rows.choice
    const [organizationId, fieldId] = [await someOther(rows, `type = 'ENTERPRISE' and standing = 'VERIFIED' and synthetic`), await aField(rows)]
    if (rows.onlooker.operates || organizationId === null) return null
    const id = randomUUID()
    const change = changeOf('Need', id, rows, async () => {
      const texts = { title: word, description: word, confidential: word }
      await insert(rows, 'Need', { id, ...texts, stage: 'PRODUCTION', status: 'DRAFT', organizationId, synthetic: true, createdAt: aDay(b) })
      await insert(rows, 'NeedField', { needId: id, fieldId })
      await findByName(rows, id)
      return cite(rows, 'needId', id)
    })
    return { ...change, ids: [...change.ids, encodeId('Enterprise', organizationId)] }
  },
  'a draft changes or goes': async (rows) => {
    const { b, word } = rows.choice
    const id = await anId(rows, `select id from "Need" where status = 'DRAFT' and "organizationId"::text <> $1 order by id`, [rows.onlooker.organizationId ?? ''])
    if (rows.onlooker.operates || id === null) return null
    return changeOf('Need', id, rows, async () => {
      if (b % 3 === 0) return remove(rows, 'Need', id)
      const changed = await update(rows, 'Need', id, { title: word, description: word, stage: oneOf(['STARTUP', 'PRODUCTION'], b), createdAt: aDay(b) })
      await findByName(rows, id)
      return changed
    })
  },
  'what is confidential of a need changes': async (rows) => {
    const { b, word } = rows.choice
    const id = await anId(rows, `select id from "Need" where status <> 'DRAFT' and coalesce("organizationId"::text, '') <> $1 order by id`, [rows.onlooker.organizationId ?? ''])
    if (rows.onlooker.operates || id === null) return null
    return changeOf('Need', id, rows, () => updateSilently(rows, 'Need', id, { confidential: b % 3 === 0 ? null : word }))
  },
  'an organisation registers itself': async (rows) => {
    const { b, word } = rows.choice
    const [regionId, parentId] = [await aRegion(rows), await someOther(rows, `standing = 'VERIFIED' and synthetic`)]
    if (rows.onlooker.operates || parentId === null) return null
    const [id, name, office, kind, number] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), aNumber(rows)]
    const change = changeOf('Enterprise', id, rows, async () => {
      const texts = { name: word, nameEn: word, note: word }
      await insert(rows, 'Organization', { id, type: 'ENTERPRISE', ...texts, regionId, parentId, supervisorId: parentId, standing: 'PENDING', synthetic: true, createdAt: aDay(b) })
      await insert(rows, 'EnterpriseDetail', { organizationId: id, legalForm: oneOf(['SOLE_TRADER', 'COOPERATIVE'], b), womenOwned: true })
      await insert(rows, 'OrganizationIdentifier', { id: randomUUID(), organizationId: id, scheme: 'KR_BRN', value: number })
      await insert(rows, 'OrganizationName', { id: name, organizationId: id, value: word, lang: 'KO', kind: 'ALIAS' })
      await insert(rows, 'ContactPoint', { id: office, organizationId: id, name: word, phone: word })
      await insert(rows, 'HeldKind', { id: kind, organizationId: id, kind: 'COOPERATIVE', stage: 'CERTIFIED', validFrom: '2024-01-01' })
      await findByName(rows, id)
      for (const [column, target] of [['organizationNameId', name], ['contactPointId', office], ['heldKindId', kind]] as const) await cite(rows, column, target)
      return cite(rows, 'organizationId', id)
    })
    return { ...change, ids: [...change.ids, encodeId('Enterprise', parentId)], numbers: [number] }
  },
  'an organisation that nobody verified changes, is refused or goes': async (rows) => {
    const { b, word } = rows.choice
    const [id, regionId] = [await someOther(rows, `standing <> 'VERIFIED'`), await aRegion(rows)]
    if (rows.onlooker.operates || id === null) return null
    return changeOf('Enterprise', id, rows, async () => {
      if (b % 4 === 0) return remove(rows, 'Organization', id)
      if (b % 4 === 1) return update(rows, 'Organization', id, { standing: 'REFUSED' })
      const changed = await update(rows, 'Organization', id, { name: word, nameEn: word, regionId, createdAt: aDay(b) })
      await findByName(rows, id)
      return changed
    })
  },
  'the numbers of a sole trader change': async (rows) => {
    const { b, word } = rows.choice
    const id = await anId(rows, `select "organizationId" as id from "EnterpriseDetail" where "legalForm" = 'SOLE_TRADER' and "organizationId"::text <> $1 order by 1`, [rows.onlooker.organizationId ?? ''])
    if (rows.onlooker.operates || id === null) return null
    const [number, office] = [aNumber(rows), randomUUID()]
    const change = changeOf('Enterprise', id, rows, async () => {
      if (b % 3 === 0) return remove(rows, 'OrganizationIdentifier', id, 'organizationId')
      if (b % 3 === 1) return insert(rows, 'OrganizationIdentifier', { id: randomUUID(), organizationId: id, scheme: 'KR_BRN', value: number })
      await insert(rows, 'ContactPoint', { id: office, organizationId: id, name: word, phone: word })
      return cite(rows, 'contactPointId', office)
    })
    return { ...change, numbers: [number] }
  },
  'keys, members, looks, changes and events of others come': async (rows) => {
    const { onlooker, choice: { word } } = rows
    const organizationId = await someOther(rows, 'true')
    const expertId = await anId(rows, 'select id from "Expert" where id::text <> $1 order by id', [onlooker.expertId ?? ''])
    const target = (await hiddenExpert(rows)) ?? randomUUID()
    return changeOf('Expert', target, rows, async () => {
      const key = { id: randomUUID(), keyId: randomUUID().replaceAll('-', ''), kind: 'SECRET', label: word, secretHash: Buffer.alloc(32), scopes: [], origins: [] }
      await insert(rows, 'ApiKey', { ...key, organizationId })
      await insert(rows, 'Membership', { id: randomUUID(), issuer: 'https://id.example/', subject: word, organizationId, role: 'STAFF' })
      if (!onlooker.operates) await insert(rows, 'ContactView', { id: randomUUID(), expertId, purpose: 'MATCHING', reason: word, organizationId, viewer: word })
      await insert(rows, 'OutboxEvent', { kind: 'CHANGED', targetType: 'Expert', targetId: target })
      return insert(rows, 'AuditEntry', { action: 'updateExpert', actor: word, requestId: word, targetType: 'Expert', targetId: target, reason: word })
    })
  },
} satisfies Record<string, Plan>

const plans = { ...personPlans, ...organizationPlans }

export type Kind = keyof typeof plans
export const kinds = Object.keys(plans) as Kind[]

/** A change of rows that an onlooker may not see. */
export interface Change extends Choice {
  kind: Kind
}

/** What a change is going to touch; null where there is no row that it could be made on. */
export function planned(change: Change, rows: Omit<Rows, 'choice'>): Promise<Planned | null> {
  return plans[change.kind]({ ...rows, choice: change })
}
