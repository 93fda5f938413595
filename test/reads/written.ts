import { getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLSchema } from 'graphql'
import type { Question } from './roads.ts'
import { type AskedField, type AskedFragment, type Composite, type Directive, overlap, type Selection } from './selections.ts'
import type { NamedValue, Value } from './values.ts'

/** A flag that directives ask. */
export interface Flag {
  value: boolean
  form: 'literal' | 'variable' | 'default'
}

/** The keys of one object of the answer: what each asks, and the keys below it. */
interface Scope {
  keys: Map<string, { asks: string; below: Scope }>
  /** Put before each key, in a fragment that stands at several places. */
  prefix: string
}

const emptyScope = (prefix = ''): Scope => ({ keys: new Map(), prefix })

/** Writes selections as a valid document: keys that would ask two things get names of their own. */
export function written(schema: GraphQLSchema, selections: readonly Selection[], flags: readonly Flag[]): Question {
  return new Writer(schema, flags).document(selections)
}

class Writer {
  private readonly schema: GraphQLSchema
  private readonly flags: readonly Flag[]
  private readonly declared: string[] = []
  private readonly variables: Record<string, unknown> = {}
  private readonly fragments: string[] = []
  private readonly shared: { name: string; on: Composite }[] = []
  private readonly flagNames = new Map<number, string>()
  private names = 0

  constructor(schema: GraphQLSchema, flags: readonly Flag[]) {
    this.schema = schema
    this.flags = flags
  }

  document(selections: readonly Selection[]): Question {
    const set = this.set(selections, this.schema.getQueryType() as Composite, emptyScope())
    const head = this.declared.length === 0 ? 'query' : `query (${this.declared.join(', ')})`
    return { query: [`${head} ${set}`, ...this.fragments].join('\n'), variables: this.variables }
  }

  private set(selections: readonly Selection[], type: Composite, scope: Scope): string {
    const parts = selections.map((one) => this.selection(one, type, scope)).filter((text) => text !== '')
    return parts.length === 0 ? '{ __typename }' : `{ ${parts.join(' ')} }`
  }

  private selection(selection: Selection, type: Composite, scope: Scope): string {
    if (selection.kind === 'field') return this.field(selection, scope)
    if (selection.kind === 'fragment') return this.fragment(selection, type, scope)
    const known = this.shared.filter(({ on }) => overlap(this.schema, on, type))
    const found = known[selection.place % Math.max(1, known.length)]
    return found === undefined ? '' : `...${found.name}`
  }

  private field({ field, alias, args, directives, selections, again }: AskedField, scope: Scope): string {
    const asked = field === null ? '__typename' : `${field.name}${this.args(field, args)}`
    const [key, below] = this.key(alias ?? field?.name ?? '__typename', `${asked}:${field === null ? 'String!' : String(field.type)}`, scope)
    const said = key === (field?.name ?? '__typename') ? asked : `${key}: ${asked}`
    const type = field === null ? null : (getNamedType(field.type) as Composite)
    const hasFields = type !== null && 'getFields' in type
    const text = `${said}${this.directives(directives)}${hasFields ? ` ${this.set(selections, type, below)}` : ''}`
    return again === null || !hasFields ? text : `${text} ${said} ${this.set(again, type, below)}`
  }

  /** The key of a field: the one that is wanted, or another one where that asks something else here. */
  private key(wanted: string, asks: string, scope: Scope): [string, Scope] {
    const plain = `${scope.prefix}${wanted}`
    const taken = scope.keys.get(plain)
    if (taken?.asks === asks) return [plain, taken.below]
    const key = taken === undefined ? plain : this.name('k')
    const below = emptyScope()
    scope.keys.set(key, { asks, below })
    return [key, below]
  }

  private fragment({ on, form, directives, selections }: AskedFragment, type: Composite, scope: Scope): string {
    const said = this.directives(directives)
    if (form === 'inline' || on === null) return `...${on === null ? '' : ` on ${on.name}`}${said} ${this.set(selections, on ?? type, scope)}`
    const name = this.name('F')
    const set = this.set(selections, on, form === 'shared' ? emptyScope(`${name}_`) : scope)
    this.fragments.push(`fragment ${name} on ${on.name} ${set}`)
    if (form === 'shared') this.shared.push({ name, on })
    return form === 'twice' ? `...${name}${said} ...${name}` : `...${name}${said}`
  }

  private directives(directives: readonly Directive[]): string {
    return directives.map(({ name, flag }) => ` @${name}(if: ${this.flag(flag)})`).join('')
  }

  private flag(place: number): string {
    const { value, form } = this.flags[place] as Flag
    if (form === 'literal') return String(value)
    const known = this.flagNames.get(place)
    if (known !== undefined) return known
    const name = `$flag${place}`
    this.flagNames.set(place, name)
    this.declared.push(`${name}: Boolean${form === 'default' ? ` = ${value}` : '!'}`)
    if (form === 'variable') this.variables[name.slice(1)] = value
    return name
  }

  private args(field: GraphQLField<unknown, unknown>, values: readonly NamedValue[]): string {
    const types = new Map(field.args.map((arg) => [arg.name, arg]))
    const parts = values.flatMap(({ name, value }) => {
      const text = this.value(value, types.get(name) as GraphQLArgument)
      return text === null ? [] : [`${name}: ${text}`]
    })
    return parts.length === 0 ? '' : `(${parts.join(', ')})`
  }

  /** The text of a value at a place; null: it is left out there. */
  private value(value: Value, { type, defaultValue }: { type: GraphQLInputType; defaultValue?: unknown }, isConstant = false): string | null {
    const isRequired = isNonNullType(type)
    const { form } = isConstant ? constantOf(value) : value
    // What is required is given, by a value of its own or by the place's default.
    if (isRequired && (form === 'null' || form === 'absent' || form === 'nullVariable') && defaultValue === undefined) return this.value({ ...value, form: 'literal' }, { type }, isConstant)
    if (form === 'null') return isRequired ? null : 'null'
    if (form === 'literal') return this.content(value.content, type, isConstant)
    const name = `$${this.name('v')}`
    const nullable = String(getNullableType(type))
    if (form === 'absent') this.declared.push(`${name}: ${nullable}`)
    else if (form === 'default') this.declared.push(`${name}: ${nullable} = ${this.content(value.content, type, true)}`)
    else {
      const isNull = form === 'nullVariable'
      this.variables[name.slice(1)] = isNull ? null : plainOf(value.content)
      const given = form === 'overridden' ? (isRequired ? `${nullable} = ${this.content(value.content, type, true)}` : `${nullable} = null`) : isNull ? nullable : String(type)
      this.declared.push(`${name}: ${given}`)
    }
    return name
  }

  private content(content: Value['content'], given: GraphQLInputType, isConstant: boolean): string {
    const type = getNullableType(given)
    const inner = (value: Value, at: { type: GraphQLInputType; defaultValue?: unknown }) => this.value(value, at, isConstant)
    if ('leaf' in content) return isEnumType(type) ? String(content.leaf) : JSON.stringify(content.leaf)
    if ('items' in content) {
      if (!isListType(type)) throw new Error('no list')
      const items = content.items.map((item) => inner(item, { type: type.ofType }) ?? 'null')
      return content.isAlone && items.length === 1 && !items[0]?.startsWith('$') ? (items[0] as string) : `[${items.join(', ')}]`
    }
    if (!isInputObjectType(type)) throw new Error('no input object')
    const fields = content.fields.flatMap(({ name, value }) => {
      const text = inner(value, type.getFields()[name] as { type: GraphQLInputType; defaultValue: unknown })
      return text === null ? [] : [`${name}: ${text}`]
    })
    return `{ ${fields.join(', ')} }`
  }

  private name(kind: string): string {
    return `${kind}${(this.names += 1)}`
  }
}

/** In a constant no variable stands. */
const constantOf = (value: Value): Value => (value.form === 'null' || value.form === 'nullVariable' ? { ...value, form: 'null' } : { ...value, form: 'literal' })

/** A value as JSON. */
function plainOf(content: Value['content']): unknown {
  if ('leaf' in content) return content.leaf
  const plain = (value: Value) => (value.form === 'null' || value.form === 'nullVariable' ? null : plainOf(value.content))
  if ('items' in content) return content.isAlone && content.items.length === 1 ? content.items.map(plain)[0] : content.items.map(plain)
  return Object.fromEntries(content.fields.filter(({ value }) => value.form !== 'absent').map(({ name, value }) => [name, plain(value)]))
}
