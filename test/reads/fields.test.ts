import { expect, test } from 'vitest'
import { everyField } from './fields.ts'
import { isOrdinary, ordinaryFields } from './ordinary.ts'
import { normal } from './roads.ts'
import { withRoads } from './with-roads.ts'

const on = withRoads()

test('every field of every type is read by one statement, with the same data as on the ordinary road, but for those that are told', { timeout: 120_000 }, async () => {
  const unread: Record<string, string> = {}
  const fields = everyField(on.material, (coordinate) => !isOrdinary(coordinate))
  expect(fields.length).toBeGreaterThan(800)
  for (const { coordinate, query } of fields) {
    const question = { query, variables: {} }
    const compiled = await on.roads.compiled(question, on.viewers.operator)
    if (compiled.kind === 'answered') {
      const ordinary = await on.roads.ordinary(question, on.viewers.operator)
      expect([coordinate, ordinary.errors, normal(compiled.text)]).toEqual([coordinate, [], normal(ordinary.text)])
    } else unread[coordinate] = compiled.kind === 'unreadable' ? compiled.reason : compiled.message
  }
  expect(unread).toEqual(ordinaryFields)
})
