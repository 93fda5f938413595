import { describe, expect, test } from 'vitest'
import { derived, external, stated } from '../../prisma/facts/cite.ts'
import type { CitationOf, FactRow, Value } from '../../prisma/facts/row.ts'
import { check } from '../../prisma/load/check.ts'
import { FactError } from '../../prisma/load/fact-error.ts'
import { article, careless, fileOf, madeUp, madeUpSource } from './rows.ts'

const cited = [stated('002-03', 'L18', { quotedAs: '12개' })]
const metric = careless('Metric', 'ENTERPRISES', { key: 'ENTERPRISES', name: '기업 수', nameEn: 'Enterprises' })
const region = careless('Region', 'seoul', { level: 'SIDO', name: '서울특별시' }, [external('table')])
const table = careless('Source', 'table', { key: 'table' }, [])
const organization = careless('Organization', 'real', { type: 'ENTERPRISE', name: '놀자' })
const right = [article, table, metric, region, organization]

const observation = (more: Record<string, Value | undefined>, citations: readonly CitationOf[] = cited) =>
  careless('Observation', 'bad', { metricId: 'ENTERPRISES', regionId: 'seoul', periodKind: 'AT', value: '12', unit: 'ITEM', qualifier: 'EXACT', nature: 'ACTUAL', ...more }, citations)
const honour = (givenIn: string, givenQuotedAs: string | null, citations: readonly CitationOf[] = [stated('002-12', 'L24')]) =>
  careless('Honour', 'bad', { organizationId: 'real', name: '표창', givenIn, givenQuotedAs }, citations)
const named = (name: Value | undefined, citations?: readonly CitationOf[]) =>
  careless('Organization', 'bad', { type: 'ENTERPRISE', name }, citations)
const heldSince = (citations: readonly CitationOf[]) =>
  careless('HeldKind', 'bad', { organizationId: 'real', kind: 'COOPERATIVE', stage: 'UNKNOWN', validFrom: '2015-03-01' }, citations)

describe('a row that can be loaded', () => {
  const at = { period: '2018-01-23', periodQuotedAs: '현재' }
  test.each<[string, FactRow]>([
    ['with a day that follows from another line', observation(at, [...cited, derived('002-03', 'L18', { field: 'period' })])],
    ['with a month as printed', honour('2017-06', '지난해 6월')],
    ['with a day without a month', honour('--24', '지난 24일')],
    ['with a date from another source', heldSince([external('table')])],
    ['with a year as printed', heldSince([stated('002-09', 'L24'), external('table', { field: 'validFrom' })])],
  ])('%s', (_what, row) => {
    expect(() => check([fileOf([...right, row])])).not.toThrow()
  })
})

describe('data that are refused', () => {
  test.each<[string, string, FactRow]>([
    ['a row without a citation', 'citations', named('놀자', [])],
    ['an unknown fact', 'factId', named('놀자', [stated('002-99', 'L24')])],
    ['a fact of another article', 'factId', named('놀자', [{ ...stated('001-09', 'L15'), source: '002' }])],
    ['an unknown source', 'citations', named('놀자', [external('nowhere')])],
    ['an outside value that cites an article', 'citations', named('놀자', [{ ...stated('002-09', 'L24'), method: 'EXTERNAL' }])],
    ['a stated value that cites a table', 'citations', named('놀자', [{ source: 'table', method: 'STATED' }])],
    ['a citation without a line', 'locator', named('놀자', [{ source: '002', method: 'STATED', factId: '002-09' }])],
    ['a citation of a field that does not exist', 'colour', named('놀자', [stated('002-09', 'L24', { field: 'colour' })])],
    ['a sentence for a printed form', 'quotedAs', named('놀자', [stated('002-09', 'L24', { quotedAs: '가'.repeat(41) })])],
    ['the same citation twice', 'citations', named('놀자', [stated('002-09', 'L24'), stated('002-09', 'L24')])],
    ['a citation on what none can point to', 'citations', careless('RegionName', 'bad', { regionId: 'seoul', name: '서울' }, [external('table')])],
    ['a missing name', 'name', named(undefined)],
    ['a blank name', 'name', named('  ')],
    ['a name with NUL', 'name', named('놀\0자')],
    ['an unknown type', 'type', careless('Organization', 'bad', { type: 'SHOP', name: '놀자' })],
    ['an unknown column', 'colour', careless('Organization', 'bad', { type: 'ENTERPRISE', name: '놀자', colour: 'red' })],
    ['a column that only the load writes', 'editedByUser', careless('Organization', 'bad', { type: 'ENTERPRISE', name: '놀자', editedByUser: true })],
    ['a reference to nothing', 'regionId', careless('Organization', 'bad', { type: 'ENTERPRISE', name: '놀자', regionId: 'atlantis' })],
    ['a number without its unit', 'unit', observation({ unit: undefined })],
    ['a number whose printed form has no unit', 'unit', observation({}, [stated('002-03', 'L18', { quotedAs: '12' })])],
    ['a number whose printed unit is another', 'unit', observation({ unit: 'PLACE' })],
    ['a number that is none', 'value', observation({ value: '약 12' })],
    ['a date that is none', 'period', observation({ period: '2018-02-30', periodQuotedAs: '30일' })],
    ['a date that the source does not give', 'period', observation({ period: '2018-01-23', periodQuotedAs: '현재' })],
    ['a date without its printed form', 'period', observation({ period: '2018' })],
    ['a date cited as stated that is not', 'givenIn', honour('2017-06', '지난해', [stated('002-12', 'L24'), stated('002-12', 'L24', { field: 'givenIn', quotedAs: '지난해' })])],
    ['a printed form of no date', 'periodQuotedAs', observation({ periodQuotedAs: '현재' })],
    ['a first day that no citation gives', 'validFrom', heldSince([stated('002-09', 'L24')])],
    ['an impossible day', 'validFrom', careless('RegionName', 'bad', { regionId: 'seoul', name: '서울', validFrom: '2021-02-29' }, [])],
    ['a wrong registration number', 'value', careless('OrganizationIdentifier', 'bad', { organizationId: 'real', scheme: 'KR_BRN', value: '1234567890', verified: false }, [])],
    ['a synthetic registration number of a real firm', 'value', careless('OrganizationIdentifier', 'bad', { organizationId: 'real', scheme: 'KR_BRN', value: '0008100012', verified: false }, [])],
  ])('%s names file, row and field', (_what, field, row) => {
    const load = () => {
      check([fileOf([...right, row])])
    }
    expect(load).toThrow(FactError)
    expect(load).toThrow(`prisma/facts/wrong.ts, ${row.model} bad, ${field}: `)
  })

  test('a duplicate key names the file where it stands already', () => {
    const again = { ...fileOf([organization]), file: 'prisma/facts/again.ts' }
    expect(() => check([fileOf(right), again])).toThrow('prisma/facts/again.ts, Organization real, key: the same key stands in prisma/facts/wrong.ts')
  })

  test('a synthetic enterprise with the number of a real office', () => {
    const rows = [
      madeUpSource,
      careless('Organization', 'made-up', { type: 'ENTERPRISE', name: '가상' }, [madeUp]),
      careless('OrganizationIdentifier', 'bad', { organizationId: 'made-up', scheme: 'KR_BRN', value: '1078153660', verified: false }, []),
    ]
    expect(() => check([fileOf(rows, true)])).toThrow('OrganizationIdentifier bad, value: ')
  })
})
