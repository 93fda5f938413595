import fc, { type Arbitrary } from 'fast-check'
import { type GraphQLArgument, type GraphQLField, isNonNullType, isRequiredArgument } from 'graphql'
import type { Cursors } from '../../schema/core/cursor.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import { cursorOf, type Direction, pageOf } from '../../schema/core/page.ts'
import { listOf, type Material } from './material.ts'
import { formOf, isMissing, leafValue, type Leaves, type NamedValue, oneOf, sometimes, type Value, valueOf } from './values.ts'

const uuid = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'
const days = ['2026-03-02', '2023-07-01', '2023-06-30', '2014-12-31', '1995-01-01', '2019-02-14', '1000-01-01', '9999-12-31']

/** The arguments that random operations give a field. */
export type Arguments = (field: GraphQLField<unknown, unknown>) => Arbitrary<readonly NamedValue[]>

export function argumentsFrom(material: Material, cursors: Cursors): Arguments {
  const leaves = leavesFrom(material)
  return (field) => {
    const spec = listOf(field)
    const own = field.args.filter(({ name }) => !(spec === null ? plainPageArguments : pageArguments).has(name))
    const valueFor = ({ name, type }: GraphQLArgument) => valueOf(type, idName(field, name), leaves).map((value): NamedValue => ({ name, value }))
    const keys = own.filter((argument) => isKey(field, argument))
    const others = fc
      .tuple(...own.map((argument) => (isRequiredArgument(argument) ? valueFor(argument) : sometimes(valueFor(argument), keys.includes(argument) ? 30 : 1))))
      .map((values) => values.filter((value) => value !== null))
    // What one of several arguments names is mostly asked by one, and seldom by none.
    if (keys.length > 0) {
      const key = fc.oneof({ weight: 30, arbitrary: fc.oneof(...keys.map(valueFor)) }, { weight: 1, arbitrary: fc.constant(null) })
      return fc.tuple(key, others).map(([one, rest]) => [...(one === null ? [] : [one]), ...rest.filter(({ name }) => name !== one?.name)])
    }
    if (spec === null && field.args.some(({ name }) => name === 'first')) return fc.tuple(plainPaging(field), others).map(([page, rest]) => [...page, ...rest])
    return spec === null ? others : fc.tuple(paging(spec, material, cursors), others).map(([page, rest]) => [...page, ...rest])
  }
}

const pageArguments = new Set(['first', 'last', 'after', 'before', 'orderBy'])
/** Those of a page whose list is no list of rows. */
const plainPageArguments = new Set(['first', 'last', 'after', 'before'])
/** The argument `id` of a root field takes ids of what the field gives. */
const idName = ({ name }: { name: string }, argument: string) => (argument === 'id' || argument === 'ids' ? `${name}Id` : argument)

/** Whether an argument is one of several that can name what a root field gives. */
const isKey = ({ args, extensions }: GraphQLField<unknown, unknown>, argument: GraphQLArgument) =>
  (extensions as { reads?: { singular?: object } }).reads?.singular !== undefined &&
  !args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined) &&
  ['id', 'key', 'code', 'registrationNumber'].includes(argument.name)

/** Size of a page whose list is no list of rows, and now and then a position that none gave. */
function plainPaging({ args }: GraphQLField<unknown, unknown>): Arbitrary<readonly NamedValue[]> {
  const ways = args.filter(({ name }) => name === 'first' || name === 'last').map(({ name }) => name)
  const size = fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 6 }) }, { weight: 1, arbitrary: fc.constantFrom(0, 100, 101) })
  return fc
    .record({ way: fc.constantFrom(...ways, null), size, form: formOf(true), forged: oneOf<string | null>([[30, null], [1, 'AAAA']]) })
    .map(({ way, size: rows, form, forged }) => [
      ...(way === null ? [] : [{ name: way, value: leafValue(rows, form) }]),
      ...(forged === null ? [] : [{ name: 'after', value: leafValue(forged) }]),
    ])
}

/** Size, position and order of a page: mostly of a few rows, behind a real row. */
function paging(spec: ListSpec, material: Material, cursors: Cursors): Arbitrary<readonly NamedValue[]> {
  const size = fc.oneof({ weight: 60, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 6, arbitrary: fc.integer({ min: 5, max: 100 }) }, { weight: 1, arbitrary: fc.constantFrom(0, -1, 101) })
  return fc
    .record({
      way: oneOf<'first' | 'last' | 'none' | 'both'>([[40, 'first'], [20, 'last'], [6, 'none'], [1, 'both']]),
      size,
      sizeForm: formOf(true),
      order: fc.option(fc.record({ field: fc.constantFrom(...Object.keys(spec.orders)), direction: fc.option(fc.constantFrom<Direction>('ASC', 'DESC'), { freq: 3 }), form: formOf(true) }), { freq: 1 }),
      cursor: fc.oneof(
        { weight: 40, arbitrary: fc.constant(null) },
        { weight: 20, arbitrary: fc.nat({ max: 13 }).map((place) => ({ place })) },
        { weight: 1, arbitrary: fc.constantFrom('x', '', 'AAAA', 'bm90IGEgY3Vyc29y').map((forged) => ({ forged })) },
      ),
      cursorForm: formOf(true),
    })
    .map(({ way, size, sizeForm, order, cursor, cursorForm }) => {
      const values: NamedValue[] = []
      const add = (name: string, value: Value) => values.push({ name, value })
      if (way === 'first' || way === 'both') add('first', leafValue(size, sizeForm))
      if (way === 'last' || way === 'both') add('last', leafValue(size, sizeForm))
      if (order !== null) {
        const direction = order.direction === null ? [] : [{ name: 'direction', value: leafValue(order.direction) }]
        add('orderBy', { form: order.form, content: { fields: [{ name: 'field', value: leafValue(order.field) }, ...direction] } })
      }
      // A size that is null or left out makes the page a forward one.
      const isBackward = way === 'last' && !isMissing(leafValue(null, sizeForm))
      const ordered = order === null || isMissing(leafValue(null, order.form)) ? spec.defaultOrder : { field: order.field, direction: order.direction ?? 'ASC' }
      const text = cursor === null ? null : 'forged' in cursor ? cursor.forged : cursorAt(spec, ordered, material, cursor.place, cursors)
      if (text !== null) add(isBackward ? 'before' : 'after', leafValue(text, cursorForm))
      return values
    })
}

/** The cursor of a real row in an order of the list; null: the list is empty. */
export function cursorAt(spec: ListSpec, { field, direction }: ListSpec['defaultOrder'], material: Material, place: number, cursors: Cursors): string | null {
  const rows = material.rows[spec.name] ?? []
  const row = rows[place % Math.max(1, rows.length)]
  const column = spec.orders[field]
  if (row === undefined || column === undefined) return null
  return cursorOf(pageOf(spec.name, {}, { name: field, column, direction }, {}, cursors), row, cursors)
}

function leavesFrom({ ids, hidden, texts, bounds }: Material): Leaves {
  const all = Object.values(ids).flat()
  const foreign = { weight: 1, arbitrary: fc.constantFrom(...all, Buffer.from(`Need:${uuid}`).toString('base64'), 'x') }
  return (name, type) => {
    switch (type) {
      case 'ID': {
        const types = Object.keys(ids).filter((type) => name === 'nodeId' || name === 'nodesId' || name === idName({ name: uncapitalized(type) }, 'id'))
        const fitting = types.length > 0 ? types : name in idTypes ? [idTypes[name] as string] : organizationTypes
        const [known, secret] = [ids, hidden].map((from) => fitting.flatMap((type) => from[type] ?? []))
        const real = [known, secret].flatMap((some = [], place) => (some.length === 0 ? [] : [{ weight: place === 0 ? 15 : 10, arbitrary: fc.constantFrom(...some) }]))
        return fc.oneof(...real, foreign)
      }
      case 'String':
        return fc.constantFrom(...(texts[name] ?? ['x']))
      case 'Int':
        return fc.integer({ min: 2010, max: 2025 })
      case 'Float':
        return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 64 }).map((score) => score / 64) }, { weight: 5, arbitrary: fc.constantFrom(...bounds.Float) }, { weight: 1, arbitrary: fc.constantFrom(-0.5, 62.5, 1e300) })
      case 'Boolean':
        return fc.boolean()
      case 'Date':
        return fc.constantFrom(...days, ...bounds.Date)
      case 'DateTime':
        return fc.constantFrom(...days.map((day) => `${day}T09:30:00.000Z`), '2024-05-01T18:00:00+09:00', ...bounds.DateTime)
      default:
        throw new Error(`no values of ${type} for ${name}`)
    }
  }
}

const uncapitalized = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
const organizationTypes = ['Enterprise', 'PublicBuyer', 'SupportOrganization', 'CivicOrganization']
/** Ids whose name does not tell their type. */
const idTypes: Readonly<Record<string, string>> = { buyerId: 'PublicBuyer', supplierId: 'Enterprise' }
