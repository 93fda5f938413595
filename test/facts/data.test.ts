import { describe, expect, test } from 'vitest'
import { demoFiles } from '../../prisma/demo/index.ts'
import { factIds } from '../../prisma/facts/fact-ids.ts'
import { factFiles } from '../../prisma/facts/index.ts'
import type { FactFile, FactRow, ModelName } from '../../prisma/facts/row.ts'
import { compile } from '../../prisma/load/compile.ts'
import { dataHash } from '../../prisma/load.ts'

const rowsOf = (files: readonly FactFile[], model: ModelName) => files.flatMap(({ rows }) => rows.filter((row) => row.model === model))
const countBy = (rows: readonly FactRow[], column: string) => {
  const counts: Record<string, number> = {}
  for (const { columns } of rows) counts[String(columns[column])] = (counts[String(columns[column])] ?? 0) + 1
  return counts
}
const facts = factFiles()
const demo = demoFiles()

describe('the facts', () => {
  test('the ids of facts are known for each article', () => {
    expect(Object.entries(factIds).map(([source, ids]) => [source, ids.size])).toEqual([
      ['000', 21],
      ['001', 31],
      ['002', 19],
      ['003', 31],
      ['004', 15],
    ])
  })

  test('each article has the hash of its text, and nothing that it does not print', () => {
    const articles = rowsOf(facts, 'Source').filter(({ key }) => /^\d{3}$/.test(key))
    expect(articles).toHaveLength(5)
    for (const { columns } of articles) expect(columns['sha256']).toMatch(/^[0-9a-f]{64}$/)
    const published = Object.fromEntries(articles.map(({ key, columns }) => [key, columns['publishedOn'] ?? null]))
    expect(published).toEqual({ '000': null, '001': null, '002': '2018-01-23', '003': null, '004': '2022-01-16' })
  })

  test('a social cooperative is not labelled a social enterprise', () => {
    const kinds = rowsOf(facts, 'HeldKind').map(({ columns }) => [columns['organizationId'], columns['kind'], columns['stage']])
    expect(kinds).toEqual([
      ['nolja', 'SOCIAL_ENTERPRISE', 'UNKNOWN'],
      ['nolja', 'COOPERATIVE', 'UNKNOWN'],
      ['people-and-com', 'SOCIAL_ENTERPRISE', 'UNKNOWN'],
      ['urisai', 'COOPERATIVE', 'UNKNOWN'],
      ['gyeongnam-solidarity', 'COOPERATIVE', 'UNKNOWN'],
    ])
  })

  test('the slips of the sources stand as printed, the right form beside them', () => {
    const printed = rowsOf(facts, 'OrganizationName').filter(({ columns }) => columns['kind'] === 'AS_PRINTED')
    expect(printed.map(({ columns }) => columns['value'])).toContain('한국주택토지공사')
    const slip = printed.find(({ columns }) => columns['value'] === '한국주택토지공사')
    expect(slip?.citations[0]).toMatchObject({ quotedAs: '한국주택토지공사', normalizedTo: '한국토지주택공사' })
    expect(rowsOf(facts, 'Organization').some(({ columns }) => columns['name'] === '한국주택토지공사')).toBe(false)
  })
})

describe('the demonstration set', () => {
  test('has its size', () => {
    const enterprises = rowsOf(demo, 'EnterpriseDetail')
    const counts = Object.fromEntries(
      (['PublicBuyerDetail', 'Expert', 'ProspectiveEntrepreneur', 'Need', 'Match', 'Purchase', 'Campaign'] as const).map((model) => [model, rowsOf(demo, model).length]),
    )
    expect(enterprises).toHaveLength(200)
    expect(counts).toEqual({ PublicBuyerDetail: 20, Expert: 80, ProspectiveEntrepreneur: 20, Need: 150, Match: 300, Purchase: 400, Campaign: 3 })
  })

  test('is the same whenever it is made', () => {
    expect(demoFiles()).toEqual(demo)
    expect(dataHash('demo')).toBe(dataHash('demo'))
    expect(dataHash('demo')).not.toBe(dataHash('facts'))
  })

  test('bears names that nobody takes for real ones, each once', () => {
    const organizations = rowsOf(demo, 'Organization').map(({ columns }) => [String(columns['name']), String(columns['nameEn'])])
    for (const [name, nameEn] of organizations) {
      expect(name).toMatch(/^가상 /)
      expect(nameEn).toMatch(/^Synthetic /)
    }
    expect(new Set(organizations.map(([name]) => name)).size).toBe(organizations.length)
    for (const { columns } of rowsOf(demo, 'Expert')) expect(columns['name']).toMatch(/^전문가 A-\d{3}$/)
    for (const { columns } of rowsOf(demo, 'Certification')) expect(columns['number']).toMatch(/^가상-\d{4}-\d{4}$/)
  })

  test('shows every state of needs, matches, sharing and certificates', () => {
    expect(Object.keys(countBy(rowsOf(demo, 'Need'), 'status')).sort()).toEqual(['IN_PROGRESS', 'MATCHED', 'OPEN', 'RESOLVED', 'WITHDRAWN'])
    expect(Object.keys(countBy(rowsOf(demo, 'Need'), 'stage'))).toHaveLength(5)
    expect(Object.keys(countBy(rowsOf(demo, 'Match'), 'status'))).toHaveLength(9)
    const profiles = rowsOf(demo, 'Consent').filter(({ columns }) => columns['fieldGroup'] === 'PROFILE' && columns['expertId'] != null)
    const live = profiles.filter(({ columns }) => columns['withdrawnAt'] === null)
    // Who shows her profile to everybody lets partners match her too.
    expect(countBy(live, 'audience')).toEqual({ PUBLIC: 65, PARTNERS: 70 })
    expect(new Set(live.map(({ columns }) => columns['expertId'])).size).toBe(70)
    expect(profiles.filter(({ columns }) => columns['withdrawnAt'] !== null)).toHaveLength(4)
    expect(rowsOf(demo, 'Expert')).toHaveLength(80)
    expect(Object.keys(countBy(rowsOf(demo, 'Certification'), 'status')).sort()).toEqual(['ACTIVE', 'CANCELLED', 'EXPIRED', 'RETURNED'])
    const holders = new Set(rowsOf(demo, 'HeldKind').map(({ columns }) => columns['organizationId']))
    expect(holders.size).toBe(185)
  })

  test('has matches that agree with their needs and their experts', () => {
    const leading: Record<string, string> = { MATCHED: 'ACCEPTED', IN_PROGRESS: 'IN_PROGRESS', RESOLVED: 'COMPLETED' }
    const withdrawn = new Set(rowsOf(demo, 'Expert').filter(({ columns }) => columns['withdrawnAt'] !== null).map(({ key }) => key))
    const matches = rowsOf(demo, 'Match')
    for (const { key, columns } of rowsOf(demo, 'Need')) {
      const statuses = matches.filter((match) => match.columns['needId'] === key).map((match) => String(match.columns['status']))
      const leaders = statuses.filter((status) => Object.values(leading).includes(status))
      const leader = leading[String(columns['status'])]
      expect(leaders).toEqual(leader === undefined ? [] : [leader])
      if (columns['status'] !== 'OPEN') expect(statuses.some((status) => ['PROPOSED', 'REVIEWED', 'OFFERED'].includes(status))).toBe(false)
    }
    for (const { columns } of matches) {
      expect(columns['score']).toBe(Math.round(Number(columns['score']) * 10_000) / 10_000)
      if (withdrawn.has(String(columns['expertId']))) expect(['EXPIRED', 'DECLINED', 'STOPPED', 'COMPLETED']).toContain(columns['status'])
    }
    expect(new Set(matches.map(({ columns }) => `${String(columns['needId'])} ${String(columns['expertId'])}`)).size).toBe(300)
  })

  test('ends before its last day, and its purchases run from 2023 to 2026', () => {
    const tables = compile([...facts, ...demo])
    for (const { rows } of tables) {
      for (const { values } of rows) if (values['synthetic'] === true && 'createdAt' in values) expect(String(values['createdAt']) < '2026-07-01').toBe(true)
    }
    const years = countBy(rowsOf(demo, 'Purchase').map((row) => ({ ...row, columns: { year: String(row.columns['purchasedOn']).slice(0, 4) } })), 'year')
    expect(Object.keys(years).sort()).toEqual(['2023', '2024', '2025', '2026'])
  })
})
