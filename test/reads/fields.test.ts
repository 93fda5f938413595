import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { everyField } from './fields.ts'
import { type Material, materialOf } from './material.ts'
import { isOrdinary, ordinaryFields } from './ordinary.ts'
import { normal, type Roads, roadsOn } from './roads.ts'
import { type Viewers, viewersOf } from './viewers.ts'

let database: Database
let viewers: Viewers
let roads: Roads
let material: Material
beforeAll(async () => {
  database = await freshDatabase()
  viewers = await viewersOf(database)
  roads = await roadsOn(database)
  material = await materialOf(database, roads.contextFor(viewers.operator))
})
afterAll(() => database.close())

test('every field of every type is read by one statement, with the same data as on the ordinary road, but for those that are told', { timeout: 120_000 }, async () => {
  const unread: Record<string, string> = {}
  const fields = everyField(material, (coordinate) => !isOrdinary(coordinate))
  expect(fields.length).toBeGreaterThan(800)
  for (const { coordinate, query } of fields) {
    const question = { query, variables: {} }
    const compiled = await roads.compiled(question, viewers.operator)
    if (compiled.kind === 'answered') {
      const ordinary = await roads.ordinary(question, viewers.operator)
      expect([coordinate, ordinary.errors, normal(compiled.text)]).toEqual([coordinate, [], normal(ordinary.text)])
    } else unread[coordinate] = compiled.kind === 'unreadable' ? compiled.reason : compiled.message
  }
  expect(unread).toEqual(ordinaryFields)
})
