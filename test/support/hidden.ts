import { randomUUID } from 'node:crypto'
import type { Database } from '../../prisma/client.ts'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { checkDigit } from '../../prisma/registration-number.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import type { Facts, Hidden, Subject } from './subject.ts'

let marks = 0
/** A text that stands nowhere else, and that a search finds by itself. */
const mark = () => `가려둔표식${String(++marks).padStart(4, '0')}끝`
const number = (index: number) => {
  const nine = String(514_810_000 + index)
  return `${nine}${checkDigit(nine)}`
}
const hyphened = (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** How a consent ended; nothing: it holds. */
type Ends = { retentionUntil?: Date; withdrawnAt?: Date }
const withdrawn: Ends = { withdrawnAt: day('2025-01-01') }
const lapsed: Ends = { retentionUntil: day('2025-01-01') }

/** Fills a database of tables alone with rows of each kind of sight. */
export async function hideRows({ prisma }: Database): Promise<Hidden> {
  const subjects: Subject[] = []
  const add = (label: string, type: string, id: string, facts: Facts, more: Partial<Subject> = {}): Subject => {
    const subject = { label, type, id, globalId: encodeId(type, id), facts, marks: {}, secrets: [], ...more }
    subjects.push(subject)
    return subject
  }
  const source = await prisma.source.create({ data: { id: randomUUID(), key: 'hidden', title: '출처' } })
  const cite = async (of: Subject, field: string, column: keyof Prisma.CitationUncheckedCreateInput, target: string) => {
    const quotedAs = mark()
    const { id } = await prisma.citation.create({ data: { id: randomUUID(), sourceId: source.id, method: 'STATED', quotedAs, [column]: target } })
    add(`citation of ${of.label}, ${field}`, 'Citation', id, {}, { marks: { quotedAs: [quotedAs] }, cites: { of, field } })
  }
  const region = async (code: string) => {
    const id = randomUUID()
    await prisma.region.create({ data: { id, level: 'SIDO', name: `도 ${code}`, codes: { create: { id: randomUUID(), scheme: 'LEGAL', code } } } })
    return id
  }
  const scienceField = async (code: string) => (await prisma.scienceField.create({ data: { id: randomUUID(), code, name: `분야 ${code}`, nameEn: `Field ${code}`, area: '공학', edition: 2023 } })).id
  const [openRegion, hiddenRegion, ownersRegion] = [await region('11'), await region('50'), await region('49')]
  const [openField, hiddenField] = [await scienceField('EE'), await scienceField('ZZ')]

  const organization = async (label: string, type: 'ENTERPRISE' | 'CIVIC_ORGANIZATION', given: { standing: 'VERIFIED' | 'PENDING' | 'REFUSED'; isSoleTrader?: boolean; parentId?: string }) => {
    const { standing, isSoleTrader = false, parentId = null } = given
    const id = randomUUID()
    const isEnterprise = type === 'ENTERPRISE'
    const detail = isEnterprise
      ? { enterprise: { create: { legalForm: isSoleTrader ? ('SOLE_TRADER' as const) : ('STOCK_COMPANY' as const) } } }
      : { civicOrganization: { create: { form: standing === 'VERIFIED' ? ('NETWORK' as const) : ('CHARITY' as const) } } }
    const kind = { id: randomUUID(), kind: 'COOPERATIVE' as const, stage: 'CERTIFIED' as const, validFrom: day('2020-02-01') }
    const digits = number(subjects.length)
    const [name, nameEn, note, alias, office, officeEn, phone] = [mark(), mark(), mark(), mark(), mark(), mark(), mark()]
    await prisma.organization.create({
      data: {
        id, type, name, nameEn, note, standing, parentId, supervisorId: parentId,
        regionId: standing === 'VERIFIED' ? openRegion : hiddenRegion,
        ...detail,
        names: { create: { id: randomUUID(), value: alias, lang: 'KO', kind: 'ALIAS', validFrom: day('2020-01-01') } },
        identifiers: { create: { id: randomUUID(), scheme: 'KR_BRN', value: digits } },
        contactPoints: { create: { id: randomUUID(), name: office, nameEn: officeEn, phone } },
        ...(isEnterprise ? { heldKinds: { create: kind } } : {}),
      },
    })
    const subject = add(label, isEnterprise ? 'Enterprise' : 'CivicOrganization', id, { ownerId: id, isVerified: standing === 'VERIFIED', isSoleTrader }, {
      marks: {
        name: [name], nameEn: [nameEn], note: [note], names: [alias], identifiers: [digits], contactPoints: [office, officeEn, phone],
        ...(isEnterprise ? { registrationNumber: [hyphened(digits)] } : {}),
      },
    })
    const parts = await prisma.organization.findUniqueOrThrow({ where: { id }, include: { names: true, contactPoints: true, heldKinds: true } })
    await cite(subject, 'id', 'organizationId', id)
    for (const part of parts.names) await cite(subject, 'names', 'organizationNameId', part.id)
    for (const part of parts.contactPoints) await cite(subject, 'contactPoints', 'contactPointId', part.id)
    for (const part of parts.heldKinds) await cite(subject, 'kinds', 'heldKindId', part.id)
    return subject
  }
  const ours = await organization('our enterprise', 'ENTERPRISE', { standing: 'VERIFIED' })
  await organization('another organisation', 'CIVIC_ORGANIZATION', { standing: 'VERIFIED' })
  await organization('a sole trader', 'ENTERPRISE', { standing: 'VERIFIED', isSoleTrader: true })
  const pending = await organization('an enterprise that nobody verified', 'ENTERPRISE', { standing: 'PENDING', parentId: ours.id })
  await organization('a refused organisation', 'CIVIC_ORGANIZATION', { standing: 'REFUSED', parentId: ours.id })

  const entrepreneur = async (label: string, profile: 'PUBLIC' | 'PARTNERS' | null, ends: Ends = {}) => {
    const id = randomUUID()
    const [name, nameEn] = [mark(), mark()]
    const isOpen = profile === 'PUBLIC' && Object.keys(ends).length === 0
    await prisma.prospectiveEntrepreneur.create({ data: { id, name, nameEn, form: 'PERSON', regionId: isOpen ? openRegion : ownersRegion } })
    const subject = add(label, 'ProspectiveEntrepreneur', id, { profile: Object.keys(ends).length > 0 ? 'NOBODY' : (profile ?? 'NOBODY') }, { marks: { name: [name], nameEn: [nameEn] } })
    if (profile !== null) await consent({ entrepreneurId: id }, 'PROFILE', profile, ends)
    await cite(subject, 'id', 'prospectiveEntrepreneurId', id)
    return subject
  }
  const consent = async (person: { expertId: string } | { entrepreneurId: string }, fieldGroup: 'PROFILE' | 'IDENTITY' | 'CONTACT', audience: 'PUBLIC' | 'PARTNERS', ends: Ends = {}) => {
    const id = randomUUID()
    const textVersion = mark()
    const purpose = audience === 'PUBLIC' ? 'PUBLICATION' : 'MATCHING'
    await prisma.consent.create({ data: { id, ...person, fieldGroup, audience, purpose, textVersion, grantedAt: day('2024-01-01'), retentionUntil: day('2090-01-01'), ...ends } })
    const whose = subjects.find((one) => one.id === ('expertId' in person ? person.expertId : person.entrepreneurId))
    if (whose === undefined) throw new Error('a consent of nobody')
    add(`consent for ${fieldGroup} of ${whose.label}`, 'Consent', id, { ...('expertId' in person ? person : {}) }, { marks: { textVersion: [textVersion] }, below: whose })
  }

  const need = async (label: string, owner: Subject, isDraft: boolean) => {
    const id = randomUUID()
    const [title, description, confidential] = [mark(), mark(), mark()]
    const isPerson = owner.type === 'ProspectiveEntrepreneur'
    await prisma.need.create({
      data: {
        id, title, description, confidential, createdAt: day('2024-03-01'), stage: isDraft ? 'OTHER_COMMERCIALIZATION' : 'PRODUCTION', status: isDraft ? 'DRAFT' : 'OPEN',
        ...(isPerson ? { entrepreneurId: owner.id } : { organizationId: owner.id }),
        fields: { create: { fieldId: isDraft ? hiddenField : openField } },
      },
    })
    const subject = add(label, 'Need', id, { isDraft, ...(isPerson ? {} : { ownerId: owner.id }) }, { marks: { title: [title], description: [description], confidential: [confidential] } })
    await cite(subject, 'id', 'needId', id)
    return subject
  }
  const openNeed = await need('our need', ours, false)
  await need('our draft', ours, true)
  await need('a draft of an enterprise that nobody verified', pending, true)
  for (const [label, profile, ends] of [
    ['an open prospective entrepreneur', 'PUBLIC', {}],
    ['a prospective entrepreneur for partners', 'PARTNERS', {}],
    ['a prospective entrepreneur without consent', null, {}],
    ['a prospective entrepreneur who withdrew', 'PUBLIC', withdrawn],
    ['a prospective entrepreneur whose retention passed', 'PUBLIC', lapsed],
  ] as const) {
    await need(`a need of ${label}`, await entrepreneur(label, profile, ends), false)
  }

  const expert = async (label: string, given: { profile?: 'PUBLIC' | 'PARTNERS'; identity?: boolean; isWithdrawn?: boolean; isLapsed?: boolean }) => {
    const { profile, identity = false, isWithdrawn = false, isLapsed = false } = given
    const id = randomUUID()
    const [name, nameEn, realName, employer, email, phone, why] = [mark(), mark(), mark(), mark(), mark(), mark(), mark()]
    const isOpen = profile !== undefined && !isWithdrawn && !isLapsed
    await prisma.expert.create({
      data: {
        id, name, nameEn, careerBand: isOpen ? 'FROM_20' : 'UNDER_5', regionId: isOpen ? openRegion : hiddenRegion, withdrawnAt: isWithdrawn ? day('2025-01-01') : null,
        identity: { create: { name: realName, employer, email, phone } },
        fields: { create: { fieldId: isOpen ? openField : hiddenField } },
        matches: { create: { id: randomUUID(), needId: openNeed.id, score: 0.5 } },
      },
    })
    const subject = add(label, 'Expert', id, { expertId: id, profile: isOpen ? profile : 'NOBODY', sharesIdentity: identity && !isWithdrawn && !isLapsed }, {
      marks: { name: [name], nameEn: [nameEn], identity: [realName, employer], history: [why] },
      secrets: [email, phone],
    })
    await prisma.auditEntry.create({ data: { action: 'updateExpert', actor: 'key:operator', requestId: randomUUID(), targetType: 'Expert', targetId: id, version: 2, reason: why } })
    const ends = isWithdrawn ? withdrawn : isLapsed ? lapsed : {}
    if (profile !== undefined) await consent({ expertId: id }, 'PROFILE', profile, ends)
    if (identity) for (const group of ['IDENTITY', 'CONTACT'] as const) await consent({ expertId: id }, group, 'PARTNERS', ends)
    await cite(subject, 'id', 'expertId', id)
    return subject
  }
  const herself = await expert('an expert without consent', {})
  await expert('an open expert', { profile: 'PUBLIC' })
  await expert('an open expert who tells partners her name', { profile: 'PUBLIC', identity: true })
  await expert('an expert for partners', { profile: 'PARTNERS' })
  await expert('an expert for partners with her name', { profile: 'PARTNERS', identity: true })
  await expert('an expert who tells her name and hides her profile', { identity: true })
  await expert('an expert who withdrew', { profile: 'PUBLIC', identity: true, isWithdrawn: true })
  await expert('an expert whose retention passed', { profile: 'PUBLIC', identity: true, isLapsed: true })

  const [member, label, viewer, reason] = [mark(), mark(), mark(), mark()]
  const memberId = randomUUID()
  await prisma.membership.create({ data: { id: memberId, issuer: 'https://id.example/', subject: member, organizationId: ours.id, role: 'STAFF' } })
  add('a member of ours', 'Membership', memberId, { ownerId: ours.id }, { marks: { subject: [member] } })
  for (const [name, holder] of [['an app of ours', { organizationId: ours.id }], ['a key of an expert', { expertId: herself.id }]] as const) {
    const id = randomUUID()
    const keyId = mark().replace(/\D/g, '').padStart(22, 'K')
    const text = name === 'an app of ours' ? label : mark()
    await prisma.apiKey.create({ data: { id, keyId, kind: 'SECRET', label: text, secretHash: new Uint8Array(32), ...holder } })
    add(name, 'ApiKey', id, 'expertId' in holder ? { expertId: herself.id } : { ownerId: ours.id }, { marks: { label: [text] } })
  }
  const viewId = randomUUID()
  await prisma.contactView.create({ data: { id: viewId, expertId: herself.id, purpose: 'MATCHING', reason, organizationId: ours.id, viewer } })
  add('a look at the contact of an expert', 'ContactView', viewId, { expertId: herself.id }, { marks: { reason: [reason], viewer: [viewer] } })
  const [actor, why] = [mark(), mark()]
  await prisma.auditEntry.create({
    data: { action: 'updateNeed', actor, organizationId: ours.id, requestId: randomUUID(), targetType: 'Need', targetId: openNeed.id, version: 2, reason: why },
  })
  subjects.push({ label: 'a change of our need', type: 'Change', id: '', globalId: '', facts: {}, marks: { reason: [why], actor: [actor] }, secrets: [] })

  await rebuildSearchNames({ query: async (sql, values = []) => ({ rows: await prisma.$queryRawUnsafe<unknown[]>(sql, ...values) }) })
  const of = (label: string) => {
    const found = subjects.find((subject) => subject.label === label)
    if (found === undefined) throw new Error(`no row is called ${label}`)
    return found
  }
  return { subjects, of, region: '50', field: 'ZZ', ownersRegion: '49' }
}
