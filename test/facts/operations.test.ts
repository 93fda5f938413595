import { describe, expect, test } from 'vitest'
import type { TypedDocument } from '../../sdk/src/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Page {
  totalCount: number
  nodes: { id: string }[]
}

type Node = { id: string; citations: unknown[] } | null
type Listing = TypedDocument<Record<string, Page>, { first: number }>
type Single = TypedDocument<Record<string, Node>, { id: string }>

/** Whatever the operations select, they give a page of nodes and one node. */
const pair = (list: string, listing: unknown, single: unknown) => [list, listing as Listing, single as Single] as const

const pairs = [
  pair('agreements', operations.AgreementsDocument, operations.AgreementDocument),
  pair('programmes', operations.ProgrammesDocument, operations.ProgrammeDocument),
  pair('plans', operations.PlansDocument, operations.PlanDocument),
  pair('planFields', operations.PlanFieldsDocument, operations.PlanFieldDocument),
  pair('taskGroups', operations.TaskGroupsDocument, operations.TaskGroupDocument),
  pair('measures', operations.MeasuresDocument, operations.MeasureDocument),
  pair('laws', operations.LawsDocument, operations.LawDocument),
  pair('countedGroups', operations.CountedGroupsDocument, operations.CountedGroupDocument),
  pair('relations', operations.RelationsDocument, operations.RelationDocument),
  pair('facilities', operations.FacilitiesDocument, operations.FacilityDocument),
  pair('events', operations.EventsDocument, operations.EventDocument),
  pair('talks', operations.TalksDocument, operations.TalkDocument),
  pair('funds', operations.FundsDocument, operations.FundDocument),
  pair('sharingPlatforms', operations.SharingPlatformsDocument, operations.SharingPlatformDocument),
  pair('sharingActivities', operations.SharingActivitiesDocument, operations.SharingActivityDocument),
  pair('surveys', operations.SurveysDocument, operations.SurveyDocument),
  pair('publicRoles', operations.PublicRolesDocument, operations.PublicRoleDocument),
  pair('terms', operations.TermsDocument, operations.TermDocument),
]

describe('the operations of the SDK', () => {
  test.each(pairs)('list %s, and answer one with its citations', async (list, listing, single) => {
    const page = (await graph.client.request(listing, { first: 100 }))[list]
    expect(page?.totalCount).toBeGreaterThan(0)
    for (const { id } of page?.nodes.slice(0, 3) ?? []) {
      const [node] = Object.values(await graph.client.request(single, { id }))
      expect(node?.id).toBe(id)
      expect(node?.citations.length).toBeGreaterThan(0)
      const { node: found } = await graph.client.request(operations.CitationsDocument, { id })
      expect(found).toHaveProperty('citations')
      expect(await graph.client.request(operations.NodeDocument, { id })).toMatchObject({ node: { id } })
    }
  })

  test('know of shared resources, of which no article names one', async () => {
    const { sharedResources } = await graph.client.request(operations.SharedResourcesDocument, { first: 100 })
    expect(sharedResources.nodes.every(({ isSynthetic }) => isSynthetic)).toBe(true)
  })
})
