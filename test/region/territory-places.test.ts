import { describe, expect, test } from 'vitest'
import { type TerritoryRows, territoryOf } from '../../schema/region/territory.ts'

const open = { validFrom: null, validTo: null }
const until = (validTo: string) => ({ validFrom: null, validTo })
const from = (validFrom: string) => ({ validFrom, validTo: null })

const rows: TerritoryRows = {
  regions: [
    { id: 'gwangju', name: '광주광역시', ...until('2026-06-30') },
    { id: 'jeonnam', name: '전라남도', ...until('2026-06-30') },
    { id: 'merged', name: '전남광주통합특별시', ...from('2026-07-01') },
    { id: 'donggu', name: '동구', ...open },
    { id: 'daegu', name: '대구광역시', ...open },
    { id: 'suseong', name: '수성구', ...open },
    { id: 'gyeongbuk', name: '경상북도', ...open },
    { id: 'gunwi', name: '군위군', ...open },
    { id: 'andong', name: '안동시', ...open },
    { id: 'incheon', name: '인천광역시', ...open },
    { id: 'seo', name: '서구', ...until('2026-06-30') },
    { id: 'seohae', name: '서해구', ...from('2026-07-01') },
    { id: 'geomdan', name: '검단구', ...from('2026-07-01') },
    { id: 'sejong', name: '세종특별자치시', ...from('2012-07-01') },
    { id: 'sejong-si', name: '세종특별자치시', ...from('2012-07-01') },
    { id: 'jeonbuk', name: '전북특별자치도', ...open },
    { id: 'cheongwon', name: '청원군', ...until('2014-06-30') },
    { id: 'cheongju', name: '청주시', ...open },
    { id: 'chungbuk', name: '충청북도', ...open },
  ],
  names: [
    { regionId: 'jeonbuk', name: '전라북도', ...until('2024-01-17') },
    { regionId: 'jeonbuk', name: '전북특별자치도', ...from('2024-01-18') },
  ],
  codes: [
    { regionId: 'gunwi', scheme: 'LEGAL', code: '47720', ...until('2023-06-30') },
    { regionId: 'gunwi', scheme: 'LEGAL', code: '27720', ...from('2023-07-01') },
    { regionId: 'gwangju', scheme: 'LEGAL', code: '29', ...until('2026-06-30') },
    { regionId: 'gwangju', scheme: 'KOSTAT', code: '24', ...until('2026-06-30') },
    { regionId: 'merged', scheme: 'LEGAL', code: '12', ...from('2026-07-01') },
  ],
  parents: [
    { childId: 'donggu', parentId: 'gwangju', ...until('2026-06-30') },
    { childId: 'donggu', parentId: 'merged', ...from('2026-07-01') },
    { childId: 'suseong', parentId: 'daegu', ...open },
    { childId: 'gunwi', parentId: 'gyeongbuk', ...until('2023-06-30') },
    { childId: 'gunwi', parentId: 'daegu', ...from('2023-07-01') },
    { childId: 'andong', parentId: 'gyeongbuk', ...open },
    { childId: 'seo', parentId: 'incheon', ...until('2026-06-30') },
    { childId: 'seohae', parentId: 'incheon', ...from('2026-07-01') },
    { childId: 'geomdan', parentId: 'incheon', ...from('2026-07-01') },
    { childId: 'sejong-si', parentId: 'sejong', ...from('2012-07-01') },
    { childId: 'cheongwon', parentId: 'chungbuk', ...until('2014-06-30') },
    { childId: 'cheongju', parentId: 'chungbuk', ...open },
  ],
  successions: [
    { predecessorId: 'gwangju', successorId: 'merged' },
    { predecessorId: 'jeonnam', successorId: 'merged' },
    { predecessorId: 'seo', successorId: 'seohae' },
    { predecessorId: 'seo', successorId: 'geomdan' },
    { predecessorId: 'cheongwon', successorId: 'cheongju' },
  ],
}
const territory = territoryOf(rows)

describe('a region belongs on a day', () => {
  test.each([
    ['gunwi', 'SIDO', '2021-12-31', 'gyeongbuk', 'to the province of that day'],
    ['gunwi', 'SIDO', '2023-07-01', 'daegu', 'to the province of that day, after it moved'],
    ['gunwi', 'SIGUNGU', '2021-12-31', 'gunwi', 'to itself at its own level'],
    ['daegu', 'SIDO', '2021-12-31', 'daegu', 'to itself at its own level'],
    ['donggu', 'SIDO', '2026-06-30', 'gwangju', 'to a province of that day that ended since'],
    ['donggu', 'SIDO', '2026-07-01', 'merged', 'to the province that took its place'],
    ['gwangju', 'SIDO', '2026-07-01', 'merged', 'to what took its own place'],
    ['seohae', 'SIGUNGU', '2021-12-31', 'seo', 'to what it came from'],
    ['seo', 'SIDO', '2026-07-01', 'incheon', 'to the province that all its parts lie in'],
    ['seo', 'SIGUNGU', '2026-07-01', 'seo', 'to itself where its parts are several'],
    ['merged', 'SIDO', '2021-12-31', 'merged', 'to itself where it came from several'],
    ['daegu', 'SIGUNGU', '2021-12-31', 'suseong', 'to its only district'],
    ['daegu', 'SIGUNGU', '2023-07-01', null, 'to none of its districts when they are many'],
    ['sejong', 'SIGUNGU', '2021-12-31', 'sejong-si', 'to its only city'],
    ['jeonbuk', 'SIGUNGU', '2021-12-31', 'jeonbuk', 'to itself when no district is known'],
    ['nowhere', 'SIDO', '2021-12-31', null, 'to none when it is unknown'],
  ] as [string, 'SIDO' | 'SIGUNGU', string, string | null, string][])('%s at %s on %s: %s, %s', (id, level, day, expected) => {
    expect(territory.ancestorAt(id, level, day)).toBe(expected)
  })

  test('with the name and the legal code of that day', () => {
    expect(territory.nameAt('jeonbuk', '2021-12-31')).toBe('전라북도')
    expect(territory.nameAt('jeonbuk', '2024-01-18')).toBe('전북특별자치도')
    expect(territory.nameAt('daegu', '2021-12-31')).toBe('대구광역시')
    expect(territory.codeAt('gunwi', '2021-12-31')).toBe('47720')
    expect(territory.codeAt('gunwi', '2024-01-01')).toBe('27720')
    expect(territory.codeAt('gwangju', '2026-11-24')).toBe('29')
    expect(territory.codeAt('merged', '2021-12-31')).toBe('12')
    expect(territory.codeAt('suseong', '2021-12-31')).toBeNull()
  })
})

describe('a territory', () => {
  const changes = (id: string, after: string, to = '2026-11-24') => territory.changes(id, after, to)

  test('tells all units that regions are counted under on a day', () => {
    expect([...territory.unitsAt('SIDO', '2026-07-01')].sort()).toEqual(['chungbuk', 'daegu', 'gyeongbuk', 'incheon', 'jeonbuk', 'merged', 'sejong'])
    for (const level of ['SIDO', 'SIGUNGU'] as const) {
      const under = rows.regions.map(({ id }) => territory.ancestorAt(id, level, '2021-12-31') ?? id)
      expect([...territory.unitsAt(level, '2021-12-31')].sort()).toEqual([...new Set(under)].sort())
    }
  })

  test('tells which units the changes of each region name, whatever the days', () => {
    const units = territory.changedUnits()
    expect(units['daegu']).toEqual(['gunwi', 'gyeongbuk'])
    expect(units['andong']).toBeUndefined()
    for (const { id } of rows.regions) {
      const named = changes(id, '0000-00-00', '9999-99-99').flatMap(({ regionId, counterpartId }) => [regionId, ...(counterpartId === null ? [] : [counterpartId])])
      expect([id, new Set(units[id] ?? [])]).toEqual([id, new Set(named)])
    }
  })

  test('changes when a county joins it from another province, and when it leaves', () => {
    expect(changes('daegu', '2021-12-31')).toEqual([{ kind: 'JOINED', on: '2023-07-01', regionId: 'gunwi', counterpartId: 'gyeongbuk' }])
    expect(changes('gyeongbuk', '2021-12-31')).toEqual([{ kind: 'LEFT', on: '2023-07-01', regionId: 'gunwi', counterpartId: 'daegu' }])
  })

  test('has not changed since the day of the change, nor before a day that lies ahead of it', () => {
    expect(changes('daegu', '2023-07-01')).toEqual([])
    expect(changes('daegu', '2023-06-30')).toHaveLength(1)
    expect(changes('daegu', '2021-12-31', '2023-06-30')).toEqual([])
  })

  test('is not changed by a division within it', () => {
    expect(changes('incheon', '2021-12-31')).toEqual([])
  })

  test('ends where a union takes its place: its districts do not leave it then', () => {
    expect(changes('gwangju', '2021-12-31')).toEqual([{ kind: 'SUCCEEDED', on: '2026-07-01', regionId: 'merged', counterpartId: null }])
  })

  test('of a divided district is succeeded by all parts', () => {
    expect(changes('seo', '2021-12-31').map(({ kind, regionId }) => [kind, regionId])).toEqual([
      ['SUCCEEDED', 'geomdan'],
      ['SUCCEEDED', 'seohae'],
    ])
  })

  test('of a city grows by a county that ends in it, while the province stays the same', () => {
    expect(changes('cheongju', '2013-12-31')).toEqual([{ kind: 'JOINED', on: '2014-07-01', regionId: 'cheongwon', counterpartId: 'chungbuk' }])
    expect(changes('chungbuk', '2013-12-31')).toEqual([])
  })

  test('does not change by its own beginning', () => {
    expect(changes('merged', '2021-12-31')).toEqual([])
    expect(changes('sejong', '2010-01-01')).toEqual([])
  })
})
