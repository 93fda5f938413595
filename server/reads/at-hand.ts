import { type FieldNode, getNamedType, type GraphQLField, isObjectType } from 'graphql'
import type { Context } from '../../schema/context.ts'
import type { AnyDerivation } from '../../schema/core/derived.ts'
import { completedField } from './complete.ts'
import { derivedText } from './derived.ts'
import { askedName } from './notes.ts'
import { fieldsOf } from './operation.ts'
import type { Draft } from './plan.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** The text of an object that the request itself brings: its fields come of it, or of queries of their own. */
export function atHandText(draft: Draft, { name, type }: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], valueOf: (ctx: Context) => unknown): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) throw new Unreadable(`${name} is no object`)
  draft.note('of the request itself')
  const parts: [string, Part][] = []
  for (const [key, asked] of fieldsOf(draft.operation, named, nodes.map((node) => node.selectionSet))) {
    const [node] = asked
    const field = named.getFields()[node?.name.value ?? '']
    const derived = (field?.extensions['reads'] as { derived?: AnyDerivation } | undefined)?.derived
    if (node === undefined || field === undefined) parts.push([key, constant(JSON.stringify(named.name))])
    else if (derived !== undefined) parts.push([key, expression(draft.inside(askedName(asked), () => derivedText(draft, field, null, asked, draft.arguments(field, node), derived)))])
    else parts.push([key, expression(draft.slot((_json, request) => completedField(request, named, field.name, valueOf(request.ctx), asked), "'null'"))])
  }
  return concat(object(parts))
}
