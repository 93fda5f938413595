import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { demoFiles } from '../../prisma/demo/index.ts'
import { stated } from '../../prisma/facts/cite.ts'
import { factFiles } from '../../prisma/facts/index.ts'
import type { FactRow } from '../../prisma/facts/row.ts'
import { FactError, loadFiles } from '../../prisma/load.ts'
import { freshDatabase } from '../support/databases.ts'
import { changed, everything } from './loaded.ts'

let db: Database
beforeAll(async () => {
  db = await freshDatabase('demo')
})
afterAll(() => db.close())

const all = () => [...factFiles(), ...demoFiles()]

describe('data that are wrong', () => {
  test('leave the database as it was', async () => {
    const before = await everything(db)
    const bad: FactRow = { model: 'Organization', key: 'bad', columns: { type: 'ENTERPRISE', name: '나쁨' }, citations: [] }
    await expect(loadFiles(db, changed(all(), () => false, [bad]), 'demo')).rejects.toThrow('prisma/facts/sources.ts, Organization bad, citations: ')
    expect(await everything(db)).toBe(before)
  })

  const measure = (columns: FactRow['columns'], citations: FactRow['citations']): FactRow => ({
    model: 'Measure',
    key: 'bad',
    columns: { name: '시책', organizationId: 'daegu-city', ...columns },
    citations,
  })
  const target: FactRow = {
    model: 'Observation',
    key: 'bad',
    columns: { metricId: 'JOBS', programmeId: 'daegu-youth-jobs', periodKind: 'DURING', value: '500', qualifier: 'SLIGHTLY_OVER', nature: 'TARGET' },
    citations: [stated('004-05', 'L9', { quotedAs: '500여 명' })],
  }
  test.each<[string, string, FactRow]>([
    ['a row without a citation', 'Measure bad, citations: ', measure({}, [])],
    ['an unknown fact', 'Measure bad, factId: ', measure({}, [stated('004-16', 'L12')])],
    ['a duplicate', 'Measure daegu-digital, key: ', { ...measure({}, [stated('004-10', 'L12')]), key: 'daegu-digital' }],
    ['a number without its unit', 'Observation bad, unit: ', target],
    ['a date that the source does not give', 'Measure bad, year: ', measure({ year: 2023 }, [stated('004-10', 'L12', { field: 'year', quotedAs: '2022년' })])],
  ])('%s stops the load, and the database stays as it was', async (_what, message, bad) => {
    const before = await everything(db)
    const wrong = factFiles().map((one) => (one.file === 'prisma/facts/surveys.ts' ? { ...one, rows: [...one.rows, bad] } : one))
    await expect(loadFiles(db, wrong, 'facts')).rejects.toThrow(`prisma/facts/surveys.ts, ${message}`)
    expect(await everything(db)).toBe(before)
  })

  test('what the database itself refuses is named, and nothing is written', async () => {
    const before = await everything(db)
    const kind: FactRow = {
      model: 'HeldKind',
      key: 'nolja:again',
      columns: { organizationId: 'nolja', kind: 'COOPERATIVE', stage: 'CERTIFIED' },
      citations: [stated('002-09', 'L24')],
    }
    const load = loadFiles(db, changed(all(), (row) => row.key === 'nolja:COOPERATIVE:UNKNOWN', [kind, { ...kind, key: 'nolja:twice' }]), 'demo')
    await expect(load).rejects.toThrow(FactError)
    await expect(load).rejects.toThrow('HeldKind: the database refuses a row by HeldKind_organization_excl')
    expect(await everything(db)).toBe(before)
  })
})
