import { getArgumentValues, type FieldNode, type GraphQLField, type GraphQLResolveInfo, visit } from 'graphql'
import type { TextValue } from '../../prisma/pipeline.ts'
import type { Context } from '../../schema/context.ts'
import type { Sql } from '../../schema/core/where-sql.ts'
import { type Bytes, bytesOf, textOf } from './bytes.ts'
import type { Operation, Variables } from './operation.ts'
import type { Notes } from './notes.ts'
import { Unreadable } from './unreadable.ts'

/** What one request brings to a plan, and the values of its statement. */
export interface Request {
  operation: Operation
  variables: Variables
  ctx: Context
  /** A value as a parameter, without its type. */
  param(value: TextValue): string
  /** What was made once for the request, by the number that the plan gave it. */
  made: unknown[]
}

/** A part of a statement's text that each request writes: its conditions, whose values are parameters. */
type Hole = (request: Request) => string

/** What JavaScript puts into the text that the database gives: a signed cursor, or what a field computes of its columns. */
export type Slot = (columns: unknown, request: Request) => string

/** What is known while the plan is made, or only with a request. */
export type Given<T> = { isConstant: true; value: T } | { isConstant: false; of: (request: Request) => T }

export const constantly = <T>(value: T): Given<T> => ({ isConstant: true, value })
export const given = <T>(one: Given<T>, request: Request): T => (one.isConstant ? one.value : one.of(request))

/** A text with the holes that it has, in order: one more text than holes. */
export interface Template {
  texts: readonly string[]
  holes: readonly Hole[]
}

/** A plan while it is made. Texts that its methods give hold marks for holes; whoever puts them together need not care. */
export interface Draft {
  operation: Operation
  slots: Slot[]
  /** Plans a field, by its name, within the one that is planned. */
  inside<T>(name: string, plan: () => T): T
  /** Says how the field is read, for those who ask for the plan. */
  note(how: string): void
  /** A name for a table that no other has. @throws Unreadable where there are too many */
  alias(): string
  hole(write: Hole): string
  /** A text of nothing: what each request goes through for what it may refuse. */
  check(of: (request: Request) => unknown): string
  /** What is made at most once a request. */
  once<T>(make: (request: Request) => T): (request: Request) => T
  /** A text by what is known now or with the request. */
  text<T>(of: Given<T>, write: (value: T) => string): string
  /** A piece of SQL with its values as parameters. */
  sql(piece: Sql): string
  /** A text that is planned anew for each key. */
  variant(keyOf: (request: Request) => string, plan: (request: Request) => string): string
  /** A text expression that leaves a slot open for what `json`, an expression of JSON text, holds. */
  slot(fill: Slot, json: string): string
  /** The arguments that a field is given. @throws GraphQLError for constants that can't be */
  arguments(field: GraphQLField<unknown, unknown>, node: FieldNode): Given<Arguments>
  /** The text that was put together, with the holes that it has. */
  template(text: string): Template
}

export type Arguments = Record<string, unknown>

/** Tables that one statement may read: the database plans more of them longer than it reads them. */
const maxTables = 1000
/** Variants of one text that are kept. */
const maxVariants = 50
/** Around the number of a hole: no text of a statement may hold it. */
const mark = '\u0000'

/** @param notes takes note of the plan; without it nobody does */
export function draftOf(operation: Operation, notes?: Notes): Draft {
  const later = <A extends unknown[], T>(work: (...args: A) => T) => notes?.later(work) ?? work
  const holes: Hole[] = []
  let aliases = 0
  let made = 0
  const draft: Draft = {
    operation,
    slots: [],
    inside: (name, plan) => (notes === undefined ? plan() : notes.inside(name, plan)),
    note: (how) => notes?.note(how),
    alias() {
      if (aliases >= maxTables) throw new Unreadable('a statement of too many tables')
      return `t${(aliases += 1)}`
    },
    hole(write) {
      holes.push(later(write))
      return `${mark}${holes.length - 1}${mark}`
    },
    check(of) {
      return draft.hole((request) => {
        of(request)
        return ''
      })
    },
    once<T>(make: (request: Request) => T) {
      const place = (made += 1)
      return (request: Request) => {
        const before = request.made[place] as T
        if (before !== undefined) return before
        return (request.made[place] = make(request))
      }
    },
    text: (of, write) => (of.isConstant ? write(of.value) : draft.hole((request) => write(of.of(request)))),
    sql: (piece) => (piece.values.length === 0 ? piece.strings.join('') : draft.hole(({ param }) => sqlText(piece, param))),
    variant(keyOf, plan) {
      const known = new Map<string, Template>()
      const planHere = later(plan)
      return draft.hole((request) => {
        const key = keyOf(request)
        let template = known.get(key)
        if (template === undefined) {
          if (known.size >= maxVariants) throw new Unreadable('a text of too many variants', { isLasting: false })
          template = draft.template(planHere(request))
          known.set(key, template)
        }
        return written(template, request)
      })
    },
    slot(fill, json) {
      draft.slots.push(later(fill))
      return `E'\\x01${draft.slots.length - 1}:'||${json}||E'\\x02'`
    },
    arguments(field, node) {
      if (!hasVariables(node)) return constantly(getArgumentValues(field, node))
      return { isConstant: false, of: draft.once(({ variables }) => getArgumentValues(field, node, variables)) }
    },
    template(text) {
      const parts = text.split(mark)
      return { texts: parts.filter((_part, place) => place % 2 === 0), holes: parts.filter((_part, place) => place % 2 === 1).map((place) => holes[Number(place)] as Hole) }
    },
  }
  return draft
}

/** The text of a piece of SQL with its values as parameters. */
export const sqlText = (piece: Sql, param: Request['param']): string => piece.strings.reduce((text, part, place) => `${text}${param(valueOf(piece.values[place - 1]))}${part}`)

function valueOf(value: unknown): TextValue {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((one) => (one instanceof Date ? one.toISOString() : String(one)))
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A template's text as one request has it. */
export function written({ texts, holes }: Template, request: Request): string {
  let text = texts[0] as string
  for (let place = 0; place < holes.length; place += 1) text += (holes[place] as Hole)(request) + (texts[place + 1] as string)
  return text
}

/** Whether variables stand among the arguments of a field, or among those of these names. */
export function hasVariables(node: FieldNode, names?: readonly string[]): boolean {
  let found = false
  for (const argument of node.arguments ?? []) {
    if (names === undefined || names.includes(argument.name.value)) visit(argument, { Variable: () => void (found = true) })
  }
  return found
}

const untouchable = new Proxy({}, {
  get: () => {
    throw new Touched()
  },
  has: () => {
    throw new Touched()
  },
  ownKeys: () => {
    throw new Touched()
  },
})

class Touched extends Error {}

/**
 * What a declaration gives for arguments and a context: known now where it looks at neither.
 * @param of called again for each request where it does look
 */
export function declared<T>(draft: Draft, args: Given<Arguments>, of: (args: Arguments, ctx: Context) => T): Given<T> {
  try {
    return constantly(of((args.isConstant ? args.value : untouchable) as Arguments, untouchable as Context))
  } catch (error) {
    if (!(error instanceof Touched)) throw error
  }
  return { isConstant: false, of: draft.once((request) => of(given(args, request), request.ctx)) }
}

/** Marks around a slot in the text that the database gives: control characters, which no JSON holds unescaped. */
const [begin, end] = ['\u0001', '\u0002']

/** A text with its slots filled, each by its number and the JSON that stands there; what is around them is not read. */
function fillWith(text: string, write: (slot: number, json: string) => string): string {
  let filled = ''
  let passed = 0
  for (let place = text.indexOf(begin); place >= 0; place = text.indexOf(begin, passed)) {
    const colon = text.indexOf(':', place)
    const last = text.indexOf(end, colon)
    filled += text.slice(passed, place) + write(Number(text.slice(place + 1, colon)), text.slice(colon + 1, last))
    passed = last + 1
  }
  return filled + text.slice(passed)
}

/** A piece of an answer's text with its slots filled. */
export const fill = (text: string, slots: readonly Slot[], request: Request): string => fillWith(text, (slot, json) => (slots[slot] as Slot)(JSON.parse(json), request))

/** The text of an answer with its slots filled. */
export const fillBytes = (data: Bytes, slots: readonly Slot[], request: Request): Bytes =>
  fillWith(data, (slot, json) => bytesOf((slots[slot] as Slot)(JSON.parse(textOf(json as Bytes)), request))) as Bytes

const infos = new Map<string, GraphQLResolveInfo>()

/**
 * What resolvers of the graph are told of the operation: the name of their field. One that looks at more of it, such as
 * at what is selected below, can't be called here.
 * @throws Unreadable when it does
 */
export function infoOf(fieldName: string): GraphQLResolveInfo {
  const known = infos.get(fieldName)
  if (known !== undefined) return known
  const info = new Proxy({ fieldName } as GraphQLResolveInfo, {
    get(told, key) {
      if (key === 'fieldName') return told.fieldName
      throw new Unreadable(`${fieldName} looks at the operation`)
    },
  })
  infos.set(fieldName, info)
  return info
}
