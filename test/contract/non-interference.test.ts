import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '../../schema/core/viewer.ts'
import { materialOf } from '../reads/material.ts'
import { operationsFrom, questionText } from '../reads/operations.ts'
import { type Question, roadsOn } from '../reads/roads.ts'
import type { Onlooker, Planned } from '../support/change-rows.ts'
import { type AskedGraph, openGraph, type TestGraph } from '../support/graph.ts'
import { type Change, type Kind, kinds, planned } from '../support/hidden-changes.ts'
import { type Bearer, bearerOf, someEnterprise } from '../support/viewers.ts'

/** How many changes are tried, each beside so many random operations, and which: more of them find more. */
const runs = 60
const operations = 3
const seed = 20_261_125

interface Viewer extends Onlooker {
  asked: AskedGraph
}

let graph: TestGraph
let viewers: Record<string, Viewer>

beforeAll(async () => {
  graph = await openGraph('demo', { limits: { depth: 15, aliases: 500, directives: 50, brackets: 100, tokens: 5000, cost: 50_000 } })
  const { database } = graph
  const [owner, trader] = [await someEnterprise(database), await someEnterprise(database, 1)]
  await database.prisma.enterpriseDetail.update({ where: { organizationId: trader.id }, data: { legalForm: 'SOLE_TRADER' } })
  const expert = await database.prisma.expert.findFirstOrThrow({ where: { consents: { none: {} } }, orderBy: { id: 'asc' } })
  const nobody = { organizationId: null, expertId: null, readsExperts: false, operates: false }
  const key = async (onlooker: Onlooker, bearer: Bearer | null): Promise<Viewer> => ({ ...onlooker, asked: graph.as(bearer === null ? null : await bearerOf(database, bearer)) })
  viewers = {
    'nobody known': await key(nobody, null),
    'a key that reads experts': await key({ ...nobody, organizationId: owner.id, readsExperts: true }, { organizationId: owner.id, scopes: ['READ_EXPERTS', 'READ_CONTACTS'] }),
    'a key of an enterprise': await key({ ...nobody, organizationId: owner.id }, { organizationId: owner.id, scopes: ['WRITE_NEEDS', 'ADMINISTER'] }),
    'an expert': await key({ ...nobody, expertId: expert.id }, { expertId: expert.id }),
    'an operator': await key({ ...nobody, readsExperts: true, operates: true }, {}),
  }
}, 60_000)
afterAll(() => graph.database.close())

/** An answer as far as it must stay the same: the request itself and points that are left aside. */
const told = (answer: unknown): string => JSON.stringify(answer, (key, value: unknown) => (['requestId', 'remaining', 'resetAt'].includes(key) ? undefined : value))

const page = 'totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor }'
const stats = 'total groups { count keys { value } } basis { rows syntheticRows isComplete }'

const many = (fields: readonly string[]) => fields.map((field, place) => `a${place}: ${field}`).join(' ')
const papers = 'identity { name employer } consents { id } contactViews { viewer } history { action } citations { quotedAs }'
const rows = `experts(first: 60) { nodes { id name region { code } fields { code } matches(first: 3) { totalCount } ${papers} } }`
const inside = 'registrationNumber identifiers { value } contactPoints { name phone } needs { totalCount } names { value } timeline(first: 3) { totalCount }'
const anyNode = 'id ... on Need { title confidential } ... on Enterprise { name registrationNumber contactPoints { phone } needs(first: 20) { totalCount nodes { id } } } ... on Expert { name identity { name } }'

/** What somebody would ask who wants to know what is hidden, with the ids, texts and numbers of it known. */
function curious({ ids, words, numbers }: Pick<Planned, 'ids' | 'words' | 'numbers'>): Question[] {
  const of = (type: string) => ids.filter((id) => Buffer.from(id, 'base64').toString().startsWith(`${type}:`))
  const spelt = words.flatMap((word) => [word, word.slice(0, 4), word.slice(2), `${word.slice(0, -1)}가`])
  const selections = [
    many(['NAME', 'CREATED_AT'].flatMap((field) => ['ASC', 'DESC'].map((direction) => `experts(first: 30, orderBy: { field: ${field}, direction: ${direction} }) { ${page} }`))),
    `${many(['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'].map((band) => `experts(filter: { careerBands: [${band}] }) { ${page} }`))} ${rows}`,
    many(['FIELD', 'CAREER_BAND', 'REGION'].map((key) => `expertStats(groupBy: ${key}, includeSynthetic: true) { groups { value count suppressed } }`)),
    'matches(first: 60) { totalCount nodes { id score status expert { id name identity { name } } expertState need { id } } }',
    many(of('Expert').map((id) => `matches(filter: { expertId: "${id}" }) { ${page} }`)),
    `${many(['CREATED_AT', 'TITLE'].map((field) => `needs(first: 40, orderBy: { field: ${field} }) { ${page} }`))} drafts: needs(filter: { statuses: [DRAFT] }) { ${page} }`,
    'needs(first: 60) { nodes { id version updatedAt confidential history { action } entrepreneur { id name region { code } } enterprise { id } citations { quotedAs } } }',
    many(['REGION', 'STAGE', 'STATUS', 'FIELD', 'YEAR'].flatMap((key) => ['', ', asOf: "2024-12-31"'].map((day) => `needStats(groupBy: [${key}], includeSynthetic: true${day}) { ${stats} }`))),
    many(['11', '26', '27', '41', '48'].flatMap((code) => ['needs', 'experts', 'enterprises'].map((list) => `${list}(first: 2, filter: { region: "${code}" }) { ${page} }`))),
    many(['REGION', 'KIND', 'LEGAL_FORM', 'YEAR'].map((key) => `enterpriseStats(groupBy: [${key}], includeSynthetic: true) { ${stats} }`)),
    `enterprises(first: 30, orderBy: { field: CREATED_AT, direction: DESC }) { ${page} nodes { branches { ${page} } ${inside} } }`,
    `organizations(first: 30) { ${page} nodes { supervised { ${page} } } } viewer { scopes keys { id } members { id } organizations { organization { id } } }`,
    `sources(first: 30) { nodes { id citations(first: 2) { ${page} nodes { quotedAs } } } }`,
    ids.length === 0 ? '' : `nodes(ids: ${JSON.stringify(ids)}) { ${anyNode} }`,
    many(spelt.map((text) => `search(query: "${text}") { nodes { name via } edges { cursor } pageInfo { hasNextPage endCursor } }`)),
    many(words.flatMap((word) => ['needs', 'enterprises', 'organizations'].map((list) => `${list}(search: "${word}") { ${page} }`))),
    many(numbers.map((number) => `enterprise(registrationNumber: "${number}") { id name }`)),
  ]
  return selections.filter((text) => text !== '').map((text) => ({ query: `{ ${text} }`, variables: {} }))
}

/** Fields that lead to what is hidden from some are asked often, the others seldom. */
const nearRoots = 'experts?|needs?|needStats|enterprises?|enterpriseStats|expertStats|organizations?|matches|match|nodes?|search|sources?|viewer'
const nearTypes = 'Expert|Need|Match|Enterprise|ProspectiveEntrepreneur|Citation|Source|ScienceField|SearchHit|Viewer'
const near = new RegExp(`^(Query\\.(${nearRoots})$|(${nearTypes})\\.|\\w+(Connection|Edge|Stats|StatGroup|StatValue)\\.)`)

interface Run {
  viewer: string
  change: Change
  questions: readonly Question[]
}

/** A run that fast-check prints as a reader wants it. */
const readable = (run: Run): Run & { [fc.toStringMethod]: () => string } => ({
  ...run,
  [fc.toStringMethod]: () => `\n# viewer: ${run.viewer}\n# change: ${JSON.stringify(run.change)}\n${run.questions.map(questionText).join('\n')}`,
})

test(`${runs} changes of what a viewer may not see leave all its answers the same`, { timeout: 180_000 }, async () => {
  const made = new Map<Kind, number>()
  const ctx = (await roadsOn(graph.database)).contextFor({ ...anonymous('test'), scopes: new Set(['OPERATE']) })
  const question = operationsFrom(await materialOf(graph.database, ctx), ctx, (coordinate) => !near.test(coordinate)).filter(({ query }) => !/rateLimit|lastUsedAt/.test(query))
  const word = fc.stringMatching(/^[가-힣]{6}[0-9]{4}$/)
  const change = (kind: Kind) => fc.record({ kind: fc.constant(kind), a: fc.nat(), b: fc.nat(), word })
  const cases = fc.record({
    viewer: fc.constantFrom(...Object.keys(viewers)),
    change: fc.constantFrom(...kinds).chain(change),
    questions: fc.array(question, { minLength: operations, maxLength: operations }),
  })
  await fc.assert(
    fc.asyncProperty(cases.map(readable), async ({ viewer, change, questions }) => {
      const who = viewers[viewer] as Viewer
      const next = await planned(change, { database: graph.database, onlooker: who })
      if (next === null) return
      const asked = [...curious(next), ...questions]
      const before = await answers(who, asked)
      made.set(change.kind, (made.get(change.kind) ?? 0) + (await next.make()))
      const after = await answers(who, asked)
      const place = before.findIndex((answer, at) => answer !== after[at])
      if (place >= 0) throw new Error(`${change.kind}, and ${viewer} is told of it\n${asked[place]?.query ?? ''}\n${parting(before[place] ?? '', after[place] ?? '')}`)
    }),
    { numRuns: runs, seed },
  )
  expect(kinds.filter((kind) => (made.get(kind) ?? 0) === 0)).toEqual([])
})

async function answers({ asked }: Viewer, questions: readonly Question[]): Promise<string[]> {
  const all: string[] = []
  for (const { query, variables } of questions) all.push(told(await asked.post(query, variables)))
  return all
}

/** Two texts from shortly before they part. */
function parting(before: string, after: string): string {
  let place = 0
  while (before[place] === after[place]) place += 1
  const from = Math.max(0, place - 200)
  return `before: …${before.slice(from, place + 200)}\nafter: …${after.slice(from, place + 200)}`
}
