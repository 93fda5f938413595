import type { GraphQLResolveInfo } from 'graphql'
import { v7 } from 'uuid'
import { checkRetention, type ConsentGiven } from '../access/consent-input.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { CodedError, ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { parseInput } from '../core/filter.ts'
import { type Field, findVisible } from '../core/graph.ts'
import { refuseEndBeforeStart } from '../core/input.ts'
import { type Done, type Effect, mutation, writtenNode, versionArg } from '../core/mutation.ts'
import { operates } from '../core/viewer.ts'
import { changedValues, changeVersion, type Transaction } from '../core/write.ts'
import { citeSubmission } from '../provenance/submitted.ts'
import { Expert, expertEntity } from './expert.ts'
import { sightsOf } from './heard-by.ts'
import { personFor, reasonOf } from './herself.ts'
import { RegisterExpertInput, registerExpertInput, UpdateExpertInput, updateExpertInput } from './mutation-inputs.ts'
import { newPseudonym } from './pseudonym.ts'
import { scienceFieldIds } from './science-field-ids.ts'

interface Registration {
  input: Record<string, unknown> & { consents: readonly object[] }
  reason?: string | null
}

interface Change {
  id?: string | null
  version: number
  input: Record<string, unknown>
  reason?: string | null
}

const reasonArgument = 'Why (사유), at most 500 characters: asked of operators, who act for somebody else.'

builder.mutationFields((t) => ({
  registerExpert: mutation<Registration>(t, {
    name: 'registerExpert',
    description:
      'Registers an expert under a new pseudonym (전문가 등록): a person registers herself, once; an operator (scope `OPERATE`) somebody else, with a reason. What is shown is what she consents to, and nothing else.',
    scopes: [],
    args: {
      input: t.arg({ type: RegisterExpertInput, required: true, description: 'The expert (전문가).' }),
      reason: t.arg.string({ description: reasonArgument }),
    },
    refuses: ['ConflictError'],
    payload: (p) => ({
      expert: p.field({
        type: Expert,
        nullable: true,
        description: 'The expert (전문가), as the viewer sees her now; null where it may not see her.',
        resolve: registered as never,
      }) as Field,
    }),
    effect: registerExpert,
  }),
  updateExpert: mutation<Change>(t, {
    name: 'updateExpert',
    description:
      'Changes what the graph keeps of an expert (전문가 정보 수정): she herself, or an operator (scope `OPERATE`) with a reason. Name, employer and contact are kept only while a consent of hers holds.',
    scopes: [],
    args: {
      id: t.arg.id({ description: 'Id of the expert (전문가); absent: the one that the viewer is.' }),
      version: versionArg(t, 'expert'),
      input: t.arg({ type: UpdateExpertInput, required: true, description: 'What changes (수정 내용).' }),
      reason: t.arg.string({ description: reasonArgument }),
    },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({ expert: writtenNode(p, { type: Expert, of: expertEntity, description: 'The expert (전문가)' }) }),
    effect: updateExpert,
  }),
}))

/** The expert who was registered. A person is an expert from the moment on, before her next request tells so. */
async function registered({ id }: Done<never>, _args: unknown, ctx: Context, info: GraphQLResolveInfo) {
  const { person } = ctx.viewer
  const account = person === null ? null : await ctx.prisma.expertAccount.findUnique({ where: { issuer_subject: person }, select: { expertId: true } })
  if (account?.expertId === id) ctx.viewer = { ...ctx.viewer, expertId: id }
  const [row = null] = await findVisible(expertEntity, { id }, ctx, info)
  return row
}

async function registerExpert(tx: Transaction, { input: given, reason: givenReason }: Registration, ctx: Context): Promise<Effect<never>> {
  const { viewer } = ctx
  const isOperator = operates(viewer)
  if (!isOperator && viewer.person === null) throw new CodedError('FORBIDDEN', 'Expected a person by her own token, or a viewer with the scope OPERATE.')
  const reason = isOperator ? reasonOf(givenReason ?? null) : null
  const { consents, region, fields, industries, ...told } = parseInput(registerExpertInput, { ...given, consents: given.consents.map((one) => ({ ...one })) }, 'input')
  const { name, employer, email, phone, ...columns } = told
  for (const [place, consent] of consents.entries()) checkRetention(consent, ctx.today, `input.consents.${place}`)
  const id = v7()
  const { expertise = null, availableFrom = null, availableUntil = null } = columns
  refuseEndBeforeStart(availableFrom, availableUntil, 'input.availableUntil')
  const kept = { ...columns, expertise, availableFrom, availableUntil }
  await tx.expert.create({ data: { id, name: newPseudonym(), ...kept, regionId: provinceOf(region, ctx), createdAt: ctx.now, updatedAt: ctx.now } })
  await setFields(tx, id, fields)
  await setIndustries(tx, id, industries)
  await tx.expertIdentity.create({ data: { expertId: id, ...toldOf({ name, employer, email, phone }) } })
  await tx.consent.createMany({ data: consents.map((consent) => consentRow(consent, { expertId: id }, ctx)) })
  if (!isOperator && viewer.person !== null) await addAccount(tx, id, viewer.person)
  await citeSubmission(tx, { expertId: id })
  return { type: 'Expert', id, kind: 'CREATED', version: 1, reason, changesViewers: !isOperator }
}

/** The row of a consent as it is given now. */
export const consentRow = <Whose extends { expertId: string } | { entrepreneurId: string }>(consent: ConsentGiven, whose: Whose, { now }: Context) => ({ id: v7(), ...whose, ...consent, grantedAt: now })

async function addAccount(tx: Transaction, expertId: string, person: { issuer: string; subject: string }): Promise<void> {
  const { count } = await tx.expertAccount.createMany({ data: [{ id: v7(), expertId, ...person }], skipDuplicates: true })
  if (count === 0) throw new ConflictError('Expected a person who is not registered yet.')
}

async function updateExpert(tx: Transaction, { id: globalId, version, input, reason: givenReason }: Change, ctx: Context): Promise<Effect<never>> {
  const person = await personFor(tx, globalId ?? null, givenReason ?? null, ctx, 'id')
  if (person.type !== 'Expert') throw new InputError('id', 'Expected the id of an expert.')
  const { region, fields, industries, name, employer, email, phone, ...columns } = parseInput(updateExpertInput, { ...input }, 'input')
  const identity = present({ name, employer, email, phone })
  const { id } = person
  const expert = await tx.expert.findUnique({ where: { id }, include: withLists })
  if (expert === null) throw new NotFoundError('id')
  const { availableFrom, availableUntil } = { ...expert, ...columns }
  refuseEndBeforeStart(availableFrom, availableUntil, 'input.availableUntil')
  const former = { ...expert, region: codeOf(expert.regionId, ctx), fields: expert.fields.map(({ field }) => field.code).sort(), industries: expert.industries.map(({ industry }) => industry.code).sort() }
  const next = await changeVersion(tx, 'Expert', id, version, { ...columns, ...(region === undefined ? {} : { regionId: provinceOf(region, ctx) }), updatedAt: ctx.now })
  if (fields !== undefined) await setFields(tx, id, fields)
  if (industries !== undefined) await setIndustries(tx, id, industries)
  if (Object.keys(identity).length > 0) await changeIdentity(tx, id, identity, ctx)
  // What she tells in her own words is hers to take back: no former text of it is kept.
  const { expertise, ...open } = columns
  const values = changedValues(former, { ...open, region, fields: fields?.toSorted(), industries: industries?.toSorted() })
  const isOpen = Object.keys(present({ ...open, expertise, region, fields, industries })).length > 0
  const isNamed = identity.name !== undefined || identity.employer !== undefined
  const audience = isOpen ? 'EVERYBODY' : isNamed ? (await sightsOf(tx, person, ctx)).IDENTITY : 'OWNER'
  return { type: 'Expert', id, kind: 'CHANGED', audience, ownerId: id, version: next, reason: person.reason, values }
}

const withLists = { fields: { select: { field: { select: { code: true } } } }, industries: { select: { industry: { select: { code: true } } } } } as const

/** The keys of an input that were given. */
const present = <T extends object>(given: T): Partial<T> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>

interface Told {
  name?: string
  employer?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
}

const toldOf = <T extends Told>(identity: T) => ({ ...identity, employer: identity.employer ?? null, email: identity.email ?? null, phone: identity.phone ?? null })

async function changeIdentity(tx: Transaction, expertId: string, identity: Told, ctx: Context): Promise<void> {
  if ((await tx.consent.count({ where: { expertId, withdrawnAt: null, retentionUntil: { gte: ctx.today } } })) === 0) {
    throw new ConflictError('Expected a consent that holds: without one, no name or contact is kept.', 'input')
  }
  const kept = Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== undefined))
  const { count } = await tx.expertIdentity.updateMany({ where: { expertId }, data: { ...kept, editedByUser: true } })
  if (count === 1) return
  const { name } = identity
  if (name === undefined) throw new InputError('input.name', 'Expected a name, since none is kept.')
  await tx.expertIdentity.create({ data: { expertId, ...toldOf({ ...identity, name }) } })
}

const dayText = (day: Date) => day.toISOString().slice(0, 10)

function provinceOf(code: string, { territory, today }: Context): string {
  const id = territory.find(code, 'LEGAL', dayText(today))
  if (id === null) throw new InputError('input.region', 'Expected the legal code of a province, two digits such as "48".')
  return id
}

const codeOf = (regionId: string, { territory, today }: Context): string | null => territory.codeAt(regionId, dayText(today))

async function setFields(tx: Transaction, expertId: string, codes: readonly string[]): Promise<void> {
  const ids = await scienceFieldIds(tx, codes)
  await tx.expertField.deleteMany({ where: { expertId } })
  await tx.expertField.createMany({ data: ids.map((fieldId) => ({ expertId, fieldId })) })
}

async function setIndustries(tx: Transaction, expertId: string, codes: readonly string[]): Promise<void> {
  const found = await tx.industry.findMany({ where: { code: { in: [...codes] } }, select: { id: true, code: true } })
  const unknown = codes.findIndex((code) => !found.some((industry) => industry.code === code))
  if (unknown >= 0) throw new InputError(`input.industries.${unknown}`, 'Expected section letters from A to U.')
  await tx.expertIndustry.deleteMany({ where: { expertId } })
  await tx.expertIndustry.createMany({ data: found.map(({ id }) => ({ expertId, industryId: id })) })
}
