import { describe, expect, test } from 'vitest'
import { territoryOf } from '../../schema/region/territory.ts'

const open = { validFrom: null, validTo: null }
const code = (regionId: string, legal: string, validFrom: string | null = null, validTo: string | null = null) => ({
  regionId,
  scheme: 'LEGAL' as const,
  code: legal,
  validFrom,
  validTo,
})

const territory = territoryOf({
  regions: [
    { id: 'gwangju', name: '광주광역시', validFrom: null, validTo: '2026-06-30' },
    { id: 'jeonnam', name: '전라남도', validFrom: null, validTo: '2026-06-30' },
    { id: 'merged', name: '전남광주통합특별시', validFrom: '2026-07-01', validTo: null },
    { id: 'donggu', name: '동구', ...open },
    { id: 'daegu', name: '대구광역시', ...open },
    { id: 'gyeongbuk', name: '경상북도', ...open },
    { id: 'gunwi', name: '군위군', ...open },
    { id: 'incheon', name: '인천광역시', ...open },
    { id: 'seo', name: '서구', validFrom: null, validTo: '2026-06-30' },
    { id: 'seohae', name: '서해구', validFrom: '2026-07-01', validTo: null },
    { id: 'geomdan', name: '검단구', validFrom: '2026-07-01', validTo: null },
  ],
  codes: [
    code('gwangju', '29', null, '2026-06-30'),
    code('jeonnam', '46', null, '2026-06-30'),
    code('merged', '12', '2026-07-01'),
    code('donggu', '29110', null, '2026-06-30'),
    code('donggu', '12210', '2026-07-01'),
    code('daegu', '27'),
    code('gyeongbuk', '47'),
    code('gunwi', '47720', null, '2023-06-30'),
    code('gunwi', '27720', '2023-07-01'),
    code('incheon', '28'),
    code('seo', '28260', null, '2026-06-30'),
    code('seohae', '28275', '2026-07-01'),
    code('geomdan', '28290', '2026-07-01'),
  ],
  parents: [
    { childId: 'donggu', parentId: 'gwangju', validFrom: null, validTo: '2026-06-30' },
    { childId: 'donggu', parentId: 'merged', validFrom: '2026-07-01', validTo: null },
    { childId: 'gunwi', parentId: 'gyeongbuk', validFrom: null, validTo: '2023-06-30' },
    { childId: 'gunwi', parentId: 'daegu', validFrom: '2023-07-01', validTo: null },
    { childId: 'seo', parentId: 'incheon', validFrom: null, validTo: '2026-06-30' },
    { childId: 'seohae', parentId: 'incheon', validFrom: '2026-07-01', validTo: null },
    { childId: 'geomdan', parentId: 'incheon', validFrom: '2026-07-01', validTo: null },
  ],
  successions: [
    { predecessorId: 'gwangju', successorId: 'merged' },
    { predecessorId: 'jeonnam', successorId: 'merged' },
    { predecessorId: 'seo', successorId: 'seohae' },
    { predecessorId: 'seo', successorId: 'geomdan' },
  ],
})

const reached = (legal: string, day: string) => [...(territory.reach(legal, day)?.regionIds ?? [])].sort()

describe('a region code on a day', () => {
  test('reaches the unit and what lies beneath it on that day', () => {
    expect(reached('29', '2021-12-31')).toEqual(['donggu', 'gwangju'])
    expect(reached('27', '2021-12-31')).toEqual(['daegu'])
    expect(reached('27', '2023-07-01')).toEqual(['daegu', 'gunwi'])
    expect(reached('47', '2023-06-30')).toEqual(['gunwi', 'gyeongbuk'])
  })

  test('that is abolished reaches what took its place, and says so', () => {
    expect(territory.reach('29', '2026-07-01')).toMatchObject({
      isAbolished: true,
      name: '광주광역시',
      successors: [{ name: '전남광주통합특별시', code: '12' }],
    })
    expect(reached('29', '2026-07-01')).toEqual(['donggu', 'gwangju', 'jeonnam', 'merged'])
  })

  test('of a unit that only got a new code reaches the same unit', () => {
    expect(territory.reach('47720', '2024-01-01')).toMatchObject({ isAbolished: true, successors: [{ name: '군위군', code: '27720' }] })
    expect(reached('29110', '2026-11-24')).toEqual(['donggu'])
  })

  test('of a divided unit reaches all its parts and rows that still name the old unit', () => {
    expect(reached('28260', '2026-07-01')).toEqual(['geomdan', 'seo', 'seohae'])
    expect(reached('28275', '2026-07-01')).toEqual(['seohae'])
  })

  test('of the successor reaches rows that name a unit which went into it whole', () => {
    expect(reached('12', '2026-07-01')).toEqual(['donggu', 'gwangju', 'jeonnam', 'merged'])
  })

  test('that was not given yet is unknown', () => {
    expect(territory.reach('12', '2026-06-30')).toBeNull()
    expect(territory.reach('99', '2026-07-01')).toBeNull()
    expect(territory.find('27720', 'LEGAL', '2023-06-30')).toBeNull()
  })
})
