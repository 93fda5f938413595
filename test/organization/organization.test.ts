import { describe, expect, test } from 'vitest'
import { nameOn } from '../../schema/organization/names.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

describe('an organisation', () => {
  test('has the name of the day: WISET was renamed in June 2021', async () => {
    const { organizations } = await graph.ask<{ organizations: { nodes: Record<string, unknown>[] } }>(
      `{ organizations(first: 100, filter: { types: [PUBLIC_BUYER], synthetic: false }) {
        nodes { name then: name(asOf: "2021-04-27") nameEn names { value kind lang } supervisor { name } citations(field: "supervisor") { factId method } } } }`,
    )
    const wiset = organizations.nodes.find((node) => node['then'] === '한국여성과학기술인지원센터')
    expect(wiset).toMatchObject({ name: '한국여성과학기술인육성재단', supervisor: { name: '과학기술정보통신부' } })
    expect(wiset?.['names']).toContainEqual(expect.objectContaining({ value: 'WISET', kind: 'SHORT' }))
    expect(wiset?.['citations']).toContainEqual({ factId: '000-01', method: 'STATED' })
  })

  test('keeps a printed slip beside its name', async () => {
    const { organizations } = await graph.ask<{ organizations: { nodes: { name: string; names: { value: string; kind: string }[]; branches: { nodes: { name: string }[] } }[] } }>(
      '{ organizations(first: 100, filter: { synthetic: false }) { nodes { name names { value kind } branches { nodes { name } } } } }',
    )
    const lh = organizations.nodes.find((node) => node.name === '한국토지주택공사')
    expect(lh?.names).toContainEqual({ value: '한국주택토지공사', kind: 'AS_PRINTED' })
    expect(lh?.names).toContainEqual({ value: 'LH', kind: 'SHORT' })
    expect(lh?.branches.nodes.map((node) => node.name)).toContain('한국토지주택공사 경남지역본부')
  })

  test('is one node across sources: KoSEA stands in two of them', async () => {
    const { organizations } = await graph.ask<{ organizations: { nodes: { name: string; citations: { factId: string; source: { key: string } }[] }[] } }>(
      '{ organizations(first: 100, filter: { synthetic: false }) { nodes { name citations { factId source { key } } } } }',
    )
    const kosea = organizations.nodes.filter((node) => node.name === '한국사회적기업진흥원')
    expect(kosea).toHaveLength(1)
    const articles = kosea[0]?.citations.map((citation) => citation.source.key).filter((key) => /^\d/.test(key))
    expect(new Set(articles)).toEqual(new Set(['000', '001']))
  })

  test('is of the type that its filter asks for', async () => {
    for (const [type, typename] of [
      ['ENTERPRISE', 'Enterprise'],
      ['PUBLIC_BUYER', 'PublicBuyer'],
      ['SUPPORT_ORGANIZATION', 'SupportOrganization'],
      ['CIVIC_ORGANIZATION', 'CivicOrganization'],
    ]) {
      const { organizations } = await graph.ask<{ organizations: { nodes: { __typename: string }[] } }>(
        `{ organizations(first: 100, filter: { types: [${type}] }) { nodes { __typename } } }`,
      )
      expect(new Set(organizations.nodes.map((node) => node.__typename))).toEqual(new Set([typename]))
    }
  })

  test('of a support or civic kind tells what only that kind has', async () => {
    const answer = await graph.ask<{ supportOrganizations: { nodes: { name: string; operatedSince: number | null }[] }; civicOrganizations: { nodes: { name: string; form: string }[] } }>(
      '{ supportOrganizations(filter: { region: "11620" }) { nodes { name operatedSince } } civicOrganizations(first: 100, filter: { synthetic: false, forms: [NETWORK] }) { nodes { name form } } }',
    )
    expect(answer.supportOrganizations.nodes.map((node) => node.operatedSince)).toContain(2015)
    expect(answer.civicOrganizations.nodes.map((node) => node.form)).toContain('NETWORK')
  })
})

describe('the name on a day', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const name = (value: string, validFrom: string | null, validTo: string | null, kind: 'LEGAL' | 'SHORT' = 'LEGAL', lang: 'KO' | 'EN' = 'KO') => ({
    value,
    kind,
    lang,
    validFrom: validFrom === null ? null : day(validFrom),
    validTo: validTo === null ? null : day(validTo),
  })
  const names = [name('EN', null, null, 'LEGAL', 'EN'), name('약칭', null, null, 'SHORT'), name('옛 이름', null, '2021-05-31'), name('새 이름', '2021-06-01', null)]

  test.each([
    ['2021-05-31', '옛 이름'],
    ['2021-06-01', '새 이름'],
    ['1990-01-01', '옛 이름'],
  ])('%s is %s', (on, expected) => {
    expect(nameOn(names, day(on), 'fallback')).toBe(expected)
  })

  test('is the fallback where no dated name tells', () => {
    expect(nameOn(names.slice(0, 2), day('2021-06-01'), 'fallback')).toBe('fallback')
  })
})
