import { randomUUID } from 'node:crypto'
import { getNamedType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import type { Asker } from '../support/askers.ts'
import { fieldsOf, nodesAmong, singularOf } from '../support/asked.ts'
import type { Subject } from '../support/subject.ts'
import { calls, callsWithoutId, idsOfMutations } from '../support/mutation-calls.ts'
import { openWatched, type Watched } from '../support/watched.ts'
import { mayRead, mutations } from './access-matrix.ts'

let watched: Watched

beforeAll(async () => {
  watched = await openWatched('compiled')
}, 60_000)
afterAll(() => watched.graph.database.close())

const roots = (schema.getQueryType() as GraphQLObjectType).getFields()
const absent = ({ type }: Pick<Subject, 'type'>) => encodeId(type, randomUUID())
const hiddenFrom = (who: Asker, rows: readonly Subject[]) => rows.filter((row) => !mayRead(who, row, 'id'))

/** An answer as far as it must not hang on hidden rows: points and the request itself aside. */
function told(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => (['requestId', 'remaining', 'resetAt'].includes(key) ? undefined : value))
}

async function answersAlike(who: Asker, queryOf: (id: (row: Subject) => string) => string): Promise<void> {
  const [hidden, none] = [await who.post(queryOf(({ globalId }) => globalId)), await who.post(queryOf(absent))]
  expect(told(hidden), who.kind).toEqual(told(none))
}

const aliased = (fields: readonly string[]) => fields.map((field, place) => `a${place}: ${field}`).join(' ')

describe('what a viewer may not see is answered like what is not there', () => {
  test('by nodes and by the singular fields', async () => {
    for (const who of watched.viewers) {
      const rows = hiddenFrom(who, nodesAmong(watched.hidden))
      if (rows.length === 0) continue
      const single = rows.flatMap((row) => singularOf(row.type).map((name) => ({ row, name })))
      await answersAlike(who, (id) => `{ nodes(ids: ${JSON.stringify(rows.map(id))}) { id } ${aliased(single.map(({ row, name }) => `${name}(id: "${id(row)}") { id }`))} }`)
    }
  })

  test('by every key of a filter that takes an id', async () => {
    const keys = Object.values(roots).flatMap((field) =>
      Object.values(fieldsOf(field, 'filter')).flatMap(({ name, type }) => (getNamedType(type).name === 'ID' ? [{ list: field.name, key: name }] : [])),
    )
    const types = [...new Set(nodesAmong(watched.hidden).map(({ type }) => type))]
    const taken: { list: string; key: string; type: string }[] = []
    for (const type of types) {
      const asked = keys.map(({ list, key }) => `${list}(first: 1, filter: { ${key}: "${absent({ type })}" }) { totalCount }`)
      const { errors = [] } = await watched.graph.post(`{ ${aliased(asked)} }`)
      const refused = new Set(errors.map(({ path }) => path?.[0]))
      taken.push(...keys.filter((_, place) => !refused.has(`a${place}`)).map((one) => ({ ...one, type })))
    }
    for (const one of ['matches expertId Expert', 'matches needId Need', 'needs enterpriseId Enterprise']) expect(taken.map(({ list, key, type }) => `${list} ${key} ${type}`)).toContain(one)
    for (const who of watched.viewers) {
      const rows = hiddenFrom(who, nodesAmong(watched.hidden))
      const asked = rows.flatMap((row) => taken.filter(({ type }) => type === row.type).map((by) => ({ row, ...by })))
      const page = '{ totalCount nodes { id } pageInfo { hasNextPage endCursor } }'
      const query = (id: (row: Subject) => string) => `{ ${aliased(asked.map(({ row, list, key }) => `${list}(first: 100, filter: { ${key}: "${id(row)}" }) ${page}`))} }`
      if (asked.length > 0) await answersAlike(who, query)
    }
  })

  test('by a registration number', async () => {
    const numbered = watched.hidden.subjects.filter(({ type }) => type === 'Enterprise')
    for (const who of watched.viewers) {
      const asked = numbered.map(({ marks }) => `enterprise(registrationNumber: "${marks['registrationNumber']?.[0] ?? ''}") { id registrationNumber }`)
      const { data } = await who.post(`{ ${aliased(asked)} }`)
      for (const [place, row] of numbered.entries()) {
        const seen = { id: row.globalId, registrationNumber: row.marks['registrationNumber']?.[0] }
        expect(data?.[`a${place}`], `${row.label}, ${who.kind}`).toEqual(mayRead(who, row, 'registrationNumber') ? seen : null)
      }
    }
  })

  test('by every id that a mutation takes', async () => {
    expect(Object.keys(calls).sort()).toEqual(idsOfMutations().sort())
    for (const who of watched.viewers) {
      const rows = hiddenFrom(who, watched.hidden.subjects.filter(({ globalId }) => globalId !== ''))
      const firsts = rows.filter(({ type }, place) => rows.findIndex((row) => row.type === type) === place)
      // Operators put the data of every person right, also of one who is shown to nobody.
      const asked = Object.values(calls).flatMap(({ types, call, isOfPersons = false }) =>
        isOfPersons && who.operates ? [] : firsts.filter(({ type }) => types.includes(type)).map((row) => ({ row, call })),
      )
      for (const { row, call } of asked) await answersAlike(who, (id) => `mutation { ${call(`"${id(row)}"`)} { __typename ... on Error { message } } }`)
    }
  }, 60_000)
})

test('a mutation is forbidden without its scope, and not with it', async () => {
  const wrong: string[] = []
  for (const [scope, names] of Object.entries(mutations)) {
    for (const name of names.split(' ')) {
      const found = Object.entries(calls).find(([key]) => key.startsWith(`${name} `))?.[1]
      const call = found === undefined ? callsWithoutId[name] : found.call(`"${absent({ type: found.types[0] ?? '' })}"`)
      for (const who of watched.viewers) {
        const { errors = [] } = await who.post(`mutation { ${call ?? name} { __typename } }`)
        const isRefused = ['FORBIDDEN', 'UNAUTHENTICATED'].includes(errors[0]?.extensions.code ?? '')
        const may = scope === 'KNOWN' ? who.kind !== 'nobody known' : who.operates || who.scopes.includes(scope as never)
        // A rule of the mutation's own may forbid more to those whom its scope lets in.
        if (may ? isRefused && scope !== 'KNOWN' : !isRefused) wrong.push(`${name}, ${who.kind}: ${errors[0]?.extensions.code ?? 'done'}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

test('a match says of its expert whether the viewer sees her', async () => {
  for (const who of watched.viewers) {
    const { data } = await who.post('{ matches(first: 100) { nodes { expert { id } expertState } } }')
    const { nodes } = data?.['matches'] as { nodes: { expert: { id: string } | null; expertState: string }[] }
    const visible = watched.hidden.subjects.filter((row) => row.type === 'Expert' && mayRead(who, row, 'id')).map(({ globalId }) => globalId)
    expect(nodes.flatMap(({ expert }) => (expert === null ? [] : [expert.id])).sort(), who.kind).toEqual(visible.sort())
    for (const { expert, expertState } of nodes) expect(expertState === 'VISIBLE').toBe(expert !== null)
  }
})

test('a need is found and counted by the region of its owner only for whom the owner is shown to, on whatever day regions are read', async () => {
  const { hidden, viewers } = watched
  const owners = hidden.subjects.filter(({ type, label }) => type === 'ProspectiveEntrepreneur' && label !== 'an open prospective entrepreneur')
  const region = hidden.ownersRegion
  for (const who of viewers) {
    const visible = owners.flatMap((owner) => (mayRead(who, owner, 'id') ? [{ id: hidden.of(`a need of ${owner.label}`).globalId }] : []))
    const { data } = await who.post(`{
      needs(first: 100, filter: { region: "${region}" }) { totalCount nodes { id } }
      then: needs(first: 100, filter: { region: "${region}", asOf: "2024-06-01" }) { totalCount nodes { id } }
      ${aliased([`filter: { region: "${region}" }`, `filter: { region: "${region}", asOf: "2024-06-01" }`].map((filter) => `needStats(groupBy: [STAGE], ${filter}, asOf: "2024-06-01") { total }`))}
      b: needStats(groupBy: [REGION], asOf: "2024-06-01") { groups { count keys { value } } }
      c: needStats(groupBy: [REGION]) { groups { count keys { value } } }
    }`)
    const found = { totalCount: visible.length, nodes: visible }
    expect([data?.['needs'], data?.['then']], who.kind).toEqual([found, found])
    const counted = (key: string) => (data?.[key] as Counted).groups.find(({ keys: [one] }) => one?.value === region)?.count ?? 0
    expect([counted('b'), counted('c')], who.kind).toEqual([visible.length, visible.length])
    expect([data?.['a0'], data?.['a1']], who.kind).toEqual([{ total: visible.length }, { total: visible.length }])
  }
})

interface Counted {
  total: number
  groups: { count: number; keys: { value: string | null }[] }[]
}

/** Keys of statistics, with the key of the list's filter that asks for the rows of one of their groups. */
const counted = {
  needStats: { list: 'needs', keys: { STATUS: 'statuses', STAGE: 'stages', FIELD: 'fields', REGION: 'region' } },
  enterpriseStats: { list: 'enterprises', keys: { LEGAL_FORM: 'legalForms', KIND: 'kinds', REGION: 'region' } },
} as const

test.each(Object.entries(counted))('%s counts in total and in each group what the viewer finds in the list', async (stats, { list, keys }) => {
  for (const who of watched.viewers) {
    for (const [key, filter] of Object.entries(keys)) {
      const { data } = await who.post(`{ ${stats}(groupBy: [${key}], includeSynthetic: true) { total groups { count keys { value } } } ${list} { totalCount } }`)
      const { total, groups } = data?.[stats] as Counted
      expect(total, who.kind).toBe((data?.[list] as { totalCount: number }).totalCount)
      const told = groups.flatMap(({ count, keys: [first] }) => (first?.value == null ? [] : [{ count, value: first.value }]))
      const literal = (value: string) => (filter === 'region' ? `"${value}"` : filter === 'fields' ? `["${value}"]` : `[${value}]`)
      const found = told.length === 0 ? {} : (await who.post(`{ ${aliased(told.map(({ value }) => `${list}(filter: { ${filter}: ${literal(value)} }) { totalCount }`))} }`)).data
      expect(told.map(({ count }) => count), `${key}, ${who.kind}`).toEqual(told.map((_, place) => (found?.[`a${place}`] as { totalCount: number }).totalCount))
    }
  }
})

test('statistics of experts tell no group of fewer than five, and none that the viewer sees nobody of', async () => {
  for (const who of watched.viewers) {
    const { data } = await who.post('{ expertStats(groupBy: FIELD, includeSynthetic: true) { groups { value count suppressed } } experts(first: 100) { nodes { fields { code } } } }')
    const { groups } = data?.['expertStats'] as { groups: { value: string; count: number | null; suppressed: string | null }[] }
    const codes = (data?.['experts'] as { nodes: { fields: { code: string }[] }[] }).nodes.flatMap(({ fields }) => fields.map(({ code }) => code))
    const number = (value: string) => codes.filter((code) => code === value).length
    const told = (value: string) => (number(value) < 5 ? { value, count: null, suppressed: 'SMALL_NUMBER' } : { value, count: number(value), suppressed: null })
    expect(groups, who.kind).toEqual([...new Set(codes)].sort().map(told))
  }
})
