import { readFileSync } from 'node:fs'
import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { printed } from '../../schema/print.ts'

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))
const own = types.filter((type) => !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name))
/** What is gathered from many tables has a connection of its own: no count, no filter, no backward paging. */
const gathered = ['SearchHitConnection', 'TimelineConnection', 'InboxConnection']
const isList = (name: string) => name.endsWith('Connection') && !gathered.includes(name)
const connections = own.filter((type) => isObjectType(type) && isList(type.name))

/** Everything that carries a description, with where it stands. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const entries: [string, string | null | undefined][] = [[type.name, type.description]]
  if (isEnumType(type)) for (const value of type.getValues()) entries.push([`${type.name}.${value.name}`, value.description])
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) entries.push([`${type.name}.${field.name}`, field.description])
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      entries.push([`${type.name}.${field.name}`, field.description])
      for (const argument of field.args) entries.push([`${type.name}.${field.name}(${argument.name})`, argument.description])
    }
  }
  return entries
}

describe('the schema', () => {
  test('printed is the schema committed', () => {
    expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(printed)
  })

  test('describes every type, field, argument and value', () => {
    expect(own.flatMap(described).filter(([, text]) => !text).map(([where]) => where)).toEqual([])
  })

  test('begins each description in English and gives the Korean term in its first sentence', () => {
    const foreign = ['Date', 'DateTime']
    const wrong = own
      .filter((type) => !foreign.includes(type.name))
      .flatMap(described)
      .filter(([, text]) => text && !(/^["`A-Z0-9]/.test(text) && /[가-힣]/.test(text.split(/(?<=[.;])\s/).slice(0, 2).join(' '))))
    expect(wrong.map(([where, text]) => `${where}: ${text ?? ''}`)).toEqual([])
  })

  test('has the names that partners rely on', () => {
    const root = Object.keys(schema.getQueryType()?.getFields() ?? {})
    const main = {
      enterprise: 'enterprises',
      expert: 'experts',
      need: 'needs',
      match: 'matches',
      publicBuyer: 'publicBuyers',
      campaign: 'campaigns',
      organization: 'organizations',
      purchase: 'purchases',
      region: 'regions',
      observation: 'observations',
      metric: 'metrics',
      source: 'sources',
    }
    expect(root).toEqual(expect.arrayContaining(['node', 'nodes', ...Object.keys(main), ...Object.values(main)]))
  })

  test('gives each node its citations, but for citations themselves and what is computed here', () => {
    const nodes = own.filter((type) => isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Node'))
    expect(nodes.length).toBeGreaterThan(15)
    for (const node of nodes) {
      if (['Citation', 'MatchRun'].includes(node.name)) continue
      expect((isObjectType(node) && Object.keys(node.getFields())) || [], node.name).toContain('citations')
    }
  })

  test('gives everything that has a name an English one beside it', () => {
    for (const type of own) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue
      const fields = Object.keys(type.getFields())
      if (type.getInterfaces().some((face) => face.name === 'Node') && fields.includes('name')) expect(fields, type.name).toContain('nameEn')
    }
  })

  test('has a singular and a plural root field for each type of node', () => {
    const root = schema.getQueryType()?.getFields() ?? {}
    const answers = Object.values(root).map((field) => String(field.type).replace(/[[\]!]/g, ''))
    const nodes = own.filter((type) => isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Node')).map((type) => type.name)
    const parts = ['Citation', 'Certification', 'ProspectiveEntrepreneur']
    expect(nodes.filter((name) => !parts.includes(name) && !(answers.includes(name) && answers.includes(`${name}Connection`)))).toEqual([])
  })

  test('gives each connection the same fields', () => {
    expect(connections.length).toBeGreaterThan(12)
    for (const connection of connections) {
      const fields = isObjectType(connection) ? connection.getFields() : {}
      expect(Object.keys(fields), connection.name).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']))
      expect(String(fields['nodes']?.type)).toMatch(/^\[\w+!\]!$/)
      expect(String(fields['totalCount']?.type)).toBe('Int!')
    }
  })

  test('gives each list the same arguments', () => {
    for (const type of own) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue
      for (const field of Object.values(type.getFields())) {
        if (!isList(String(field.type).replace('!', ''))) continue
        const names = field.args.map((argument) => argument.name)
        expect(names, `${type.name}.${field.name}`).toEqual(expect.arrayContaining(['first', 'after', 'last', 'before', 'orderBy']))
      }
    }
  })

  test('holds no JSON scalar and no suffix on its enums', () => {
    expect(own.map((type) => type.name)).not.toContain('JSON')
    expect(own.filter((type) => isEnumType(type) && /Enum$/.test(type.name))).toEqual([])
  })
})
