import { describe, expect, test } from 'vitest'
import { kindLabel } from '../../schema/enterprise/kind-label.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Enterprise {
  name: string
  legalForm: string | null
  kinds: { kind: string; stage: string; label: string; citations: { factId: string }[] }[]
}

const enterprises = async (filter: string) =>
  (
    await graph.ask<{ enterprises: { totalCount: number; nodes: Enterprise[] } }>(
      `{ enterprises(first: 100, filter: ${filter}) { totalCount nodes { name legalForm kinds { kind stage label citations { factId } } } } }`,
    )
  ).enterprises

describe('the enterprises of the sources', () => {
  test('놀자엔터테인먼트협동조합 is a social enterprise and a cooperative', async () => {
    const { nodes } = await enterprises('{ synthetic: false }')
    const nolja = nodes.find((node) => node.name.includes('놀자엔터테인먼트'))
    expect(nolja?.kinds.map((held) => held.kind).sort()).toEqual(['COOPERATIVE', 'SOCIAL_ENTERPRISE'])
    for (const held of nolja?.kinds ?? []) expect(held.citations.map((citation) => citation.factId)).toContain('002-09')
  })

  test('우리사이 is a social cooperative and not called a social enterprise', async () => {
    const { nodes } = await enterprises('{ synthetic: false, legalForms: [SOCIAL_COOPERATIVE] }')
    const urisai = nodes.find((node) => node.name === '우리사이')
    expect(urisai?.kinds.map((held) => held.kind)).toEqual(['COOPERATIVE'])
  })

  test('the three honours of 2017 with their months and bodies', async () => {
    const { honours } = await graph.ask<{ honours: { nodes: { name: string; recipient: { name: string }; givenIn: { value: string }; bodies: { role: string; organization: { name: string } }[] }[] } }>(
      '{ honours(filter: { year: 2017, synthetic: false }) { nodes { name recipient { name } givenIn { value } bodies { role organization { name } } } } }',
    )
    expect(honours.nodes.map(({ name, recipient, givenIn, bodies }) => [givenIn.value, recipient.name, name, bodies.map((body) => [body.role, body.organization.name])])).toEqual([
      ['2017-06', '놀자엔터테인먼트협동조합', '협동조합 유공자 표창', [['ORGANIZED_BY', '기획재정부']]],
      ['2017-11', expect.stringContaining('피플앤컴'), '대한민국 사랑받는 기업', [['ORGANIZED_BY', '중소벤처기업부']]],
      ['2017-12', '우리사이', '서울시 우수사회적경제기업', [['GIVEN_BY', '서울특별시']]],
    ])
  })
})

describe('a kind', () => {
  test('is labelled by its stage: 예비사회적기업 is never 사회적기업', () => {
    expect(kindLabel('SOCIAL_ENTERPRISE', 'PRELIMINARY')).toEqual({ ko: '예비사회적기업', en: 'preliminary social enterprise' })
    expect(kindLabel('SOCIAL_ENTERPRISE', 'CERTIFIED').ko).toBe('사회적기업')
    expect(kindLabel('SOCIAL_ENTERPRISE', 'UNKNOWN').ko).toBe('사회적기업')
  })

  test('and its stage are filtered together, of the same holding', async () => {
    const preliminary = await enterprises('{ kinds: [SOCIAL_ENTERPRISE], stages: [PRELIMINARY] }')
    expect(preliminary.totalCount).toBeGreaterThan(0)
    for (const node of preliminary.nodes) {
      expect(node.kinds.some((held) => held.kind === 'SOCIAL_ENTERPRISE' && held.stage === 'PRELIMINARY' && held.label === '예비사회적기업')).toBe(true)
    }
    const certified = await enterprises('{ kinds: [SOCIAL_ENTERPRISE], stages: [CERTIFIED] }')
    for (const node of certified.nodes) {
      expect(node.kinds.filter((held) => held.stage === 'CERTIFIED').map((held) => held.kind)).toContain('SOCIAL_ENTERPRISE')
    }
  })
})

describe('filters', () => {
  test('legal form, industry, ownership and certificate narrow the list', async () => {
    const all = await enterprises('{ synthetic: true }')
    for (const filter of ['legalForms: [STOCK_COMPANY]', 'industries: ["C"]', 'womenOwned: true', 'disabledOwned: true', 'certifiedOn: "2025-06-30"']) {
      const some = await enterprises(`{ synthetic: true, ${filter} }`)
      expect(some.totalCount, filter).toBeGreaterThan(0)
      expect(some.totalCount, filter).toBeLessThan(all.totalCount)
    }
  })

  test('certifications(validOn:) leaves out what was not valid on that day', async () => {
    const { enterprises: list } = await graph.ask<{ enterprises: { nodes: { all: unknown[]; valid: { issuedOn: string | null; validTo: string | null }[] }[] } }>(
      '{ enterprises(first: 100, filter: { synthetic: true }) { nodes { all: certifications { id } valid: certifications(validOn: "2024-06-30") { issuedOn validTo } } } }',
    )
    const [all, valid] = [list.nodes.flatMap((node) => node.all), list.nodes.flatMap((node) => node.valid)]
    expect(valid.length).toBeGreaterThan(0)
    expect(valid.length).toBeLessThan(all.length)
    for (const one of valid) {
      if (one.issuedOn !== null) expect(one.issuedOn <= '2024-06-30').toBe(true)
      if (one.validTo !== null) expect(one.validTo >= '2024-06-30').toBe(true)
    }
  })

  test('synthetic rows are made up and say so, the others cite an article', async () => {
    const { enterprises: list } = await graph.ask<{ enterprises: { nodes: { isSynthetic: boolean; name: string; citations: { method: string }[] }[] } }>(
      '{ enterprises(first: 100) { nodes { isSynthetic name citations { method } } } }',
    )
    for (const node of list.nodes) {
      const methods = new Set(node.citations.map((citation) => citation.method))
      expect(methods.size, node.name).toBeGreaterThan(0)
      expect(methods.has('SYNTHETIC'), node.name).toBe(node.isSynthetic)
    }
  })
})

describe('a business registration number', () => {
  test('finds its enterprise with and without hyphens; an unknown one finds nothing', async () => {
    const { enterprises: list } = await graph.ask<{ enterprises: { nodes: { id: string; registrationNumber: string | null }[] } }>(
      '{ enterprises(first: 100, filter: { synthetic: true }) { nodes { id registrationNumber } } }',
    )
    const one = list.nodes.find((node) => node.registrationNumber !== null) as { id: string; registrationNumber: string }
    expect(one.registrationNumber).toMatch(/^000-\d{2}-\d{5}$/)
    const query = 'query ($number: String) { enterprise(registrationNumber: $number) { id } }'
    expect(await graph.ask(query, { number: one.registrationNumber })).toEqual({ enterprise: { id: one.id } })
    expect(await graph.ask(query, { number: one.registrationNumber.replaceAll('-', '') })).toEqual({ enterprise: { id: one.id } })
    expect(await graph.ask(query, { number: '123-45-67891' })).toEqual({ enterprise: null })
  })
})
