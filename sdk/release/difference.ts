import { type Change, CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core'
import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { deprecationOf } from '../codegen/deprecation.ts'

/** What two schemas differ in, in sentences. */
export interface Difference {
  /** Refuses or answers otherwise what was asked before. */
  readonly breaking: readonly string[]
  /** Goes on as before, but brings what a closed set or a default did not have. */
  readonly dangerous: readonly string[]
  /** Adds, or announces. */
  readonly safe: readonly string[]
  /** How many descriptions are worded anew. */
  readonly reworded: number
}

/**
 * Compares two schemas by graphql-inspector. What lies within a type that is new or gone is told by the type.
 *
 * @param today such as `2026-11-29`; what is gone before the day that its deprecation named says so
 */
export async function difference(before: GraphQLSchema, after: GraphQLSchema, today: string): Promise<Difference> {
  const changes = (await diff(before, after, [DiffRule.simplifyChanges])).filter(({ type }) => !String(type).startsWith('DIRECTIVE_USAGE_') || isDeprecation.test(String(type)))
  const isWording = ({ type }: Change) => /_DESCRIPTION_/.test(String(type))
  const of = (level: CriticalityLevel) => {
    const told = changes.filter((change) => !isWording(change) && change.criticality.level === level).map((change) => sentence(change, before, after, today))
    return [...new Set(told)].sort()
  }
  return {
    breaking: of(CriticalityLevel.Breaking),
    dangerous: of(CriticalityLevel.Dangerous),
    safe: of(CriticalityLevel.NonBreaking),
    reworded: changes.filter(isWording).length,
  }
}

/** Whether there is any. */
export const isSame = ({ breaking, dangerous, safe, reworded }: Difference): boolean => breaking.length + dangerous.length + safe.length + reworded === 0

/** Of arguments and input fields it is told by the directive alone. */
const isDeprecation = /^DIRECTIVE_USAGE_(ARGUMENT|INPUT_FIELD)_DEFINITION_(ADDED|REMOVED)$/

function sentence({ type, path: place = '', message }: Change, before: GraphQLSchema, after: GraphQLSchema, today: string): string {
  const kind = String(type)
  const path = place.replace('.@deprecated', '')
  const [owner = '', ...rest] = path.split('.')
  const what = rest.length === 2 ? `\`${owner}.${rest[0] ?? ''}(${rest[1] ?? ''}:)\`` : `\`${path}\``
  const [, root, rootType = ''] = /^Schema (\w+) type was set to '(\w+)'/.exec(message) ?? []
  if (root !== undefined) return `There are ${root === 'query' ? 'queries' : `${root}s`} now: ${fieldNames(after, rootType)}.`
  if (kind === 'UNION_MEMBER_ADDED' || kind === 'UNION_MEMBER_REMOVED') return plain(message)
  if (/^(TYPE|FIELD|ENUM_VALUE|INPUT_FIELD|FIELD_ARGUMENT)_REMOVED$/.test(kind)) return `${what} is gone${promised(reasonAt(before, path), today)}.`
  if (/^(TYPE|FIELD|ENUM_VALUE)_ADDED$/.test(kind)) return `${what} is new.`
  if (/^(INPUT_FIELD|FIELD_ARGUMENT)_ADDED$/.test(kind)) return `${what} is new${isNeeded(after, path) ? ', and must be given' : ''}.`
  if (isDeprecation.test(kind) && !place.endsWith('@deprecated')) return plain(message)
  if (/^DIRECTIVE_USAGE.*ADDED$|_DEPRECATION_(REASON_)?ADDED$|_DEPRECATION_REASON_CHANGED$/.test(kind)) return `${what} is deprecated. ${reasonAt(after, path) ?? ''}`.trim()
  if (/^DIRECTIVE_USAGE.*REMOVED$|_DEPRECATION_(REASON_)?REMOVED$/.test(kind)) return `${what} is no longer deprecated.`
  const [, from, to] = /from '([^']+)' to '([^']+)'/.exec(message) ?? []
  if (kind.endsWith('_TYPE_CHANGED') && from !== undefined && to !== undefined) return `${what} is \`${to}\`, and was \`${from}\`.`
  return plain(message)
}

function fieldNames(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name)
  return isObjectType(type)
    ? Object.keys(type.getFields())
        .map((field) => `\`${field}\``)
        .join(', ')
    : name
}

/** What graphql-inspector says, with its names in code. */
const plain = (message: string) => `${message.replace(/'([^']+)'/g, '`$1`').replace(/\.$/, '')}.`

/** What became of a removal's announcement. */
function promised(reason: string | null, today: string): string {
  if (reason === null) return ''
  const { until, replacement } = deprecationOf(reason)
  return `, which was announced for ${until}${today <= until ? ' and comes earlier' : ''}: use ${replacement}`
}

interface Part {
  deprecationReason?: string | null | undefined
}

/** Why something is deprecated; null: it is not, or is not there. */
function reasonAt(schema: GraphQLSchema, path: string): string | null {
  const [owner = '', name, argument] = path.split('.')
  const type = schema.getType(owner)
  let part: Part | undefined
  if (isEnumType(type)) part = type.getValue(name ?? '') ?? undefined
  else if (isInputObjectType(type)) part = type.getFields()[name ?? '']
  else if (isObjectType(type) || isInterfaceType(type)) {
    const field = type.getFields()[name ?? '']
    part = argument === undefined ? field : field?.args.find((one) => one.name === argument)
  }
  return part?.deprecationReason ?? null
}

function isNeeded(schema: GraphQLSchema, path: string): boolean {
  const [owner = '', name = '', argument] = path.split('.')
  const type = schema.getType(owner)
  const input = isInputObjectType(type) ? type.getFields()[name] : isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.args.find((one) => one.name === argument) : undefined
  return input !== undefined && String(input.type).endsWith('!') && input.defaultValue === undefined
}
