import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('the workshop on a day without a month: hosts and supporters, talks in order, the panel', async () => {
  const { events } = await graph.ask<{
    events: {
      nodes: {
        heldIn: { value: string; precision: string; earliest: string | null }
        bodies: { role: string; organization: { name: string } }[]
        talks: { place: number; isKeynote: boolean; speakers: { role: { personName: string } }[]; relationsFrom: { kind: string; to: { name: string } }[] }[]
        appearances: { kind: string; role: { personName: string; title: string; organization: { name: string } } }[]
      }[]
    }
  }>(
    `{ events(filter: { kinds: [WORKSHOP] }) { nodes { heldIn { value precision earliest } bodies { role organization { name } }
      talks { place isKeynote speakers { role { personName } } relationsFrom { kind to { name } } }
      appearances { kind role { personName title organization { name } } } } } }`,
  )
  expect(events.nodes).toHaveLength(1)
  const [workshop] = events.nodes
  expect(workshop?.heldIn).toEqual({ value: '--24', precision: 'DAY_OF_MONTH', earliest: null })
  const count = (role: string) => workshop?.bodies.filter((body) => body.role === role).length
  expect([count('HOST'), count('SUPPORTER')]).toEqual([2, 5])
  expect(workshop?.talks.map((talk) => talk.place)).toEqual([0, 1, 2, 3, 4])
  expect(workshop?.talks.filter((talk) => talk.isKeynote).map((talk) => talk.speakers[0]?.role.personName)).toEqual(['서종식'])
  expect(workshop?.talks.slice(1).every((talk) => talk.relationsFrom.some((relation) => relation.kind === 'PRESENTS'))).toBe(true)
  const kinds = (kind: string) => workshop?.appearances.filter((one) => one.kind === kind).map((one) => one.role.personName)
  expect([kinds('MODERATOR'), kinds('PANELLIST')?.sort()]).toEqual([['배중철'], ['김미득', '김진수', '심인경', '황영임']])
  expect(new Set(workshop?.appearances.map((one) => one.role.personName)).size).toBe(12)
})

test('what a talk presents is walked back to the talk', async () => {
  const { talks } = await graph.ask<{ talks: { nodes: { id: string; relationsFrom: { to: { id: string } }[] }[] } }>('{ talks(first: 50) { nodes { id relationsFrom { to { id } } } } }')
  for (const talk of talks.nodes) {
    for (const { to } of talk.relationsFrom) {
      const { node } = await graph.ask<{ node: { relationsTo: { from: { id: string } }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Programme { relationsTo { from { id } } } ... on Campaign { relationsTo { from { id } } } ... on Measure { relationsTo { from { id } } } } }',
        { id: to.id },
      )
      expect(node.relationsTo.map((relation) => relation.from.id)).toContain(talk.id)
    }
  }
})
