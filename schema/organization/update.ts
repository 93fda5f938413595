import type { z } from 'zod'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { Context } from '../context.ts'
import { mustFor } from '../core/acting.ts'
import { NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId, parseId } from '../core/global-id.ts'
import { entities } from '../core/graph.ts'
import type { Effect } from '../core/mutation.ts'
import { findByNames } from '../core/search-names.ts'
import { changedValues, changeVersion, type Transaction } from '../core/write.ts'
import { cite } from '../provenance/cite.ts'
import { submissions } from '../provenance/submitted.ts'
import { refuseForeignDetails, writeDetails } from './details.ts'
import { updateOrganizationInput } from './mutation-inputs.ts'
import { organizationTypes } from './organization-type.ts'
import { rename } from './rename.ts'
import { keptSeat, seatCode, seatOf } from './seat.ts'

const withDetails = {
  enterprise: { select: { legalForm: true, industry: { select: { code: true } } } },
  publicBuyer: { select: { kind: true } },
  supportOrganization: { select: { operatedSince: true } },
  civicOrganization: { select: { form: true } },
} satisfies Prisma.OrganizationInclude

type OrganizationRow = Prisma.OrganizationGetPayload<{ include: typeof withDetails }>

/**
 * The organisation of an id, with the details of its type.
 * @throws NotFoundError naming `id` where there is none that the viewer may see
 */
export async function organizationOf(tx: Transaction, globalId: string, ctx: Context): Promise<OrganizationRow> {
  const id = decodeId(globalId, Object.values(organizationTypes), 'id')
  // The row must be of the type that the id names.
  const rule = entities.get(parseId(globalId, 'id').type)?.rule(ctx)
  const found = await tx.organization.findFirst({ where: both({ id }, rule), include: withDetails })
  if (found === null) throw new NotFoundError('id')
  return found
}

export interface Change {
  id: string
  version: number
}

/** The effect of `updateOrganization`. */
export async function updateOrganization(
  tx: Transaction,
  { id: globalId, version, input: given }: Change & { input: Record<string, unknown> },
  ctx: Context,
): Promise<Effect<never>> {
  const row = await organizationOf(tx, globalId, ctx)
  mustFor(ctx.viewer, 'ADMINISTER', row.id)
  const told = parseInput(updateOrganizationInput, { ...given }, 'input')
  refuseForeignDetails(row.type, told)
  const { name, nameEn, note } = told
  const seat = seatAfter(row, told, ctx)
  const columns = { ...(name === undefined ? {} : { name }), ...(nameEn === undefined ? {} : { nameEn }), ...(note === undefined ? {} : { note }) }
  const next = await changeVersion(tx, 'Organization', row.id, version, { ...columns, regionId: seat, updatedAt: ctx.now })
  await writeDetails(tx, row.type, row.id, told)
  const values = valuesOf(row, told, seat, ctx)
  if (name !== undefined && name !== row.name) await rename(tx, row.id, { lang: 'KO', former: row.name, current: name }, ctx.today)
  if (nameEn !== undefined && nameEn !== row.nameEn) await rename(tx, row.id, { lang: 'EN', former: row.nameEn, current: nameEn }, ctx.today)
  const fields = values.map(({ field }) => field)
  if (fields.length > 0) await cite(tx, { model: 'Organization', id: row.id }, { sourceId: await submissions(tx), method: 'SUBMITTED' }, fields)
  await findByNames(tx, row.id)
  return { type: organizationTypes[row.type], id: row.id, kind: 'CHANGED', version: next, organizationId: row.id, values }
}

type Told = z.infer<typeof updateOrganizationInput>

function seatAfter(row: OrganizationRow, { region, legalForm }: Told, ctx: Context): string | null {
  const told = region === undefined ? row.regionId : seatOf(region, ctx, 'input.region')
  return keptSeat(told, legalForm ?? row.enterprise?.legalForm ?? null, ctx)
}

/** What changes, as the graph names it; the district of a firm that becomes a sole trader’s is told no more. */
function valuesOf(row: OrganizationRow, told: Told, seat: string | null, ctx: Context) {
  const becomesPersonal = told.legalForm === 'SOLE_TRADER' && row.enterprise?.legalForm !== 'SOLE_TRADER'
  const former = {
    name: row.name,
    nameEn: row.nameEn,
    note: row.note,
    region: seatCode(becomesPersonal ? keptSeat(row.regionId, 'SOLE_TRADER', ctx) : row.regionId, ctx),
    legalForm: row.enterprise?.legalForm,
    industry: row.enterprise?.industry?.code,
    kind: row.publicBuyer?.kind,
    operatedSince: row.supportOrganization?.operatedSince,
    form: row.civicOrganization?.form,
  }
  const { name, nameEn, note, legalForm, industry, publicBuyerKind: kind, operatedSince, civicForm: form } = told
  return changedValues(former, { name, nameEn, note, legalForm, industry, kind, operatedSince, form, region: seatCode(seat, ctx) })
}
