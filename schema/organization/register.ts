import { v7 } from 'uuid'
import { addMember } from '../../prisma/access/membership.ts'
import type { Context } from '../context.ts'
import { CodedError, ConflictError, InputError } from '../core/errors.ts'
import { parseInput } from '../core/filter.ts'
import type { Effect } from '../core/mutation.ts'
import { operates, pendingScopes, type Viewer } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { registrationDigits } from '../enterprise/inputs.ts'
import { citeSubmission } from '../provenance/submitted.ts'
import { refuseForeignDetails, writeDetails } from './details.ts'
import { registerOrganizationInput } from './mutation-inputs.ts'
import { organizationTypes } from './organization-type.ts'
import { corporateDigits, type RegisterNumber, writeNumbers } from './register-numbers.ts'
import { keptSeat, seatOf } from './seat.ts'

/** Organisations that a person may have registered and nobody has verified. */
const mostWaiting = 10

/** The effect of `registerOrganization`. */
export async function registerOrganization(tx: Transaction, { input: given }: { input: Record<string, unknown> }, ctx: Context): Promise<Effect<never>> {
  const owner = ownerOf(ctx.viewer)
  const told = parseInput(registerOrganizationInput, { ...given }, 'input')
  refuseForeignDetails(told.type, told)
  if (told.type === 'ENTERPRISE' && told.legalForm == null) throw new InputError('input.legalForm', 'Expected the legal form of the enterprise.')
  if (told.type === 'CIVIC_ORGANIZATION' && told.civicForm == null) throw new InputError('input.civicForm', 'Expected the form of the civic organisation.')
  const numbers = numbersOf(told)
  const region = keptSeat(seatOf(told.region ?? null, ctx, 'input.region'), told.legalForm ?? null, ctx)
  if (owner !== null) await refuseTooMany(tx, owner)
  const id = v7()
  const { type, name, nameEn = null, note = null } = told
  await tx.organization.create({ data: { id, type, name, nameEn, regionId: region, note, standing: 'PENDING', createdAt: ctx.now, updatedAt: ctx.now } })
  const { legalForm = null, industry = null, publicBuyerKind = null, operatedSince = null, civicForm = null } = told
  await writeDetails(tx, type, id, { legalForm, industry, publicBuyerKind, operatedSince, civicForm })
  const names = [{ lang: 'KO' as const, value: name }, ...(nameEn === null ? [] : [{ lang: 'EN' as const, value: nameEn }])]
  await tx.organizationName.createMany({ data: names.map((one) => ({ id: v7(), organizationId: id, kind: 'LEGAL', ...one })) })
  await writeNumbers(tx, id, numbers.map((one) => ({ id: v7(), ...one })))
  if (owner !== null) {
    await addMember(tx, { ...owner, organizationId: id, role: 'OWNER' }, ctx.now)
    await citeSubmission(tx, { organizationId: id })
  }
  return { type: organizationTypes[type], id, kind: 'CREATED', version: 1, organizationId: id, changesViewers: true }
}

/** The person who registers; null: an operator, on behalf of somebody else. */
function ownerOf(viewer: Viewer): Viewer['person'] {
  if (operates(viewer)) return null
  if (viewer.person === null) throw new CodedError('FORBIDDEN', 'Expected a person by their token, or an operator.')
  return viewer.person
}

function numbersOf(told: { legalForm?: string | null | undefined; businessRegistrationNumber?: string | null | undefined; corporateRegistrationNumber?: string | null | undefined }): RegisterNumber[] {
  const { legalForm, businessRegistrationNumber: business, corporateRegistrationNumber: corporate } = told
  const numbers: RegisterNumber[] = []
  if (business != null) {
    const field = 'input.businessRegistrationNumber'
    const value = registrationDigits(business, field)
    if (value.startsWith('000')) throw new InputError(field, 'Expected a number that a tax office gave: the office code 000 is for made-up ones.')
    numbers.push({ scheme: 'KR_BRN', value, field })
  }
  if (corporate != null) {
    const field = 'input.corporateRegistrationNumber'
    if (legalForm === 'SOLE_TRADER') throw new InputError(field, 'Expected no corporate registration number: a sole trader has none.')
    numbers.push({ scheme: 'KR_CRN', value: corporateDigits(corporate, field), field })
  }
  return numbers
}

async function refuseTooMany(tx: Transaction, person: NonNullable<Viewer['person']>): Promise<void> {
  const waiting = await tx.membership.count({ where: { ...person, role: 'OWNER', organization: { is: { standing: { not: 'VERIFIED' } } } } })
  if (waiting >= mostWaiting) throw new ConflictError(`Expected at most ${mostWaiting} organisations of a person that nobody has verified.`)
}

/**
 * Lets a person see what they registered in this request, and act for it: what they may do was read before it began.
 * The membership is asked for, so that a repeat of the call is answered as the first one, and nobody else is.
 */
export async function actAsOwner(ctx: Context, organizationId: string): Promise<void> {
  const { person, grants } = ctx.viewer
  if (person === null || grants.some((grant) => grant.organizationId === organizationId)) return
  const where = { issuer_subject_organizationId: { ...person, organizationId } }
  const member = await ctx.prisma.membership.findUnique({ where, select: { role: true, organization: { select: { type: true } } } })
  if (member === null) return
  ctx.viewer = { ...ctx.viewer, grants: [...grants, { organizationId, type: member.organization.type, role: member.role, scopes: new Set(pendingScopes) }] }
}
