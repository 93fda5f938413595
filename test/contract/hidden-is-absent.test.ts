import { randomUUID } from 'node:crypto'
import { getNamedType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import type { Asker } from '../support/askers.ts'
import { fieldsOf, nodesAmong, singularOf } from '../support/asked.ts'
import type { Subject } from '../support/hidden.ts'
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
      await answersAlike(who, (id) => `{ nodes(ids: ${JSON.stringify(rows.map(id))}) { id } ${aliased(rows.flatMap((row) => singularOf(row.type).map((name) => `${name}(id: "${id(row)}") { id }`)))} }`)
    }
  })

  test('by every key of a filter that takes an id', async () => {
    const keys = Object.values(roots).flatMap((field) => Object.values(fieldsOf(field, 'filter')).filter(({ type }) => getNamedType(type).name === 'ID').map((key) => ({ list: field.name, key: key.name })))
    const types = [...new Set(nodesAmong(watched.hidden).map(({ type }) => type))]
    const taken: { list: string; key: string; type: string }[] = []
    for (const type of types) {
      const asked = keys.map(({ list, key }) => `${list}(first: 1, filter: { ${key}: "${absent({ type })}" }) { totalCount }`)
      const { errors = [] } = await watched.graph.post(`{ ${aliased(asked)} }`)
      const refused = new Set(errors.map(({ path }) => path?.[0]))
      taken.push(...keys.filter((_, place) => !refused.has(`a${place}`)).map((one) => ({ ...one, type })))
    }
    expect(taken).toEqual(expect.arrayContaining([{ list: 'matches', key: 'expertId', type: 'Expert' }, { list: 'matches', key: 'needId', type: 'Need' }, { list: 'needs', key: 'enterpriseId', type: 'Enterprise' }]))
    for (const who of watched.viewers) {
      const rows = hiddenFrom(who, nodesAmong(watched.hidden))
      const asked = rows.flatMap((row) => taken.filter(({ type }) => type === row.type).map((by) => ({ row, ...by })))
      if (asked.length > 0) await answersAlike(who, (id) => `{ ${aliased(asked.map(({ row, list, key }) => `${list}(first: 100, filter: { ${key}: "${id(row)}" }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`))} }`)
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
      const asked = Object.values(calls).flatMap(({ types, call, isOfPersons = false }) => firsts.filter(({ type }) => types.includes(type) && !(isOfPersons && who.operates)).map((row) => ({ row, call })))
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

test('a need is found by the region of its owner only by whom the owner is shown to', async () => {
  const of = (profile: string) => ({ need: watched.hidden.of(`a need of a prospective entrepreneur shared with ${profile}`), owner: watched.hidden.of(`a prospective entrepreneur shared with ${profile}`) })
  for (const who of watched.viewers) {
    const { data } = await who.post(`{ needs(first: 100, filter: { region: "${watched.hidden.ownersRegion}" }) { totalCount nodes { id } } }`)
    const visible = [of('PARTNERS'), of('NOBODY')].filter(({ owner }) => mayRead(who, owner, 'id')).map(({ need }) => ({ id: need.globalId }))
    expect(data?.['needs'], who.kind).toEqual({ totalCount: visible.length, nodes: visible })
  }
})

/** Keys of statistics, with the key of the list's filter that asks for the rows of one of their groups. */
const counted = {
  needStats: { list: 'needs', keys: { STATUS: 'statuses', STAGE: 'stages', FIELD: 'fields', REGION: 'region' } },
  enterpriseStats: { list: 'enterprises', keys: { LEGAL_FORM: 'legalForms', KIND: 'kinds', REGION: 'region' } },
} as const

test.each(Object.entries(counted))('%s counts in total and in each group what the viewer finds in the list', async (stats, { list, keys }) => {
  for (const who of watched.viewers) {
    for (const [key, filter] of Object.entries(keys)) {
      const { data } = await who.post(`{ ${stats}(groupBy: [${key}], includeSynthetic: true) { total groups { count keys { value } } } ${list} { totalCount } }`)
      const { total, groups } = data?.[stats] as { total: number; groups: { count: number; keys: { value: string | null }[] }[] }
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
    expect(groups, who.kind).toEqual([...new Set(codes)].sort().map((value) => (number(value) < 5 ? { value, count: null, suppressed: 'SMALL_NUMBER' } : { value, count: number(value), suppressed: null })))
  }
})
