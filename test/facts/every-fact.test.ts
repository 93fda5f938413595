import { describe, expect, test } from 'vitest'
import { factIds } from '../../prisma/facts/fact-ids.ts'
import { idOf } from '../../prisma/facts/identity.ts'
import type { ModelName } from '../../prisma/facts/row.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { withGraph } from '../support/graph.ts'
import { daeguFacts } from './walk/daegu.ts'
import type { Fact } from './walk/fact.ts'
import { gwanakFacts } from './walk/gwanak.ts'
import { jeonbukFacts } from './walk/jeonbuk.ts'
import { wisetFacts } from './walk/wiset.ts'
import { workshopBodyFacts } from './walk/workshop-bodies.ts'
import { workshopFacts } from './walk/workshop.ts'

const facts: readonly Fact[] = [...wisetFacts, ...workshopBodyFacts, ...workshopFacts, ...gwanakFacts, ...jeonbukFacts, ...daeguFacts]

/** Spoken quotes are no facts of the graph: of what 안혜연, 김인선 and 서종식 said, it keeps nothing. */
const quotes = ['000-20', '000-21', '001-25']

const graph = withGraph()

interface Cited {
  factId: string | null
  method: string
}

const cited = 'citations { factId method }'
const organizations = new Set(['Enterprise', 'PublicBuyer', 'SupportOrganization', 'CivicOrganization'])
const nodeId = (type: string, key: string) => encodeId(type, idOf((organizations.has(type) ? 'Organization' : type) as ModelName, key))

/** An answer without its citations, and lists in an order of their own; the citations go to `found`. */
function plain(answer: unknown, found: Cited[]): unknown {
  if (Array.isArray(answer)) return sorted(answer.map((item) => plain(item, found)))
  if (answer === null || typeof answer !== 'object') return answer
  const { citations = [], ...rest } = answer as { citations?: Cited[] }
  found.push(...citations)
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value, found)]))
}

const sorted = (items: unknown[]) => items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

describe('every fact of the five articles', () => {
  test('is in the walk, but for the spoken quotes', () => {
    const due = Object.values(factIds).flatMap((ids) => [...ids])
    const walked = new Set(facts.map(({ id }) => id))
    expect(due.filter((id) => !walked.has(id))).toEqual(quotes)
    expect([...walked].filter((id) => !due.includes(id))).toEqual([])
  })

  test.each(facts.map((one) => [`${one.id} ${one.key}`, one] as const))('%s', async (_name, { id, type, key, select, value, method }) => {
    const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${select.replaceAll('@c', cited)} ${cited} } } }`
    const { node } = await graph.ask<{ node: unknown }>(query, { id: nodeId(type, key) })
    const found: Cited[] = []
    expect(plain(node, found)).toEqual(plain(value, []))
    expect(found).toContainEqual({ factId: id, method })
  })

  test('leaves no trace of the spoken quotes', async () => {
    const { rows } = await graph.database.pool.query('SELECT 1 FROM "Citation" WHERE "factId" = ANY($1)', [quotes])
    expect(rows).toEqual([])
  })
})
