import { GraphQLInterfaceType, GraphQLObjectType } from 'graphql'
import type { Database } from '../../prisma/client.ts'
import { delegateOf, type Scope } from '../../schema/context.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { entities, type Row } from '../../schema/core/graph.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import { anonymous } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'

/** Real rows of the database, for the arguments of random operations. */
export interface Material {
  /** Global ids by type of node, hidden rows' too. */
  ids: Readonly<Record<string, readonly string[]>>
  /** Those among them that not everybody sees. */
  hidden: Readonly<Record<string, readonly string[]>>
  /** Rows of what each list holds, by the list's name: for cursors. */
  rows: Readonly<Record<string, readonly Row[]>>
  /** Texts that arguments of a name take, some that are none of theirs among them. */
  texts: Readonly<Record<string, readonly string[]>>
  /** Days, instants and scores that rows have, at which bounds begin and end. */
  bounds: Readonly<Record<'Date' | 'DateTime' | 'Float', readonly (string | number)[]>>
}

/** How many rows of a kind are known. */
const known = 14

interface Delegate {
  findMany(query: object): Promise<Row[]>
}

/** @param scope what an operator may see: rows that only some viewers see are among them */
export async function materialOf({ prisma }: Database, scope: Scope): Promise<Material> {
  const rowsOf = (model: string, where: object) => (delegateOf(prisma, model) as Delegate).findMany({ where, orderBy: { id: 'asc' }, take: known })
  const stranger = { ...scope, viewer: anonymous('test') }
  const ids: Record<string, string[]> = {}
  const hidden: Record<string, string[]> = {}
  for (const { typeName, model, rule } of entities.values()) {
    const idsOf = async (where: object) => (await rowsOf(model, where)).map(({ id }) => encodeId(typeName, id))
    ids[typeName] = await idsOf(rule(scope))
    hidden[typeName] = Object.keys(rule(stranger)).length === 0 ? [] : await idsOf({ AND: [rule(scope), { NOT: rule(stranger) }] })
  }
  const rows: Record<string, Row[]> = {}
  for (const { name, of } of listSpecs()) rows[name] ??= await rowsOf(of.model, of.rule(scope))
  return { ids, hidden, rows, texts: await textsOf(prisma), bounds: await boundsOf(prisma) }
}

/** Every list that some type of the graph has, once. */
export function listSpecs(): ListSpec[] {
  const specs = new Map<string, ListSpec>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType)) continue
    for (const field of Object.values(type.getFields())) {
      const spec = listOf(field)
      if (spec !== null) specs.set(spec.name, spec)
    }
  }
  return [...specs.values()]
}

/** The list that a field gives; null: none. */
export function listOf({ extensions }: { extensions: object }): ListSpec | null {
  return (extensions as { reads?: { list?: ListSpec } }).reads?.list ?? null
}

async function textsOf(prisma: Database['prisma']): Promise<Material['texts']> {
  const column = async (model: string, name: string, where: object = {}): Promise<string[]> => {
    const found = await (delegateOf(prisma, model) as Delegate).findMany({ where, select: { [name]: true }, orderBy: { [name]: 'asc' }, distinct: [name] })
    return spread(found.map((row) => row[name]).filter((value): value is string => typeof value === 'string'))
  }
  const [legal, kostat, iso] = await Promise.all(['LEGAL', 'KOSTAT', 'ISO_3166_2'].map((scheme) => column('RegionCode', 'code', { scheme })))
  const [metrics, sources, names] = await Promise.all([column('Metric', 'key'), column('Source', 'key'), column('SearchName', 'value')])
  const words = [...names.map((name) => name.slice(0, 2)), ...names, '협동조합', 'ㅅㅎ', 'dnjfem', '없는 이름', '']
  return {
    region: [...(legal ?? []), '27', '48', '48', '12345', 'x'],
    regionCode: [...(legal ?? []), '27'],
    within: ['27', '41', '48', '48', '99'],
    code: [...(legal ?? []), ...(kostat ?? []), ...(iso ?? []), '27'],
    metric: metrics,
    metrics: [...metrics, 'NOBODY_COUNTS_THIS'],
    keys: [...metrics, 'NOBODY_COUNTS_THIS'],
    key: [...metrics, ...sources, 'nobody'],
    fields: [...(await column('ScienceField', 'code')), 'ZZ'],
    industries: [...(await column('Industry', 'code')), 'Z'],
    registrationNumber: [...(await column('OrganizationIdentifier', 'value')), '1234567890'],
    factId: [...(await column('Citation', 'factId')), '000-00'],
    field: [...(await column('Citation', 'field')), 'name', 'period'],
    search: words,
    query: words,
  }
}

async function boundsOf(prisma: Database['prisma']): Promise<Material['bounds']> {
  const [purchases, certifications, reservations, matches] = await Promise.all([
    prisma.purchase.findMany({ orderBy: { purchasedOn: 'asc' } }),
    prisma.certification.findMany({ orderBy: { id: 'asc' } }),
    prisma.reservation.findMany({ orderBy: { startsAt: 'asc' } }),
    prisma.match.findMany({ orderBy: { score: 'asc' } }),
  ])
  const days = [...spread(purchases).map((row) => row.purchasedOn), ...spread(certifications).flatMap((row) => [row.validFrom, row.validTo])]
  return {
    Date: days.filter((day) => day !== null).map((day) => day.toISOString().slice(0, 10)),
    DateTime: spread(reservations).flatMap((row) => [row.startsAt, row.endsAt]).map((instant) => instant.toISOString()),
    Float: spread(matches).map((row) => row.score),
  }
}

/** Some of many, from their whole breadth. */
function spread<T>(values: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(values.length / known))
  return values.filter((_value, place) => place % step === 0).slice(0, known)
}
