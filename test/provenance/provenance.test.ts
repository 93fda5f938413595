import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Source {
  key: string
  outlet: string | null
  title: string | null
  author: string | null
  publishedOn: string | null
  url: string | null
  sha256: string | null
}

test('the five articles stand with what they say of themselves; what is unknown is null', async () => {
  const { sources } = await graph.ask<{ sources: { nodes: Source[] } }>('{ sources(first: 100) { nodes { key outlet title author publishedOn url sha256 } } }')
  const source = (key: string) => sources.nodes.find((node) => node.key === key)
  expect(source('000')).toMatchObject({ outlet: '한국유통신문', publishedOn: null })
  expect(source('001')).toMatchObject({ outlet: '이로운넷', author: null, publishedOn: null })
  expect(source('002')).toMatchObject({ publishedOn: '2018-01-23' })
  expect(source('003')).toMatchObject({ outlet: null, author: null })
  expect(source('004')).toMatchObject({ publishedOn: '2022-01-16' })
  for (const key of ['000', '001', '002', '003', '004']) expect(source(key)?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('a fact is found by its id, from its source', async () => {
  const { source } = await graph.ask<{ source: { citations: { totalCount: number; nodes: { factId: string; locator: string; method: string }[] } } }>(
    '{ source(key: "002") { citations(filter: { factId: "002-12" }) { totalCount nodes { factId locator method } } } }',
  )
  expect(source.citations.totalCount).toBeGreaterThan(0)
  expect(source.citations.nodes[0]).toMatchObject({ factId: '002-12', locator: 'L24', method: 'STATED' })
})

test('citations(field:) gives those of one field', async () => {
  const { organizations } = await graph.ask<{ organizations: { nodes: { all: { field: string | null }[]; supervisor: { field: string | null }[] }[] } }>(
    '{ organizations(first: 100, filter: { synthetic: false }) { nodes { all: citations { field } supervisor: citations(field: "supervisor") { field } } } }',
  )
  for (const { all, supervisor } of organizations.nodes) {
    expect(supervisor).toEqual(all.filter((citation) => citation.field === 'supervisor'))
  }
  expect(organizations.nodes.some((node) => node.supervisor.length > 0)).toBe(true)
})
