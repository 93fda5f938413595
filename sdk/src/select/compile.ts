import type { Operation } from '../operation.ts'
import { argumentType } from './arguments.ts'

/** A selection as the compiler of types has let it through. */
type Selection = Readonly<Record<string, unknown>>

/** Makes of a value that came what its type says, in place where it is an object. */
type Revive = (value: unknown) => unknown

interface Field {
  /** What it is called in the result. */
  readonly key: string
  readonly name: string
  /** What follows its name: arguments and selection. */
  readonly text: string
  readonly revive: Revive | undefined
  /** What it is called on the way. */
  sent: string
}

type Row = Record<string, unknown>

/** The names of fields that are a DateTime; what makes the types holds the graph to it. */
const isInstant = /(^a|A)t$/

/**
 * One document with its variables for a selection, the same text for the same selection with other values, in
 * whatever order its fields were written; and what revives the answer's data.
 * @throws TypeError for what TypeScript would have refused, and for nothing selected
 */
export function compile(kind: Operation['kind'], selection: object): { operation: Operation; revive: Revive | undefined } {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []

  /** The arguments of a field; values become variables, absent ones drop out. */
  const argumentsOf = (field: string, given: unknown): string => {
    const written = sorted(given).map(([name, value]) => {
      const type = argumentType(field, nameOf(name)) ?? refuse(`No field has the argument ${name}.`)
      // Of a page's start both the first null and later cursors are values, so that all pages have one text.
      const isCursor = name === 'after'
      if (value === null && !isCursor) return `${name}: null`
      const variable = `v${declared.length}`
      declared.push(`$${variable}: ${type}${isCursor ? '' : '!'}`)
      variables[variable] = value
      return `${name}: $${variable}`
    })
    return inside('(', written, ')', ', ')
  }

  const fieldOf = (name: string, asked: unknown, key = name): Field => {
    const [given, select] = Array.isArray(asked) ? (asked as unknown[]) : [{}, asked]
    const args = argumentsOf(nameOf(name), given)
    const rows = select === true ? null : rowsOf(isObject(select) ? select : refuse(`Expected ${name} to be true or a selection.`), name)
    const revive = rows ? rows.revive && each(rows.revive) : isInstant.test(name) ? toDate : undefined
    return { key, sent: key, name, text: rows ? `${args} ${rows.text}` : args, revive }
  }

  const fieldsOf = (asked: unknown, entries: typeof sorted): Field[] =>
    entries(asked).flatMap(([name, select]) => {
      if (name === 'on' && branchesOf(select)) return []
      if (name !== 'as') return fieldOf(name, select)
      return sorted(select).map(([alias, one]) => {
        const [[field, value] = ['', 0], ...others] = present(one)
        return others.length === 0 ? fieldOf(field, value, nameOf(alias)) : refuse(`Expected one field as ${alias}.`)
      })
    })

  const rowsOf = (asked: Selection, owner: string, entries = sorted): { keys: string[]; text: string; revive: Revive | undefined } => {
    const branches = branchesOf(asked['on'])
    const parts = [
      { type: '', fields: fieldsOf(branches ? { __typename: true, ...asked } : asked, entries) },
      ...sorted(branches ?? {}).map(([type, select]) => ({ type: nameOf(type), fields: fieldsOf({ ...(select as Selection), __typename: undefined }, sorted) })),
    ]
    const keys = parts.flatMap(({ fields }) => fields.map(({ key }) => key))
    const texts = parts.flatMap(({ type, fields }) => {
      const written = fields.map((field) => {
        // Fields of one name in several branches may be of types that don't merge.
        if (type && keys.indexOf(field.key) !== keys.lastIndexOf(field.key)) field.sent = `${type}_${field.key}`
        return `${field.sent === field.name ? '' : `${field.sent}: `}${field.name}${field.text}`
      })
      return type ? inside(`... on ${type} { `, written, ' }') : written
    })
    const revive = (row: Row) => {
      const rowType = row['__typename'] as string
      for (const { type, fields } of parts) {
        const isAsked = !type || type === rowType || !Object.hasOwn(branches ?? {}, rowType)
        for (const { key, sent, revive } of fields) {
          if (!Object.hasOwn(row, sent)) continue
          const value = row[sent]
          if (sent !== key || !isAsked) Reflect.deleteProperty(row, sent)
          if (isAsked) row[key] = revive ? revive(value) : value
        }
      }
    }
    return {
      keys,
      text: inside('{ ', texts, ' }') || refuse(`Nothing is selected of ${owner}.`),
      revive: branches || parts[0]?.fields.some((field) => field.revive) ? (revive as Revive) : undefined,
    }
  }

  const { keys, text, revive } = rowsOf(selection as Selection, kind, kind === 'query' ? sorted : present)
  const name = keys.join('_')
  return { operation: { text: `${kind} ${name}${inside('(', declared, ')', ', ')} ${text}`, kind, name, fields: keys.length, variables }, revive }
}

const isObject = (value: unknown): value is Selection => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is there, without what is undefined. */
const present = (given: unknown) => Object.entries(given as Selection).filter(([, value]) => value !== undefined)

const sorted = (given: unknown) => present(given).sort(([a], [b]) => (a < b ? -1 : 1))

/** What stands behind `on` where it is no field: types of the graph, which alone begin with a capital. */
const branchesOf = (select: unknown) => (isObject(select) && /^[A-Z]/.test(Object.keys(select)[0] ?? '') ? select : undefined)

const inside = (open: string, parts: readonly string[], close: string, between = ' ') => (parts.length === 0 ? '' : open + parts.join(between) + close)

/** Only names get into the text, whatever a program without types gives. */
const nameOf = (name: string) => (/^[_A-Za-z]\w*$/.test(name) ? name : refuse(`Expected a name of the graph, not ${name}.`))

const toDate = (value: unknown) => (typeof value === 'string' ? new Date(value) : value)

/** Revives what may be null, or a list. */
const each = (revive: Revive): Revive => {
  const deep = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(deep)
    else if (value != null) revive(value)
    return value
  }
  return deep
}

function refuse(message: string): never {
  throw new TypeError(message)
}
