import { beforeAll, describe, expect, test } from 'vitest'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const fields = 'expertsWanted startsOn endsOn languages onSite prefersHighCareer'
const submitText = `mutation ($input: SubmitNeedInput!) { submitNeed(input: $input) { __typename ... on ValidationError { field } ... on SubmitNeedPayload { need { id version ${fields} } } } }`
const updateText = `mutation ($id: ID!, $input: UpdateNeedInput!) { updateNeed(id: $id, version: 1, input: $input) { __typename ... on ValidationError { field } ... on UpdateNeedPayload { need { version ${fields} history { values { field former current } } } } } }`
const plain = { title: '포장기 걸림', description: '포장기가 자주 멈춥니다.', stage: 'PRODUCTION', fields: ['EA'] }

let owner: AskedGraph
beforeAll(async () => {
  owner = graph.as(await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id }))
})

const submit = async (input: object) => (await owner.ask<{ submitNeed: { __typename: string; field?: string; need?: { id: string } } }>(submitText, { input: { ...plain, ...input } })).submitNeed

describe('what a need asks for beside its fields', () => {
  test('is told by its owner, and nothing more where nothing is', async () => {
    const terms = { expertsWanted: 3, startsOn: '2027-01-04', endsOn: '2027-03-31', languages: ['EN'], onSite: true, prefersHighCareer: true }
    expect((await submit(terms)).need).toMatchObject(terms)
    expect((await submit({})).need).toMatchObject({ expertsWanted: 1, startsOn: null, endsOn: null, languages: [], onSite: false, prefersHighCareer: false })
  })

  test('changes while it waits, with what stood there before', async () => {
    const { need } = await submit({ expertsWanted: 2, endsOn: '2027-03-31' })
    const { updateNeed } = await owner.ask<{ updateNeed: object }>(updateText, { id: need?.id, input: { expertsWanted: 1, endsOn: null, onSite: true } })
    expect(updateNeed).toMatchObject({ need: { version: 2, expertsWanted: 1, endsOn: null, onSite: true, history: [{ values: expect.arrayContaining([{ field: 'expertsWanted', former: '2', current: '1' }]) as unknown }, {}] } })
  })

  test.each([
    [{ expertsWanted: 0 }, 'input.expertsWanted'],
    [{ expertsWanted: 21 }, 'input.expertsWanted'],
    [{ startsOn: '2027-02-01', endsOn: '2027-01-31' }, 'input.endsOn'],
    [{ languages: ['EN', 'EN'] }, 'input.languages'],
  ])('is refused as %j by field', async (input, field) => {
    expect(await submit(input)).toEqual({ __typename: 'ValidationError', field })
  })
})
