import { external, stated } from './cite.ts'
import { type CodeLine, dayAfter, dayBefore, periodsOf, type Unit, unitsOf } from './region-units.ts'
import { type CitationOf, type FactFile, type FactRow, row } from './row.ts'
import { type Cells, filled, readTable } from './tables.ts'

/** What the articles say of regions, by the region's key: a province's word, else the unit's first legal code. */
const mentions: Readonly<Record<string, readonly CitationOf[]>> = {
  gyeongnam: [stated('001-28', 'L6', { field: 'name', quotedAs: '경남', normalizedTo: '경상남도' })],
  '48870': [
    stated('001-28', 'L27', { field: 'name', quotedAs: '함양군' }),
    stated('001-28', 'L30', { field: 'name', quotedAs: '햠양군', normalizedTo: '함양군', note: 'A slip of the source.' }),
  ],
  seoul: [stated('002-01', 'L12', { field: 'name', quotedAs: '서울', normalizedTo: '서울특별시' })],
  '11620': [stated('002-01', 'L12', { field: 'name', quotedAs: '관악구' })],
  jeonbuk: [stated('003-01', 'L33', { field: 'names', quotedAs: '전라북도', note: 'The name in force in February 2021.' })],
  daegu: [stated('004-01', 'L1', { field: 'name', quotedAs: '대구시', normalizedTo: '대구광역시' })],
}

const provinceColumns = [
  ...(['key', 'name', 'nameEn', 'legal', 'kostat', 'iso', 'begins', 'ends', 'successor'] as const),
  ...(['changedOn', 'earlierName', 'earlierNameEn', 'earlierLegal', 'note'] as const),
] as const
type Province = Cells<(typeof provinceColumns)[number]>

/** A province with its names and codes. A change of name and legal code leaves the unit what it was. */
function provinceRows(line: Province): FactRow[] {
  const key = filled(line.key, 'a key of regions-sido.csv')
  const name = filled(line.name, key)
  const { nameEn, begins: validFrom, ends: validTo, changedOn, note } = line
  const earlier = { regionId: key, validFrom: null, validTo: changedOn === null ? null : dayBefore(changedOn) }
  const present = { regionId: key, validFrom: changedOn ?? validFrom, validTo }
  const renamed = line.earlierName !== null
  const citations = [
    external('regions-sido', { locator: key }),
    ...(renamed ? [external('region-names', { field: 'names' })] : []),
    ...(mentions[key] ?? []),
  ]
  return [
    row('Region', key, { level: 'SIDO', name, nameEn, validFrom, validTo, note }, citations),
    row('RegionName', `${key}:${name}`, { ...present, name, nameEn }),
    ...(line.earlierName === null
      ? []
      : [row('RegionName', `${key}:${line.earlierName}`, { ...earlier, name: line.earlierName, nameEn: line.earlierNameEn })]),
    row('RegionCode', `${key}:LEGAL:${line.legal}`, { ...present, scheme: 'LEGAL', code: filled(line.legal, key) }),
    ...(line.earlierLegal === null
      ? []
      : [row('RegionCode', `${key}:LEGAL:${line.earlierLegal}`, { ...earlier, scheme: 'LEGAL', code: line.earlierLegal })]),
    ...([['KOSTAT', line.kostat], ['ISO_3166_2', line.iso]] as const).flatMap(([scheme, code]) =>
      code === null ? [] : [row('RegionCode', `${key}:${scheme}:${code}`, { regionId: key, validFrom, validTo, scheme, code })],
    ),
  ]
}

function provinceSuccession({ key, ends, successor }: Province): FactRow[] {
  if (key === null || ends === null || successor === null) return []
  return [row('RegionSuccession', `${key}:${successor}`, { predecessorId: key, successorId: successor, succeededOn: dayAfter(ends) })]
}

/** A city, county or district: it begins and ends where no other code of the same unit stands before or after. */
function unitRows(unit: Unit): FactRow[] {
  const [first] = unit
  const last = unit[unit.length - 1] ?? first
  const key = first.code
  const note = unit.find((line) => line.note !== null)?.note ?? null
  const region = { level: 'SIGUNGU' as const, name: last.name, nameEn: null, validFrom: first.validFrom, validTo: last.validTo, note }
  const locator = unit.map((line) => line.code).join(', ')
  return [
    row('Region', key, region, [external('regions-sigungu', { locator }), ...(mentions[key] ?? [])]),
    ...periodsOf(unit, (line) => line.name).map(({ value: name, ...period }) =>
      row('RegionName', `${key}:${name}`, { regionId: key, name, ...period }),
    ),
    ...periodsOf(unit, (line) => line.code).map(({ value: code, ...period }) =>
      row('RegionCode', `${key}:LEGAL:${code}`, { regionId: key, scheme: 'LEGAL', code, ...period }),
    ),
    ...periodsOf(unit, (line) => line.province).map(({ value: province, ...period }) =>
      row('RegionParent', `${key}:${province}`, { childId: key, parentId: province, ...period }),
    ),
  ]
}

/** The lines of regions-sigungu.csv. */
export function sigunguLines(): CodeLine[] {
  const columns = ['code', 'name', 'province', 'validFrom', 'validTo', 'successors', 'note'] as const
  return readTable('regions-sigungu', columns).map((line) => {
    const code = filled(line.code, 'a code of regions-sigungu.csv')
    const successors = line.successors === null ? [] : line.successors.split(' ')
    return { ...line, code, name: filled(line.name, code), province: filled(line.province, code), successors }
  })
}

/** Every 시·도 and 시·군·구 with its names, codes and parents in time. */
export function regions(): FactFile {
  const provinces = readTable('regions-sido', provinceColumns)
  const { units, successions } = unitsOf(sigunguLines())
  const rows = [
    ...provinces.flatMap(provinceRows),
    ...provinces.flatMap(provinceSuccession),
    ...units.flatMap(unitRows),
    ...successions.map(({ predecessor, successor, on }) =>
      row('RegionSuccession', `${predecessor}:${successor}`, { predecessorId: predecessor, successorId: successor, succeededOn: on }),
    ),
  ]
  return { file: 'prisma/facts/regions.ts', synthetic: false, rows }
}
