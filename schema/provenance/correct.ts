import { parsePartialDate } from '../../prisma/partial-date.ts'
import { owners } from '../../prisma/search/owners.ts'
import { models } from '../../prisma/generated/datamodel.ts'
import { type Context, delegateOf } from '../context.ts'
import { breaksRule } from '../core/broken-rule.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { both } from '../core/filter.ts'
import { parseId } from '../core/global-id.ts'
import { entities, type Entity } from '../core/graph.ts'
import type { Effect } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import { findByNames } from '../core/search-names.ts'
import { changedValues, changeVersion, type Transaction } from '../core/write.ts'
import { followCertificate } from '../enterprise/hold-kind.ts'
import { correctName } from '../organization/rename.ts'
import { keptSeat } from '../organization/seat.ts'
import { cite } from './cite.ts'
import { type CorrectableField, correctableFields } from './correct-fields.ts'
import { valueOf } from './correct-value.ts'
import { type Ground, sourceOf } from './source-input.ts'

export interface Correction extends Ground {
  id: string
  version: number
  field: string
  value?: string | null
}

type Row = Record<string, unknown> & { id: string }
type Details = Record<string, Record<string, unknown> | null>

/** The effect of `correctFact`. */
export async function correctFact(tx: Transaction, correction: Correction, ctx: Context): Promise<Effect<never>> {
  const { id: globalId, version, field: name, value: text, source, reason: why } = correction
  const { of, id, field } = factOf(globalId, name)
  const reason = reasonText(why, 'reason')
  if (text === undefined) throw new InputError('value', 'Expected a value, or null to clear the field.')
  const given = valueOf(field, text)
  const row = await rowOf(tx, of, id, ctx)
  const former = field.relation === null ? row[field.column] : (row as unknown as Details)[field.relation]?.[field.column]
  const columns = field.relation === null ? { [field.column]: given, ...following(field, given) } : {}
  const values = changedValues({ ...row, [name]: former }, { ...columns, [name]: given })
  if (values.every((one) => one.field !== name)) throw new InputError('value', 'Expected a value other than the one that stands there.')
  const data = { ...columns, ...seatAfter(field, given, row, ctx), ...(models[of.model]?.fields['updatedAt'] === undefined ? {} : { updatedAt: ctx.now }) }
  const next = await withinRules(async () => {
    const changed = await changeVersion(tx, of.model, id, version, data)
    if (field.relation !== null) await writeDetail(tx, field, id, given)
    if (of.model === 'Certification') await followCertificate(tx, row as never, { ...row, ...columns } as never)
    return changed
  })
  if (of.model === 'Organization' && (name === 'name' || name === 'nameEn')) {
    const lang = name === 'name' ? 'KO' : 'EN'
    await correctName(tx, id, { lang, former: former as string | null, current: given as string | null })
  }
  const sourceId = await sourceOf(tx, source, (row['synthetic'] as boolean | undefined) ?? false)
  await cite(tx, { model: of.model, id }, { sourceId, method: 'EXTERNAL' }, [name])
  if (owners.some(({ model }) => model === of.model)) await findByNames(tx, id)
  const told = values.filter((one) => one.field !== field.partial?.earliest).map((one) => (persons.has(of.model) ? { field: one.field, former: null, current: null } : one))
  return { type: of.typeName, id, kind: 'CHANGED', version: next, reason, sourceId, values: told }
}

/** Of whom the trail of changes tells which field changed, and no value. */
const persons: ReadonlySet<string> = new Set(['Expert', 'ProspectiveEntrepreneur'])

/** What is to be corrected. */
function factOf(globalId: string, name: string): { of: Entity; id: string; field: CorrectableField } {
  const { type, id } = parseId(globalId, 'id')
  const of = entities.get(type)
  const fields = of === undefined ? new Map<string, CorrectableField>() : correctableFields(of)
  if (of === undefined || fields.size === 0) throw new InputError('id', 'Expected the id of a fact that has versions and fields to correct.')
  const field = fields.get(name)
  if (field === undefined) throw new InputError('field', `Expected one of ${[...fields.keys()].join(', ')}.`)
  return { of, id, field }
}

const withDetails = { enterprise: true, publicBuyer: true, supportOrganization: true, civicOrganization: true }

async function rowOf(tx: Transaction, of: Entity, id: string, ctx: Context): Promise<Row> {
  const delegate = delegateOf(tx as never, of.model) as { findFirst(query: object): Promise<Row | null> }
  const row = await delegate.findFirst({ where: both({ id }, of.rule(ctx)), ...(of.model === 'Organization' ? { include: withDetails } : {}) })
  if (row === null) throw new NotFoundError('id')
  if (of.model === 'Need' && row['status'] === 'DRAFT') throw new ConflictError('Expected what is published; a draft is its owner’s alone.', 'id')
  return row
}

/** What follows a partial date: its first day, and no printed form, since the former source printed another date. */
function following({ partial }: CorrectableField, given: unknown): Record<string, unknown> {
  if (partial === null) return {}
  const earliest = typeof given === 'string' ? (parsePartialDate(given)?.earliest ?? null) : null
  return { [partial.earliest]: earliest === null ? null : new Date(`${earliest}T00:00:00Z`), [partial.quotedAs]: null }
}

/** The seat of what turns out to be a sole trader’s. */
function seatAfter({ column, relation }: CorrectableField, given: unknown, row: Row, ctx: Context): Record<string, unknown> {
  const isSoleTrader = relation === 'enterprise' && column === 'legalForm' && given === 'SOLE_TRADER'
  return isSoleTrader ? { regionId: keptSeat(row['regionId'] as string | null, 'SOLE_TRADER', ctx) } : {}
}

async function writeDetail(tx: Transaction, { model, column }: CorrectableField, organizationId: string, given: unknown): Promise<void> {
  const delegate = delegateOf(tx as never, model) as { upsert(query: object): Promise<unknown> }
  await delegate.upsert({ where: { organizationId }, create: { organizationId, [column]: given }, update: { [column]: given, editedByUser: true } })
}

/** @throws InputError naming `value` where a rule of the database refuses the row as it would be. */
async function withinRules<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (breaksRule(error)) throw new InputError('value', 'Expected a value that fits the rest of the row.')
    throw error
  }
}
