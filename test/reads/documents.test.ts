import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOperationAST, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { projectRoot } from '../../prisma/project-root.ts'
import { anonymous, type Viewer } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeRuns } from '../support/matches.ts'
import { type Material, materialOf } from './material.ts'
import { ordinaryDocuments, ordinaryFields } from './ordinary.ts'
import { normal, type Question, type Roads, roadsOn } from './roads.ts'
import { variablesOf } from './variables.ts'

let database: Database
let roads: Roads
const stranger = anonymous('test')
const operator: Viewer = { ...stranger, kind: 'APP', scopes: new Set(['OPERATE']) }
let materials: ReadonlyMap<Viewer, Material>
beforeAll(async () => {
  database = await freshDatabase()
  roads = await roadsOn(database)
  await makeRuns(database, 1)
  materials = new Map(await Promise.all([stranger, operator].map(async (viewer) => [viewer, await materialOf(database, roads.contextFor(viewer))] as const)))
})
afterAll(() => database.close())

const operationOf = (text: string) => getOperationAST(parse(text)) as OperationDefinitionNode
const folder = join(projectRoot(), 'server/graphiql/samples')
const queriesAmong = (documents: [string, string][]) => documents.filter(([, text]) => operationOf(text).operation === OperationTypeNode.QUERY)
const samples = queriesAmong(readdirSync(folder).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
const queries = queriesAmong(Object.entries(operations).map(([name, text]) => [name, text]))

test('those that are told to be not are there', () => {
  const names = [...samples, ...queries].map(([name]) => name)
  expect(Object.keys(ordinaryDocuments).filter((name) => !names.includes(name))).toEqual([])
})

describe.each([
  ['sample', samples],
  ['query of the SDK', queries],
] as const)('every %s', (_what, documents) => {
  test.each(documents)('%s is read by one statement, or told to be not', async (name, text) => {
    // What not everybody sees, or is told to be not, is asked by somebody who may.
    const viewer = name in ordinaryDocuments || name.startsWith('MatchRun') ? operator : stranger
    const question: Question = { query: text, variables: variablesOf(schema, text, materials.get(viewer) as Material) }
    const compiled = await roads.compiled(question, viewer)
    const ordinary = await roads.ordinary(question, viewer)
    expect(ordinary.errors).toEqual([])
    if (compiled.kind === 'answered') expect([name, normal(compiled.text)]).toEqual([name, normal(ordinary.text)])
    const told = ordinaryDocuments[name]
    expect(compiled.kind === 'unreadable' ? compiled.reason : compiled.kind).toBe(told === undefined ? 'answered' : ordinaryFields[told])
  })
})
