import { describe, expect, test } from 'vitest'
import { punctuality } from '../../schema/facility/punctuality.ts'
import { withGraph } from '../support/graph.ts'

describe('a milestone', () => {
  const today = '2022-06-15'
  test.each([
    ['2022-06', null, 'PENDING'],
    ['2022-05', null, 'UNKNOWN'],
    ['2022', null, 'PENDING'],
    ['>2021-06', null, 'PENDING'],
    [null, '2022-05', 'UNKNOWN'],
    [null, null, 'UNKNOWN'],
    ['2022-06', '2022-06-03', 'ON_TIME'],
    ['2022-06', '2022', 'ON_TIME'],
    ['2022-06', '2022-05', 'EARLY'],
    ['2022-06', '2022-07-01', 'LATE'],
    ['2022', '2023', 'LATE'],
    ['2022-06', '--24', 'UNKNOWN'],
  ])('planned in %s and come in %s is %s', (planned, actual, state) => {
    expect(punctuality(planned, actual, today)).toBe(state)
  })
})

describe('the innovation towns', () => {
  const graph = withGraph()

  test('are two, each with its own milestones', async () => {
    const { facilities } = await graph.ask<{
      facilities: { nodes: { name: string; organization: { name: string }; milestones: { kind: string; plannedIn: { value: string } | null; actualIn: { value: string } | null; punctuality: string }[] }[] }
    }>('{ facilities(filter: { kinds: [INNOVATION_TOWN] }) { nodes { name organization { name } milestones { kind plannedIn { value } actualIn { value } punctuality } } } }')
    expect(facilities.nodes.map((town) => town.organization.name).sort()).toEqual(['대구광역시', '전북특별자치도'])
    const planned = (name: string) => {
      const town = facilities.nodes.find((node) => node.organization.name === name)
      return Object.fromEntries(town?.milestones.flatMap(({ kind, plannedIn }) => (plannedIn === null ? [] : [[kind, plannedIn.value]])) ?? [])
    }
    expect(planned('대구광역시')).toEqual({ DESIGN_DONE: '2022-06', GROUNDBREAKING: '2022-08', OPENING: '2024-06' })
    expect(planned('전북특별자치도')).toEqual({ GROUNDBREAKING: '2021-03', COMPLETION: '2022' })
  })
})
