// Pages of the schema: one a type and one a root field, as Markdown that links to the others.
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'
import { cell, codeLink, firstSentence, prose } from './markdown.mjs'

/**
 * A page of the site before it is laid out.
 * @typedef {{ file: string, title: string, body: string, words?: string, children?: Page[] }} Page
 */

const chapters = [
  ['Queries', 'What may be asked (조회): the fields at the root of a query.'],
  ['Mutations', 'What may be changed (변경). Each answers a union: what it did, or a typed refusal.'],
  ['Subscriptions', 'What may be followed as it happens (구독).'],
  ['Objects', 'The types of rows and of their parts (객체).'],
  ['Interfaces', 'What several types have in common (인터페이스).'],
  ['Unions', 'What can be of one of several types (유니온).'],
  ['Inputs', 'What filters, orders and mutations take (입력).'],
  ['Enums', 'Fixed sets of values (열거형), each with its label in English and Korean.'],
  ['Scalars', 'Single values (스칼라).'],
]

/**
 * The chapter of the schema.
 * @param {import('graphql').GraphQLSchema} schema
 * @param {(chapter: string, fieldName: string) => { title: string, file: string }[]} mentions pages that show a root field in use
 * @returns {Page}
 */
export function schemaChapter(schema, mentions) {
  const types = ownTypes(schema)
  const users = usersOf(schema)
  const roots = rootsOf(schema)
  const pages = new Map(chapters.map(([name]) => [name, /** @type {Page[]} */ ([])]))
  for (const { chapter, type } of roots) {
    for (const field of sorted(Object.values(type.getFields()))) pages.get(chapter)?.push(rootFieldPage(schema, chapter, field, mentions))
  }
  for (const type of types) {
    if (roots.some((root) => root.type === type) || isEdge(type)) continue
    pages.get(chapterOf(type))?.push(typePage(schema, type, users))
  }
  const filled = chapters.filter(([name]) => pages.get(name)?.length)
  return {
    file: 'schema/index.md',
    title: 'Schema',
    body: `Every type of the graph, its fields and their arguments, from \`schema.graphql\`. A \`!\` behind a type says that it is never null, \`[X!]!\` that it is a list.\n\n${filled
      .map(([name, about]) => `- [${name}](${name}/index.md): ${about} ${pages.get(name)?.length} in all.`)
      .join('\n')}\n`,
    children: filled.map(([name, about]) => ({
      file: `schema/${name}/index.md`,
      title: name,
      body: `${about}\n\n| Name | Meaning |\n|---|---|\n${(pages.get(name) ?? []).map(({ title, file, summary }) => `| [${title}](${file.split('/').at(-1)}) | ${cell(summary)} |`).join('\n')}\n`,
      children: pages.get(name) ?? [],
    })),
  }
}

/** Where the page of a type lies, from the root of all pages; null: the type has none. @param {import('graphql').GraphQLNamedType | undefined} type */
export function typeFile(type) {
  if (type === undefined || type.name.startsWith('__') || isSpecifiedScalarType(type)) return null
  if (type.name in rootPages) return rootPages[type.name]
  if (isEdge(type)) return `schema/Objects/${type.name.replace(/Edge$/, 'Connection')}.md#${type.name.toLowerCase()}`
  return `schema/${chapterOf(type)}/${type.name}.md`
}

const rootPages = { Query: 'schema/Queries/index.md', Mutation: 'schema/Mutations/index.md', Subscription: 'schema/Subscriptions/index.md' }

/** @param {string} chapter @param {string} field */
export const rootFieldFile = (chapter, field) => `schema/${chapter}/${field}.md`

/** @param {import('graphql').GraphQLSchema} schema */
export const rootsOf = (schema) =>
  [
    { chapter: 'Queries', type: schema.getQueryType() },
    { chapter: 'Mutations', type: schema.getMutationType() },
    { chapter: 'Subscriptions', type: schema.getSubscriptionType() },
  ].filter((root) => root.type != null)

const ownTypes = (schema) => sorted(Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type)))
const sorted = (named) => [...named].sort((a, b) => (a.name < b.name ? -1 : 1))
const isEdge = (type) => isObjectType(type) && type.name.endsWith('Edge') && 'cursor' in type.getFields()

function chapterOf(type) {
  if (isObjectType(type)) return 'Objects'
  if (isInterfaceType(type)) return 'Interfaces'
  if (isUnionType(type)) return 'Unions'
  if (isInputObjectType(type)) return 'Inputs'
  return isEnumType(type) ? 'Enums' : 'Scalars'
}

/** A page of the schema lies two folders deep. */
const here = (path) => `../../${path}`

/** The text of a type as code with a link on its name. */
function typeText(type) {
  if (isNonNullType(type)) return `${typeText(type.ofType)}!`
  if (isListType(type)) return `[${typeText(type.ofType)}]`
  const file = typeFile(type)
  return codeLink(type.name, file === null ? null : here(file))
}

const code = (html) => `<code>${html}</code>`

const deprecation = (reason) => (reason == null ? '' : `\n> [!WARNING]\n> Deprecated. ${prose(reason)}\n`)

function rootFieldPage(schema, chapter, field, mentions) {
  const shown = mentions(chapter, field.name)
  const typeName = { Queries: 'query', Mutations: 'mutation', Subscriptions: 'subscription' }[chapter]
  const answer = getNamedType(field.type)
  const node = nodeOf(answer)
  const parts = [
    deprecation(field.deprecationReason),
    prose(field.description),
    code(`${typeName} ${field.name}: ${typeText(field.type)}`),
    node === null ? '' : `A row is ${article(node.name)} ${code(typeText(node))}.`,
    isUnionType(answer) ? `It answers ${list(answer.getTypes().map((type) => code(typeText(type))))}.` : '',
    field.args.length === 0 ? '' : `## Arguments\n\n${argumentTable(field.args)}`,
    shown.length === 0 ? '' : `## In use\n\n${shown.map(({ title, file }) => `- [${title}](${here(file)})`).join('\n')}`,
  ]
  return { file: rootFieldFile(chapter, field.name), title: field.name, summary: firstSentence(field.description), body: joined(parts), words: wordsOf(field.description, field.args) }
}

function typePage(schema, type, users) {
  const edge = isObjectType(type) ? schema.getType(type.name.replace(/Connection$/, 'Edge')) : undefined
  const parts = [prose(type.description), kindLine(schema, type), ...bodyOf(type)]
  if (edge !== undefined && edge !== type && isEdge(edge)) parts.push(`## ${edge.name}`, prose(edge.description), fieldTable(Object.values(edge.getFields())))
  const used = users.get(type.name) ?? []
  if (used.length > 0) parts.push(`## Used by\n\n${used.join(', ')}`)
  return { file: typeFile(type), title: type.name, summary: firstSentence(type.description), body: joined(parts), words: wordsOf(type.description, membersOf(type)) }
}

/** What search finds a page by, besides its title. */
const wordsOf = (description, members) => [description, ...members.flatMap(({ name, description: text }) => [name, firstSentence(text)])].join(' ')

function membersOf(type) {
  if (isEnumType(type)) return type.getValues()
  return 'getFields' in type ? Object.values(type.getFields()) : []
}

function kindLine(schema, type) {
  const kind = { Objects: 'type', Interfaces: 'interface', Unions: 'union', Inputs: 'input', Enums: 'enum', Scalars: 'scalar' }[chapterOf(type)]
  const faces = 'getInterfaces' in type && type.getInterfaces().length > 0 ? ` implements ${type.getInterfaces().map(typeText).join(' & ')}` : ''
  const oneOf = isInputObjectType(type) && type.isOneOf ? ' @oneOf' : ''
  const line = code(`${kind} ${type.name}${faces}${oneOf}`)
  if (!isAbstractType(type)) return line
  return `${line}\n\nIt is one of ${list(sorted(schema.getPossibleTypes(type)).map((one) => code(typeText(one))))}.`
}

function bodyOf(type) {
  if (isEnumType(type)) return [valueTable(type.getValues())]
  if (isInputObjectType(type)) return [`## Fields\n\n${argumentTable(Object.values(type.getFields()), 'Field')}`]
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields())
    return ['## Fields', ...fields.map(fieldSection)]
  }
  return []
}

const labelled = /^(.*?) \(([^()]*[가-힣][^()]*(?:\([^()]*\)[^()]*)*)\)\s*(.*)$/s

function valueTable(values) {
  const rows = values.map(({ name, description, deprecationReason }) => {
    const [, en = description ?? '', ko = '', rest = ''] = labelled.exec(description ?? '') ?? []
    const note = [deprecationReason == null ? '' : `Deprecated: ${deprecationReason}`, rest.replace(/^[.;:,]\s*/, '')].filter(Boolean).join(' ')
    return [`\`${name}\``, cell(en), cell(ko), cell(note)]
  })
  const columns = rows.some(([, , , note]) => note !== '') ? 4 : 3
  return `## Values\n\n${[['Value', 'English', '한국어', 'Meaning'], Array(4).fill('---'), ...rows].map((row) => `| ${row.slice(0, columns).join(' | ')} |`).join('\n')}`
}

function fieldSection(field) {
  const args = field.args.length === 0 ? '' : `\n\n${argumentTable(field.args)}`
  return `### ${field.name}\n${deprecation(field.deprecationReason)}\n${code(`${field.name}${field.args.length === 0 ? '' : `(${field.args.map(({ name }) => name).join(', ')})`}: ${typeText(field.type)}`)}\n\n${prose(field.description)}${args}`
}

const fieldTable = (fields) => `| Field | Type | Meaning |\n|---|---|---|\n${fields.map((field) => `| \`${field.name}\` | ${code(typeText(field.type))} | ${cell(field.description)} |`).join('\n')}`

function argumentTable(args, what = 'Argument') {
  const row = (arg) => {
    const standard = arg.astNode?.defaultValue === undefined ? '' : `<br>default <code>${literal(arg.astNode.defaultValue)}</code>`
    const needed = isRequiredArgument(arg) ? ', required' : ''
    const gone = arg.deprecationReason == null ? '' : `Deprecated: ${arg.deprecationReason} `
    return `| \`${arg.name}\`${needed} | ${code(typeText(arg.type))}${standard} | ${cell(gone + (arg.description ?? ''))} |`
  }
  return `| ${what} | Type | Meaning |\n|---|---|---|\n${args.map(row).join('\n')}`
}

const literal = ({ loc }) => loc.source.body.slice(loc.start, loc.end).replaceAll('|', '\\|')

function nodeOf(type) {
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined
  return nodes === undefined ? null : getNamedType(nodes.type)
}

/** Where each type is used: fields that answer it or take it. */
function usersOf(schema) {
  const users = new Map()
  const add = (type, text) => {
    const name = getNamedType(type).name
    const known = users.get(name) ?? new Set()
    users.set(name, known.add(text))
  }
  const roots = rootsOf(schema)
  for (const type of ownTypes(schema)) {
    const root = roots.find((one) => one.type === type)
    if (isUnionType(type)) for (const one of type.getTypes()) add(one, code(typeText(type)))
    if (!('getFields' in type)) continue
    for (const field of Object.values(type.getFields())) {
      const place = root === undefined ? `${here(typeFile(type)).split('#')[0]}#${isInputObjectType(type) ? 'fields' : field.name.toLowerCase()}` : here(rootFieldFile(root.chapter, field.name))
      const text = code(codeLink(root === undefined ? `${type.name}.${field.name}` : field.name, place))
      if (!isEdge(type)) add(field.type, text)
      for (const arg of field.args ?? []) add(arg.type, text)
    }
  }
  return new Map([...users].map(([name, texts]) => [name, [...texts]]))
}

const joined = (parts) => `${parts.filter((part) => part !== '').join('\n\n')}\n`
const list = (texts) => (texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`)
const article = (name) => (/^[AEIOU]/.test(name) ? 'an' : 'a')
