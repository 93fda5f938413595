import type { EnumRef, FieldRef } from '@pothos/core'
import { type PrismaModelTypes, queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { enums, models } from '../../prisma/generated/datamodel.ts'
import { builder } from '../builder.ts'
import { type Context, delegateOf, type Scope } from '../context.ts'
import { both, lasting } from './filter.ts'
import type { Where } from './page.ts'
import { isOpen } from './viewer.ts'
import { asRule } from './where-sql.ts'

/** The builder's types after its plugins had their say. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
export type Field = FieldRef<Types, unknown>
/** The field builder of any model's type: helpers that serve all models take it so. */
export interface ModelFields {
  /** Name of the model. */
  model: string
}
type AnyModelFields = PothosSchemaTypes.PrismaObjectFieldBuilder<Types, PrismaModelTypes>
export type Row = Record<string, unknown> & { id: string }

type Enums = typeof enums

/** The graph's enum of an enum of the models, with the descriptions that stand there. */
export function enumOf<Name extends keyof Enums>(name: Name): EnumRef<Types, keyof Enums[Name]['values'] & string> {
  const { description, values } = enums[name] as { description: string; values: Record<string, string> }
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(Object.entries(values).map(([value, text]) => [value, { description: text }])),
  } as never) as never
}

/** A type of node: which table its rows stand in, and which of them a viewer may see. */
export interface Entity {
  typeName: string
  model: string
  rule: (scope: Scope) => Where
}

/** What rules say of the open view, which most requests have: the same object each time, as long as the day lasts. */
const openRules = new WeakMap<Entity['rule'], { where: Where; today: number; territory: Scope['territory'] }>()

/** The rule of who sees which rows of a type, for this viewer. */
export function ruleOf({ rule }: Entity, scope: Scope): Where {
  if (!isOpen(scope.viewer)) return asRule(rule(scope))
  const today = scope.today.getTime()
  const known = openRules.get(rule)
  if (known?.today === today && known.territory === scope.territory) return known.where
  const where = lasting(asRule(rule(scope)))
  openRules.set(rule, { where, today, territory: scope.territory })
  return where
}

/** All node types by name: what `node(id:)` can answer. */
export const entities = new Map<string, Entity>()

/** Makes a type's rows reachable by `node`, `nodes` and its singular field, under one rule. */
export function entity(typeName: string, model: string, rule: Entity['rule'] = () => ({})): Entity {
  const made = { typeName, model, rule }
  entities.set(typeName, made)
  return made
}

interface Delegate {
  findMany(query: object): Promise<Row[]>
}

/** The rows of an entity that satisfy `where` and that the viewer may see, with what the query selects of them. */
export async function findVisible(of: Entity, where: Where, ctx: Context, info: GraphQLResolveInfo): Promise<Row[]> {
  const delegate = delegateOf(ctx.prisma, of.model) as Delegate
  const query = queryFromInfo({ context: ctx, info, typeName: of.typeName })
  return delegate.findMany({ ...query, where: both(where, ruleOf(of, ctx)) })
}

/**
 * A singular root field: the one row that `where` names for these arguments; null when there is none, or none
 * that the viewer may see. `where` throws InputError for arguments that can't name one.
 */
export function singular(
  t: PothosSchemaTypes.QueryFieldBuilder<Types, object>,
  options: {
    type: unknown
    of: Entity
    description: string
    args: Record<string, unknown>
    where: (args: never, scope: Scope) => Where
  },
): Field {
  const { type, of, description, args, where } = options
  return t.field({
    type: type as never,
    nullable: true,
    description,
    args,
    extensions: { reads: { singular: { of, where } } },
    resolve: async (_root: unknown, given: unknown, ctx: Context, info: GraphQLResolveInfo) => {
      const [row = null] = await findVisible(of, where(given as never, ctx), ctx, info)
      return row as never
    },
  } as never) as Field
}

/**
 * A to-one relation whose row is hidden where `rule` does not hold; always nullable.
 * On the ordinary road the rule is asked once for all rows of a tick.
 */
export function ruledRelation(
  t: ModelFields,
  relation: string,
  options: { type: unknown; description: string; foreignKey: string; of: Entity },
): Field {
  const { type, description, foreignKey, of } = options
  return fieldsOf(t, relation).field({
    type: type as never,
    nullable: true,
    description,
    extensions: {
      reads: { ruled: { relation, of, foreignKey } },
      pothosPrismaSelect: (_args: object, _ctx: Context, nested: (query: object) => object) => ({
        select: { [relation]: nested({}), [foreignKey]: true },
      }),
    },
    resolve: async (row: unknown, _args: unknown, ctx: Context) => {
      const parent = row as Record<string, unknown>
      const id = parent[foreignKey] as string | null
      return (id !== null && (await ctx.holds(of.model, of.rule(ctx), id)) ? parent[relation] : null) as never
    },
  } as never) as Field
}

/** A column of the row of details that belongs to a row; null where there is none. */
export function detail(t: ModelFields, relation: string, column: string, options: { type: unknown; description: string }): Field {
  return fieldsOf(t, relation).field({
    ...options,
    nullable: true,
    extensions: { reads: { through: { relation, to: column } } },
    select: { [relation]: { select: { [column]: true } } },
    resolve: (row: unknown) => (row as Record<string, Record<string, unknown> | null>)[relation]?.[column] ?? null,
  } as never) as Field
}

/**
 * A text, or a value of another type, of the row that is hidden where `rule` does not hold; always nullable.
 * @param rule the condition in both forms: `where` for SQL, `holds` for a row with the columns and relations that it names
 */
export function ruledText(
  t: ModelFields,
  column: string,
  options: {
    description: string
    type?: 'String' | 'DateTime'
    columns: readonly string[]
    relations?: Readonly<Record<string, object>>
    where: (scope: Scope) => Where
    holds: (scope: Scope, row: never) => boolean
  },
): Field {
  const { description, type = 'String', columns, relations = {}, where, holds } = options
  return (t as unknown as AnyModelFields).field({
    type,
    nullable: true,
    description,
    extensions: { reads: { ruledColumn: { column, where } } },
    select: { ...Object.fromEntries([column, ...columns].map((name) => [name, true])), ...relations },
    resolve: (row: unknown, _args: unknown, ctx: Context) => (holds(ctx, row as never) ? (row as Record<string, string | Date | null>)[column] : null),
  } as never) as Field
}

/**
 * The builder behind `t`, once `relation` was seen among its model's relations.
 * @throws at the build of the schema for a relation that the model does not have.
 */
export function fieldsOf(t: ModelFields, relation: string): AnyModelFields {
  if (models[t.model]?.fields[relation]?.kind !== 'object') throw new Error(`${t.model} has no relation ${relation}`)
  return t as unknown as AnyModelFields
}
