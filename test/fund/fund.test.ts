import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('Jeonbuk’s fund has 500,000,000 won, and the Lottery Fund pays for WISET', async () => {
  const { funds } = await graph.ask<{
    funds: { nodes: { name: string; kind: string; observations: { nodes: { won: number; nature: string }[] }; relationsTo: { kind: string; from: { name: string } }[] }[] }
  }>('{ funds(filter: { synthetic: false }) { nodes { name kind observations { nodes { won nature } } relationsTo { kind from { name } } } } }')
  const jeonbuk = funds.nodes.find((fund) => fund.name.includes('사회적경제기금'))
  expect(jeonbuk?.observations.nodes.map((figure) => figure.won)).toContain(500_000_000)
  const lottery = funds.nodes.find((fund) => fund.name === '복권기금')
  expect(lottery?.relationsTo).toContainEqual({ kind: 'FUNDED_BY', from: { name: '한국여성과학기술인육성재단' } })
  expect(funds.nodes.map((fund) => fund.kind)).toContain('INTEREST_SUBSIDY')
})
