import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('the Ontact campaign: who ran it, for whom, and how many took part', async () => {
  const { campaigns } = await graph.ask<{
    campaigns: {
      nodes: {
        name: string
        bodies: { role: string; organization: { name: string } }[]
        beneficiaries: { group: string; citations: { quotedAs: string | null }[] }[]
        observations: { nodes: { metric: { key: string }; value: string; unit: string }[] }
        citations: { factId: string }[]
      }[]
    }
  }>(
    `{ campaigns(filter: { synthetic: false }) { nodes { name bodies { role organization { name } } beneficiaries { group citations { quotedAs } }
      observations { nodes { metric { key } value unit } } citations { factId } } } }`,
  )
  expect(campaigns.nodes).toHaveLength(1)
  const [ontact] = campaigns.nodes
  expect(ontact?.name).toContain('온택트')
  expect(ontact?.bodies).toContainEqual({ role: 'ORGANIZER', organization: { name: '중소벤처기업진흥공단 경남본부' } })
  expect(ontact?.beneficiaries[0]).toMatchObject({ group: 'VULNERABLE', citations: [{ quotedAs: '취약계층' }] })
  expect(ontact?.observations.nodes).toContainEqual({ metric: { key: 'PARTICIPATING_COMPANIES' }, value: '91', unit: 'COMPANY' })
  expect(ontact?.citations.map((citation) => citation.factId)).toContain('001-18')
})

test('a campaign is walked from its organisations too', async () => {
  const { campaigns } = await graph.ask<{ campaigns: { nodes: { id: string; bodies: { organization: { id: string; campaignRoles: { campaign: { id: string } }[] } }[] }[] } }>(
    '{ campaigns { nodes { id bodies { organization { id campaignRoles { campaign { id } } } } } } }',
  )
  for (const campaign of campaigns.nodes) {
    for (const body of campaign.bodies) expect(body.organization.campaignRoles.map((role) => role.campaign.id)).toContain(campaign.id)
    const id = campaign.bodies[0]?.organization.id
    const found = await graph.ask<{ campaigns: { nodes: { id: string }[] } }>('query ($id: ID) { campaigns(filter: { organizationId: $id }) { nodes { id } } }', { id })
    expect(found.campaigns.nodes.map((node) => node.id)).toContain(campaign.id)
  }
})
