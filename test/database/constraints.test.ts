import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { id, insertion, neighbours, sampleRows, type Row } from './sample-rows.ts'

type Table = keyof typeof sampleRows

let db: Database

beforeAll(async () => {
  db = await freshDatabase('empty')
  for (const [table, row] of Object.entries<Row>(sampleRows)) {
    await db.pool.query(insertion(table, row))
    for (const [other, neighbour] of neighbours) if (other === table) await db.pool.query(insertion(other, neighbour))
  }
}, 60_000)

afterAll(() => db.close())

/** The constraint that refuses a row like the sample one with these changes; null when the row is taken. Keeps nothing. */
async function refusal(table: Table, changes: Row): Promise<string | null> {
  const sample: Row = sampleRows[table]
  const row = { ...sample, ...('id' in sample && { id: id(999) }), ...changes }
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(insertion(table, row))
    return null
  } catch (error) {
    const { constraint, message } = error as { constraint?: string; message: string }
    return constraint ?? message
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const blank = ' \u3000\n'

describe('a bad row is refused', () => {
  test.each<[Table, string, Row]>([
    ['Source', 'text', { key: blank }],
    ['Source', 'text', { title: '' }],
    ['Source', 'publishedOn', { publishedOn: 'infinity' }],
    ['Source', 'publishedOn', { publishedOn: '0999-12-31' }],
    ['Source', 'publishedOn', { publishedOn: '10000-01-01' }],
    ['Source', 'url', { url: 'javascript:alert(1)' }],
    ['Source', 'sha256', { sha256: 'a'.repeat(63) }],
    ['Source', 'sha256', { sha256: 'A'.repeat(64) }],
    ['Citation', 'text', { factId: '' }],
    ['Citation', 'target', { regionId: null }],
    ['Citation', 'target', { organizationId: id(7) }],
    ['Region', 'text', { name: blank }],
    ['Region', 'period', { validFrom: '2021-01-02', validTo: '2021-01-01' }],
    ['Region', 'period', { validFrom: '-infinity' }],
    ['RegionName', 'text', { name: '' }],
    ['RegionName', 'period', { validFrom: '2021-01-02', validTo: '2021-01-01' }],
    ['RegionCode', 'period', { validTo: 'infinity' }],
    ['RegionCode', 'code', { code: '421' }],
    ['RegionCode', 'code', { scheme: 'KOSTAT', code: '32010' }],
    ['RegionCode', 'code', { scheme: 'ISO_3166_2', code: '42' }],
    ['RegionParent', 'self', { parentId: id(201) }],
    ['RegionParent', 'period', { validFrom: '2021-01-02', validTo: '2021-01-01' }],
    ['RegionSuccession', 'self', { successorId: id(201) }],
    ['RegionSuccession', 'succeededOn', { succeededOn: 'infinity' }],
    ['Organization', 'text', { name: '' }],
    ['Organization', 'text', { nameEn: '' }],
    ['Organization', 'parent', { parentId: id(999) }],
    ['Organization', 'supervisor', { supervisorId: id(999) }],
    ['Organization', 'instants', { createdAt: 'infinity' }],
    ['OrganizationName', 'text', { value: '' }],
    ['OrganizationName', 'period', { validFrom: '2021-01-02', validTo: '2021-01-01' }],
    ['OrganizationIdentifier', 'value', { value: '0000000000' }],
    ['OrganizationIdentifier', 'value', { value: '000-00-00055' }],
    ['OrganizationIdentifier', 'value', { scheme: 'KR_CRN', value: '130111000624' }],
    ['OrganizationIdentifier', 'value', { scheme: 'KR_CERT', value: '' }],
    ['EnterpriseDetail', 'type', { organizationId: id(701), type: 'PUBLIC_BUYER' }],
    ['PublicBuyerDetail', 'type', { organizationId: id(7), type: 'ENTERPRISE' }],
    ['SupportOrganizationDetail', 'type', { organizationId: id(7), type: 'ENTERPRISE' }],
    ['SupportOrganizationDetail', 'operatedSince', { operatedSince: 15 }],
    ['CivicOrganizationDetail', 'type', { organizationId: id(7), type: 'ENTERPRISE' }],
    ['Industry', 'text', { name: '' }],
    ['Industry', 'code', { code: 'V' }],
    ['Industry', 'revision', { revision: 0 }],
    ['HeldKind', 'period', { validFrom: '2021-01-02', validTo: '2021-01-01' }],
    ['Certification', 'text', { number: '' }],
    ['Certification', 'period', { validFrom: '2022-01-01' }],
    ['Certification', 'period', { validFrom: null, issuedOn: '2022-01-01' }],
    ['Certification', 'act', { act: 'CERTIFIED' }],
    ['Certification', 'designationType', { stage: 'CERTIFIED', act: 'CERTIFIED' }],
    ['Certification', 'socialPurposeType', { scheme: 'VILLAGE_ENTERPRISE', designationType: null }],
    ['Certification', 'issuer', { issuerId: id(7) }],
    ['Honour', 'text', { name: '' }],
    ['Honour', 'givenIn', { givenIn: '2017-13' }],
    ['Honour', 'givenEarliest', { givenIn: null }],
    ['Honour', 'givenEarliest', { givenEarliest: 'infinity' }],
    ['ScienceField', 'text', { code: '' }],
    ['ScienceField', 'edition', { edition: 23 }],
    ['Expert', 'text', { name: '' }],
    ['Expert', 'instants', { updatedAt: 'infinity' }],
    ['ProspectiveEntrepreneur', 'text', { name: '' }],
    ['ProspectiveEntrepreneur', 'instants', { updatedAt: '-infinity' }],
    ['Need', 'text', { title: '' }],
    ['Need', 'owner', { entrepreneurId: id(17) }],
    ['Need', 'owner', { organizationId: null }],
    ['Need', 'instants', { createdAt: '10000-01-01T00:00:00Z' }],
    ['Match', 'score', { score: 1.01 }],
    ['Match', 'score', { score: -0.01 }],
    ['Match', 'score', { score: 'NaN' }],
    ['Match', 'instants', { createdAt: 'infinity' }],
    ['Campaign', 'text', { name: '' }],
    ['Campaign', 'instants', { createdAt: 'infinity' }],
    ['Purchase', 'text', { item: '' }],
    ['Purchase', 'amount', { amount: 0 }],
    ['Purchase', 'amount', { amount: '9007199254740992' }],
    ['Purchase', 'supplier', { supplierId: id(701) }],
    ['Purchase', 'purchasedOn', { purchasedOn: 'infinity' }],
    ['Purchase', 'instants', { createdAt: 'infinity' }],
    ['Metric', 'text', { name: '' }],
    ['Metric', 'key', { key: 'enterprises' }],
    ['Observation', 'text', { note: '' }],
    ['Observation', 'subject', { campaignId: id(20) }],
    ['Observation', 'subject', { regionId: null }],
    ['Observation', 'stage', { stage: 'CERTIFIED' }],
    ['Observation', 'period', { period: '21' }],
    ['Observation', 'periodEarliest', { period: null }],
    ['Observation', 'base', { baseId: id(999) }],
    ['Observation', 'value', { value: 'NaN' }],
    ['Observation', 'value', { value: -1 }],
    ['Observation', 'value', { unit: 'PERCENT', value: '100.0001' }],
    ['Observation', 'value', { unit: 'WON', value: '0.5' }],
    ['Observation', 'value', { unit: 'WON', value: '9007199254740992' }],
    ['Observation', 'instants', { createdAt: 'infinity' }],
  ])('%s %s %j', async (table, rule, changes) => {
    expect(await refusal(table, changes)).toBe(`${table}_${rule}_check`)
  })
})

describe('two periods that overlap are refused', () => {
  test.each<[Table, string, Row]>([
    ['RegionName', 'region', { validFrom: '2023-06-10', validTo: null }],
    ['RegionName', 'region', { validFrom: null, validTo: null }],
    ['RegionCode', 'region', { code: '51', validFrom: '2023-06-10', validTo: null }],
    ['RegionCode', 'code', { regionId: id(201), validFrom: '2023-06-10', validTo: null }],
    ['RegionParent', 'child', { validFrom: '2010-12-31', validTo: null }],
    ['HeldKind', 'organization', { stage: 'CERTIFIED', validFrom: '2021-12-31', validTo: null }],
  ])('%s %s %j', async (table, rule, changes) => {
    expect(await refusal(table, changes)).toBe(`${table}_${rule}_excl`)
  })
})

describe('a row at the edge of a rule is taken', () => {
  test.each<[Table, Row]>([
    ['RegionName', { name: '강원특별자치도', validFrom: '2023-06-11', validTo: null }],
    ['RegionCode', { code: '51', validFrom: '2023-06-11', validTo: null }],
    ['RegionCode', { regionId: id(201), validFrom: '2023-06-11', validTo: null }],
    ['RegionCode', { scheme: 'KOSTAT', code: '32' }],
    ['RegionCode', { scheme: 'ISO_3166_2', code: 'KR-42' }],
    ['RegionCode', { regionId: id(201), code: '47720' }],
    ['RegionParent', { validFrom: '2011-01-01', validTo: '2011-01-01' }],
    ['HeldKind', { stage: 'CERTIFIED', validFrom: '2022-01-01', validTo: null }],
    ['HeldKind', { kind: 'COOPERATIVE', validFrom: null, validTo: null }],
    ['Source', { key: '001', publishedOn: '1000-01-01' }],
    ['Source', { key: '001', publishedOn: '9999-12-31', sha256: null, url: null }],
    ['Need', { createdAt: '9999-12-31T23:59:59.999Z' }],
    ['Need', { organizationId: null, entrepreneurId: id(17) }],
    ['Certification', { issuedOn: null, validFrom: null, validTo: null }],
    ['Purchase', { amount: '9007199254740991' }],
    ['Observation', { unit: 'PERCENT', value: 100 }],
    ['Observation', { value: 0, baseId: id(25), period: null, periodEarliest: null }],
  ])('%s %j', async (table, changes) => {
    expect(await refusal(table, changes)).toBe(null)
  })
})

test.each([
  ['2021', true], ['2021-07', true], ['2021-07-05', true], ['2021-07/EARLY', true], ['2021/END', true], ['>2021-06', true], ['<2021-06-30', true],
  ['>2021/MID', true], ['--24', true], ['--31', true], ['2020-02-29', true], ['2021-12-31', true], ['1000', true],
  ['2021-02-29', false], ['2021-04-31', false], ['2021-00', false], ['2021-7', false], ['2021-07-05/EARLY', false], ['2021-07/early', false],
  ['--00', false], ['--32', false], ['--24/EARLY', false], ['<--24', false], ['<>2021', false], ['0999', false], ['21', false], ['', false],
  ['2021\n', false], ['２０２１', false],
])('the partial date code %j counts as one: %s', async (code, isOne) => {
  const { rows } = await db.pool.query<{ is: boolean }>('SELECT is_partial_date($1) AS is', [code])
  expect(rows[0]?.is).toBe(isOne)
})
