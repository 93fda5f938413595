import { describe, expect, test } from 'vitest'
import { provider } from '../support/askers.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { register } from './registering.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

const fields = 'expertise capacity availableFrom availableUntil languages worksOnSite stages industries { code }'
const updateText = `mutation ($version: Int!, $input: UpdateExpertInput!) { updateExpert(version: $version, input: $input) { __typename ... on ValidationError { field } ... on UpdateExpertPayload { expert { version ${fields} history { values { field former } } } } } }`

interface Result {
  __typename: string
  field?: string
  expert?: { version: number; history: { values: { field: string; former: string | null }[] }[] }
}

const terms = {
  expertise: '발효 식품의 살균 조건을 잡아 왔습니다.', capacity: 4, availableFrom: '2026-12-01', availableUntil: '2027-06-30',
  languages: ['KO', 'EN'], worksOnSite: false, stages: ['PRODUCTION'], industries: ['C', 'I'],
}
const update = async (who: AskedGraph, input: object, version = 1) => (await who.ask<{ updateExpert: Result }>(updateText, { version, input })).updateExpert

describe('what an expert tells of when and where she can help', () => {
  test('is registered with her, and plain where she tells nothing', async () => {
    const [{ id }, plain] = [await register(graph, people.token, terms), await register(graph, people.token)]
    const of = async (one: string) => (await graph.ask<{ expert: object }>(`{ expert(id: "${one}") { ${fields} } }`)).expert
    expect(await of(id)).toEqual({ ...terms, industries: [{ code: 'C' }, { code: 'I' }] })
    expect(await of(plain.id)).toEqual({ expertise: null, capacity: 2, availableFrom: null, availableUntil: null, languages: ['KO'], worksOnSite: true, stages: [], industries: [] })
  })

  test('changes by her, null clears it, and no former text of hers is kept', async () => {
    const { herself } = await register(graph, people.token, terms)
    const changed = await update(herself, { expertise: null, availableUntil: null, capacity: 0, industries: [] })
    expect(changed.expert).toMatchObject({ version: 2, expertise: null, availableFrom: '2026-12-01', availableUntil: null, capacity: 0, industries: [], stages: ['PRODUCTION'] })
    const told = changed.expert?.history[0]?.values.map(({ field, former }) => [field, former])
    expect(told).toEqual(expect.arrayContaining([['capacity', '4'], ['availableUntil', '2027-06-30'], ['industries', 'C, I']]))
    expect(told?.map(([field]) => field)).not.toContain('expertise')
  })

  test.each([
    [{ expertise: ' ' }, 'input.expertise'],
    [{ expertise: '가'.repeat(2001) }, 'input.expertise'],
    [{ expertise: '문의는 jiwon@example.kr' }, 'input.expertise'],
    [{ expertise: '전화 010-1234-5678' }, 'input.expertise'],
    [{ expertise: '900101-2345678' }, 'input.expertise'],
    [{ capacity: -1 }, 'input.capacity'],
    [{ capacity: 101 }, 'input.capacity'],
    [{ capacity: null }, 'input.capacity'],
    [{ availableFrom: '2027-01-02', availableUntil: '2027-01-01' }, 'input.availableUntil'],
    [{ languages: [] }, 'input.languages'],
    [{ languages: ['KO', 'KO'] }, 'input.languages'],
    [{ stages: ['PRODUCTION', 'PRODUCTION'] }, 'input.stages'],
    [{ industries: ['Z'] }, 'input.industries.0'],
    [{ industries: ['C', 'C'] }, 'input.industries'],
  ])('is refused as %j by field', async (input, field) => {
    const { herself } = await register(graph, people.token)
    expect(await update(herself, input)).toEqual({ __typename: 'ValidationError', field })
  })
})
