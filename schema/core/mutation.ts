import type { ArgumentRef } from '@pothos/core'
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConflictError, InputError, NotFoundError, StaleVersionError } from './errors.ts'
import { type Entity, type Field, findVisible, type Types } from './graph.ts'
import { type Outcome, type Transaction, write, type Written } from './write.ts'

/** What every refusal of a mutation says. */
const Refusal = builder.interfaceRef<Error>('Error').implement({
  description: 'Why a mutation did nothing (오류); nothing was written.',
  fields: (t) => ({
    message: t.string({
      description: 'What was expected, in the language of Accept-Language (설명): for people; programs go by the type.',
      resolve: ({ message }, _args, ctx) => ctx.say(message),
    }),
  }),
})

builder.objectType(InputError, {
  name: 'ValidationError',
  description: 'An input is missing, malformed or out of range (잘못된 입력).',
  interfaces: [Refusal],
  fields: (t) => ({
    field: t.string({ description: 'Path of the input at fault (필드), such as `input.title`.', resolve: (error) => String(error.extensions['field']) }),
  }),
})

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'An id names nothing that there is for this viewer (없음): the same whether it is hidden or was never there.',
  interfaces: [Refusal],
  fields: (t) => ({
    field: t.string({ description: 'Path of the id (필드).', resolve: (error) => String(error.extensions['field']) }),
  }),
})

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'It can’t be done in the state that things are in (상태 충돌), such as to withdraw what is withdrawn.',
  interfaces: [Refusal],
  fields: (t) => ({
    field: t.string({
      nullable: true,
      description: 'Path of the input that it is about (필드); null: none in particular.',
      resolve: ({ extensions: { field } }) => (typeof field === 'string' ? field : null),
    }),
  }),
})

builder.objectType(StaleVersionError, {
  name: 'StaleVersionError',
  description: 'The row changed since the version that the change was made from (판 불일치): read it again, then change it.',
  interfaces: [Refusal],
  fields: (t) => ({ current: t.exposeInt('current', { description: 'Version that it has now (현재 판).' }) }),
})

const refusals = { ConflictError, NotFoundError, StaleVersionError }

/** What a mutation's payload is made from: the outcome, and what only the first call knows. */
export interface Done<Once> extends Outcome {
  /** What can't be read again, such as the secret of a new key; null for a repeat. */
  once: Once | null
}

/** What a mutation did, with what only its first answer may hold. */
export interface Effect<Once> extends Written {
  once?: Once
  /** Whether it changes what a viewer may do: that holds in this process from then on, and in others once they ask anew. */
  changesViewers?: boolean
}

type MutationFields = PothosSchemaTypes.MutationFieldBuilder<Types, object>
type PayloadFields<Once> = PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Once>>

/**
 * A mutation: its payload, its result as a union with its refusals, who may, and its effect in one transaction with
 * idempotency key, audit and outbox (see `write`).
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- callers say with it what GraphQL has checked of the arguments
export function mutation<Args, Once = never, Ready = undefined>(
  t: MutationFields,
  options: {
    name: string
    /** What it does, in both languages; the scopes that it needs are added. */
    description: string
    /** Any of these is needed; empty: any key or token. The effect still checks for which organisation. */
    scopes: readonly AccessScope[]
    args: Record<string, unknown>
    /** The refusals beside ValidationError that it knows. */
    refuses: readonly (keyof typeof refusals)[]
    payload: (t: PayloadFields<Once>) => Record<string, Field>
    /** What is read before the transaction begins, by the client outside of it: what the process holds already. */
    before?: (ctx: Context) => Promise<Ready>
    effect: (tx: Transaction, args: Args, ctx: Context, ready: Ready) => Promise<Effect<Once>>
  },
): Field {
  const { name, description, scopes, args, refuses, payload, before, effect } = options
  const Name = name.charAt(0).toUpperCase() + name.slice(1)
  const Payload = builder.objectRef<Done<Once>>(`${Name}Payload`)
  Payload.implement({ description: `What \`${name}\` did (결과).`, fields: payload })
  const needed = scopes.length === 0 ? 'Needs a key or a token.' : `Needs the scope ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.`
  return t.field({
    type: Payload,
    description: `${description} ${needed}`,
    args,
    authScopes: scopes.length === 0 ? { known: true } : { scope: scopes },
    errors: {
      types: [InputError, ...refuses.map((refusal) => refusals[refusal])],
      directResult: true,
      union: { name: `${Name}Result`, description: `What came of \`${name}\` (처리 결과): what it did, or why it did nothing.` },
    },
    resolve: async (_root: unknown, given: Args, ctx: Context, info: GraphQLResolveInfo): Promise<Done<Once>> => {
      if (ctx.idempotencyKey !== null && rootFields(info) > 1) {
        throw new InputError('Idempotency-Key', 'Expected one mutation in an operation with an idempotency key.')
      }
      const ready = (await before?.(ctx)) as Ready
      const done: { effect?: Effect<Once> } = {}
      const outcome = await write(ctx, name, given, async (tx) => (done.effect = await effect(tx, given, ctx, ready)))
      if (done.effect?.changesViewers === true) ctx.forgetViewers()
      return { ...outcome, once: outcome.isRepeat ? null : (done.effect?.once ?? null) }
    },
  } as never) as Field
}

/** The argument that names the version of a row that a change was made from. `of` is what the row is called. */
export function versionArg(t: Pick<MutationFields, 'arg'>, of: string): ArgumentRef<Types, number> {
  return t.arg.int({ required: true, description: `Version that the change was made from (판), as \`version\` of the ${of} gave it.` })
}

/** How many fields an operation asks of its root. */
function rootFields({ operation, fragments }: GraphQLResolveInfo): number {
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + (selection.name.value.startsWith('__') ? 0 : 1)
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet
      return sum + (inner === undefined ? 0 : count(inner))
    }, 0)
  return count(operation.selectionSet)
}

/** The field of a payload that holds the row that the mutation wrote, read again under the rules of this moment. */
export function writtenNode<Once>(t: PayloadFields<Once>, options: { type: unknown; of: Entity; description: string }): Field {
  const { type, of, description } = options
  return t.field({
    type: type as never,
    nullable: true,
    description: `${description}, as the viewer sees it now; null where it may no longer see it.`,
    resolve: async ({ id }: Done<Once>, _args: unknown, ctx: Context, info: GraphQLResolveInfo) => {
      const [row = null] = await findVisible(of, { id }, ctx, info)
      return row as never
    },
  } as never) as Field
}
