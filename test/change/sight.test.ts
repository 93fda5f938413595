import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { SubmitNeedDocument, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { resultOf } from '../access/results.ts'
import { consent, published, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, endpoint, type TestGraph, openGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { listen, type Listener } from './listener.ts'

vi.setConfig({ testTimeout: 120_000 })

const people = await provider()
const grant = 'mutation ($input: ConsentInput!) { grantConsent(input: $input) { __typename } }'
const withdraw = 'mutation ($fieldGroup: ConsentFieldGroup) { withdrawConsent(fieldGroup: $fieldGroup) { __typename } }'
const update = 'mutation ($version: Int!, $input: UpdateExpertInput!) { updateExpert(version: $version, input: $input) { __typename } }'
const names = ['nobody', 'partner', 'firm', 'owner', 'herself', 'operator'] as const
type Name = (typeof names)[number]

let graph: TestGraph
let owner: AskedGraph
let expert: Awaited<ReturnType<typeof register>>
let bearers: Record<Name, string | null>
let sentinels = 0
const within = (url: string, init: RequestInit) => graph.app.fetch(new Request(url, init))

beforeAll(async () => {
  graph = await openGraph('demo', { jwt: people.jwt, keyCacheMs: 0, rhythm: { viewer: 200, pulse: 400 } })
  const { database } = graph
  const [ours, other] = [await someEnterprise(database), await someEnterprise(database, 1)]
  expert = await register(graph, people.token, { consents: [consent('PROFILE'), consent('IDENTITY'), consent('CONTACT')] })
  bearers = {
    nobody: null,
    partner: await bearerOf(database, { organizationId: other.id, scopes: ['READ_EXPERTS'] }),
    firm: await bearerOf(database, { organizationId: other.id, scopes: ['WRITE_NEEDS'] }),
    owner: await bearerOf(database, { organizationId: ours.id, scopes: ['WRITE_NEEDS'] }),
    herself: await bearerOf(database, { expertId: expert.rowId }),
    operator: await bearerOf(database),
  }
  owner = graph.as(bearers.owner)
}, 120_000)
afterAll(() => graph.database.close())

async function submit(title: string, isDraft = false): Promise<string> {
  const { submitNeed } = await owner.client.request(SubmitNeedDocument, { input: { title, description: '설명', confidential: '비공개', stage: 'PRODUCTION', fields: ['EE'], isDraft } })
  if (submitNeed.__typename !== 'SubmitNeedPayload' || submitNeed.need === null) throw new Error(submitNeed.__typename)
  return submitNeed.need.id
}

/** What each viewer is told of some work, as kinds: all that comes between two changes that everybody is told of, or behind a cursor. */
async function told(work: () => Promise<unknown>, since?: string): Promise<Record<Name, string[]>> {
  const streams = await Promise.all(
    names.map(async (name) => {
      const stream = await listen(endpoint, { bearer: bearers[name], fetch: within, ...(since === undefined ? {} : { since }) })
      await stream.until(({ messages }) => messages.length > 0)
      return [name, stream] as const
    }),
  )
  const first = since === undefined ? await submit(`시작 ${(sentinels += 1)}`) : null
  await work()
  const last = await submit(`끝 ${(sentinels += 1)}`)
  const placeOf = ({ changes }: Listener, id: string | null) => changes().findIndex(({ nodeId }) => nodeId === id)
  const seen = await Promise.all(
    streams.map(async ([name, stream]) => {
      await stream.until((one) => placeOf(one, last) >= 0)
      stream.leave()
      await stream.ended
      return [name, stream.changes().slice(placeOf(stream, first) + 1, placeOf(stream, last)).map(({ kind, type, node }) => `${kind} ${type}${node === null ? ' gone' : ''}`)] as const
    }),
  )
  return Object.fromEntries(seen) as Record<Name, string[]>
}

const everybody = (kinds: string[]) => Object.fromEntries(names.map((name) => [name, kinds])) as Record<Name, string[]>
const only = (names_: readonly Name[], kinds: string[]) => ({ ...everybody([]), ...Object.fromEntries(names_.map((name) => [name, kinds])) })

test('a published need is told to everybody, a draft and its end to its owner and operators', async () => {
  expect(await told(() => submit('모두의 수요'))).toEqual(everybody(['CREATED NEED']))
  let draft = ''
  expect(await told(async () => (draft = await submit('초안', true)))).toEqual(only(['owner', 'operator'], ['CREATED NEED']))
  expect(await told(() => owner.client.request(WithdrawNeedDocument, { id: draft, version: 1 }))).toEqual(only(['owner', 'operator'], ['WITHDRAWN NEED gone']))
})

test('a draft that is published is created for those who did not see it', async () => {
  const draft = await submit('곧 공개', true)
  expect(await told(() => owner.client.request(UpdateNeedDocument, { id: draft, version: 1, input: { isDraft: false } }))).toEqual(everybody(['CREATED NEED']))
})

test('a change of the confidential part alone is told to those who may read it', async () => {
  const id = await submit('비밀이 바뀌는 수요')
  expect(await told(() => owner.client.request(UpdateNeedDocument, { id, version: 1, input: { confidential: '새 비밀' } }))).toEqual(only(['owner', 'operator'], ['CHANGED NEED']))
  expect(await told(() => owner.client.request(UpdateNeedDocument, { id, version: 2, input: { confidential: '또', title: '제목도' } }))).toEqual(everybody(['CHANGED NEED']))
})

test('what an expert changes is told to those who may see it', async () => {
  const { herself } = expert
  const readers: Name[] = ['partner', 'herself', 'operator']
  expect(await told(() => resultOf(herself, update, { version: 1, input: { careerBand: 'FROM_20' } }))).toEqual(only(readers, ['CHANGED EXPERT']))
  expect(await told(() => resultOf(herself, update, { version: 2, input: { employer: '새 직장' } }))).toEqual(only(readers, ['CHANGED EXPERT']))
  expect(await told(() => resultOf(herself, update, { version: 3, input: { email: 'new@example.kr' } }))).toEqual(only(['herself', 'operator'], ['CHANGED EXPERT']))
  expect(await told(() => resultOf(herself, withdraw, { fieldGroup: 'CONTACT' }))).toEqual(only(['herself', 'operator'], ['CHANGED EXPERT']))
})

test('whoever saw an expert hears that she has gone, and nobody else; nor that she is seen by fewer', async () => {
  const { herself } = expert
  const readers: Name[] = ['partner', 'herself', 'operator']
  expect(await told(() => resultOf(herself, withdraw, { fieldGroup: 'IDENTITY' }))).toEqual(only(readers, ['CHANGED EXPERT']))
  expect(await told(() => resultOf(herself, grant, { input: published() }))).toEqual(everybody(['CHANGED EXPERT']))
  const toPartners = await told(async () => {
    const { data } = await herself.post('{ viewer { expert { consents { id audience state } } } }')
    const consents = (data?.['viewer'] as { expert: { consents: { id: string; audience: string; state: string }[] } }).expert.consents
    const open = consents.find(({ audience, state }) => audience === 'PUBLIC' && state === 'LIVE')
    await resultOf(herself, 'mutation ($id: ID) { withdrawConsent(id: $id) { __typename } }', { id: open?.id })
  })
  expect(toPartners).toEqual({ ...only(readers, ['CHANGED EXPERT']), ...Object.fromEntries((['nobody', 'firm', 'owner'] as const).map((name) => [name, ['WITHDRAWN EXPERT gone']])) })
  const gone = await told(() => resultOf(herself, withdraw))
  // She always sees herself, so that she has gone from nobody's view but theirs.
  expect(gone).toEqual(only(['partner', 'operator'], ['WITHDRAWN EXPERT gone']))
})

test('a change of a row that the viewer doesn’t see any more is not told', async () => {
  const stream = await listen(endpoint, { bearer: bearers.operator, fetch: within })
  await stream.until(({ messages }) => messages.length > 0)
  const since = stream.lastId() ?? ''
  stream.leave()
  await submit('모두의 수요')
  const another = await register(graph, people.token, { consents: [consent('PROFILE')] })
  await graph.database.prisma.consent.updateMany({ where: { expertId: another.rowId }, data: { withdrawnAt: new Date() } })
  expect(await told(() => Promise.resolve(), since)).toEqual(everybody(['CREATED NEED']))
})
