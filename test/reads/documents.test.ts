import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getNamedType, getOperationAST, type GraphQLObjectType, isEnumType, Kind, type OperationDefinitionNode, OperationTypeNode, parse, typeFromAST } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { projectRoot } from '../../prisma/project-root.ts'
import { anonymous } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Material, materialOf } from './material.ts'
import { ordinaryDocuments, ordinaryFields } from './ordinary.ts'
import { normal, type Question, type Roads, roadsOn } from './roads.ts'

let database: Database
let roads: Roads
let material: Material
beforeAll(async () => {
  database = await freshDatabase()
  roads = await roadsOn(database)
  material = await materialOf(database, roads.contextFor(anonymous('test')))
})
afterAll(() => database.close())

const operationOf = (text: string) => getOperationAST(parse(text)) as OperationDefinitionNode
const folder = join(projectRoot(), 'server/graphiql/samples')
const queriesAmong = (documents: [string, string][]) => documents.filter(([, text]) => operationOf(text).operation === OperationTypeNode.QUERY)
const samples = queriesAmong(readdirSync(folder).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
const queries = queriesAmong(Object.entries(operations).map(([name, text]) => [name, text]))

/** The least that a query needs to be asked of real rows. */
function variablesOf(text: string): Record<string, unknown> {
  const { variableDefinitions = [], selectionSet } = operationOf(text)
  const [root] = selectionSet.selections
  const field = root?.kind === Kind.FIELD ? schema.getQueryType()?.getFields()[root.name.value] : undefined
  const given = field === undefined ? undefined : getNamedType(field.type)
  const types = given === undefined ? [] : 'getInterfaces' in given && !('getTypes' in given) ? [given, ...(schema.getPossibleTypes(given as never) as GraphQLObjectType[])] : [given]
  const id = types.flatMap(({ name }) => material.ids[name] ?? [])[0]
  const needed = variableDefinitions.filter(({ variable, type, defaultValue }) => variable.name.value === 'id' || (type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined))
  return Object.fromEntries(
    needed.map(({ variable: { name }, type }) => {
      const leaf = typeFromAST(schema, type as never)
      const named = leaf === undefined ? undefined : getNamedType(leaf)
      const one = isEnumType(named) ? named.getValues()[0]?.name : (material.texts[name.value]?.[0] ?? (name.value === 'planId' ? material.ids['Plan']?.[0] : id))
      return [name.value, String(leaf).startsWith('[') ? [one] : one]
    }),
  )
}

test('those that are told to be not are there', () => {
  const names = [...samples, ...queries].map(([name]) => name)
  expect(Object.keys(ordinaryDocuments).filter((name) => !names.includes(name))).toEqual([])
})

describe.each([
  ['sample', samples],
  ['query of the SDK', queries],
] as const)('every %s', (_what, documents) => {
  test.each(documents)('%s is read by one statement, or told to be not', async (name, text) => {
    const question: Question = { query: text, variables: variablesOf(text) }
    const compiled = await roads.compiled(question)
    const ordinary = await roads.ordinary(question)
    expect(ordinary.errors).toEqual([])
    if (compiled.kind === 'answered') expect([name, normal(compiled.text)]).toEqual([name, normal(ordinary.text)])
    const told = ordinaryDocuments[name]
    expect(compiled.kind === 'unreadable' ? compiled.reason : compiled.kind).toBe(told === undefined ? 'answered' : ordinaryFields[told])
  })
})
