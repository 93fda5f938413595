import { type GraphQLSchema, getNullableType, isEnumType, isInterfaceType, isObjectType, type GraphQLField, type GraphQLNamedType } from 'graphql'

/** Every field that can be selected, with the type that it stands in. */
export function fieldsOf(schema: GraphQLSchema): { owner: GraphQLNamedType; field: GraphQLField<unknown, unknown> }[] {
  return ownTypes(schema).flatMap((owner) =>
    isObjectType(owner) || isInterfaceType(owner) ? Object.values(owner.getFields()).map((field) => ({ owner, field })) : [],
  )
}

/** The types that the schema declares, by name. */
export const ownTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

export const enumsOf = (schema: GraphQLSchema) => ownTypes(schema).filter(isEnumType)

/** `NeedFilter` without the ending that its argument's name tells: what a table may leave out. */
const endings: Readonly<Record<string, string>> = { filter: 'Filter', orderBy: 'Order', input: 'Input' }

/** Prints what a selection must know of arguments when it is sent. */
export function printWire(schema: GraphQLSchema): string {
  const byArgument = new Map<string, Map<string, string[]>>()
  for (const { owner, field } of fieldsOf(schema)) {
    // What listens knows its own, so that nobody else carries them.
    if (owner === schema.getSubscriptionType()) continue
    for (const { name, type } of field.args) {
      const written = String(getNullableType(type))
      const types = entry(byArgument, name, () => new Map<string, string[]>())
      const [other] = [...types].find(([text, fields]) => text !== written && fields.includes(field.name)) ?? []
      if (other !== undefined) throw new Error(`Expected ${field.name}(${name}:) to be of one type everywhere, not ${other} and, in ${owner.name}, ${written}: selections are sent by field names.`)
      const fields = entry(types, written, () => [])
      if (!fields.includes(field.name)) fields.push(field.name)
    }
  }
  const words = new Map<string, Set<string>>()
  const say = (type: string, word: string) => entry(words, type, () => new Set()).add(word)
  for (const [argument, types] of [...byArgument].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ending = endings[argument]
    const usual = [...types].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
    for (const [type, fields] of types) {
      if (ending !== undefined && type.endsWith(ending)) {
        const base = type.slice(0, -ending.length)
        for (const field of fields) if (singular(field) !== base) say(base, field)
      } else if (type === usual) say(type, argument.replace(/.+I(?=ds?$)/, 'i'))
      else for (const field of fields) say(type, `${field}.${argument}`)
    }
  }
  for (const word of new Set([...words.values()].flatMap((set) => [...set]))) {
    const types = [...words].filter(([, set]) => set.has(word)).map(([type]) => type)
    if (types.length > 1) throw new Error(`Expected ${word} to tell one type, not ${types.join(' and ')}: give the arguments of these fields names of one stem.`)
  }
  const table = [...words].map(([type, set]) => [type, ...[...set].sort()].join(' ')).sort().join(',')
  checkInstants(schema)
  return `/** Argument types: each type, or its stem before Filter, Order or Input, with the arguments or fields that have it; what a name tells by itself is left out. */\nexport const argumentTypes = '${table}'\n`
}

/** What the field's own name tells of its type, such as `Need` of `needs`; the client does the same when it sends. */
const singular = (field: string) => (field[0] ?? '').toUpperCase() + field.slice(1).replace(/ies$/, 'y').replace(/(Stat|(?<!s)|(?<=ch)e)s$/, '')

/** Selections tell a DateTime by its field's name. @throws when a name tells wrong */
function checkInstants(schema: GraphQLSchema): void {
  for (const { owner, field } of fieldsOf(schema)) {
    const isInstant = String(getNullableType(field.type)) === 'DateTime'
    if (isInstant !== /^at$|At$/.test(field.name)) throw new Error(`Expected a field to be a DateTime exactly when it is called xAt or at, unlike ${owner.name}.${field.name}.`)
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
