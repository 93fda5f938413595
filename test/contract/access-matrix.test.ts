import { getNamedType, isInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import type { Asker } from '../support/askers.ts'
import { everything } from '../support/asked.ts'
import { paths } from '../support/paths.ts'
import { type Seen, spotter } from '../support/sightings.ts'
import type { Subject } from '../support/subject.ts'
import { openWatched, type Watched } from '../support/watched.ts'
import { mayRead, mutations, queries, rowSight, rowsOf, sightOf, standardFields, table } from './access-matrix.ts'

const fieldsOf = (name: string) => {
  const type = schema.getType(name)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
}
const outputTypes = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !/^(__|Query$|Mutation$|Subscription$)/.test(type.name))
/** Payloads and refusals of mutations: what a payload holds is read again, as the rows of its types say. */
const ofMutations = new Set(Object.values(fieldsOf('Mutation')).flatMap(({ type }) => schema.getPossibleTypes(getNamedType(type) as never).map(({ name }) => name)))

describe('the table of who sees what', () => {
  test('has a row for each type and field of the graph, and none beyond', () => {
    const missing: string[] = []
    const extra = Object.keys(table).filter((name) => name !== 'Organization' && !isObjectType(schema.getType(name)))
    for (const { name } of outputTypes) {
      if (ofMutations.has(name)) continue
      const isList = /(Connection|Edge)$/.test(name)
      const fields = Object.keys(fieldsOf(name)).filter((field) => !isList || !standardFields.includes(field))
      const listed = Object.values(rowsOf(name)).flatMap((text) => text.split(' '))
      missing.push(...fields.filter((field) => !listed.includes(field)).map((field) => `${name}.${field}`))
      extra.push(...listed.filter((field, place) => !fields.includes(field) || listed.indexOf(field) !== place).map((field) => `${name}.${field}`))
    }
    expect({ missing, extra }).toEqual({ missing: [], extra: [] })
  })

  test('has a row for each query and mutation, and none beyond', () => {
    expect(queries.split(' ').sort()).toEqual(Object.keys(fieldsOf('Query')).sort())
    expect(Object.values(mutations).flatMap((names) => names.split(' ')).sort()).toEqual(Object.keys(fieldsOf('Mutation')).sort())
  })

  test('is held against each field that rows have: a path reads it', () => {
    const read = new Set(paths([]).flatMap(({ reads }) => reads))
    const ofRows = (name: string) => !ofMutations.has(name) && !/(Connection|Edge)$/.test(name)
    const byArguments = /^(PageInfo|ChangeEvent|MatchCandidate|MatchPolicy|MatchWeight|GlossaryTerm|AppliedRegion|AppliedSuccessor|SearchHit|StatBasis|ObservationSeries|Series\w+|Plan(Progress|Budget)\w*|\w+Stat(s|Group|Value))$/
    const unread = outputTypes.filter(({ name }) => ofRows(name) && !byArguments.test(name)).flatMap(({ name }) => Object.keys(fieldsOf(name)).map((field) => `${name}.${field}`))
    expect(unread.filter((field) => !read.has(field))).toEqual([])
  })
})

/** What is wrong, each with the viewers for whom it is. */
function findings() {
  const found = new Map<string, Set<string>>()
  return {
    add: (what: string, kind: string) => void found.set(what, (found.get(what) ?? new Set()).add(kind)),
    list: () => [...found].map(([what, kinds]) => `${what}: ${[...kinds].join(', ')}`),
  }
}

describe.each(['compiled', 'ordinary'] as const)('on the %s road', (road) => {
  let watched: Watched
  let failures: ReturnType<typeof findings>
  /** What each viewer saw, by path. */
  const seen = new Map<string, Map<Asker, Seen>>()
  /** Paths that lead to what is the viewer's own alone. */
  const isOfViewer = (path: string) => path.startsWith('viewer')

  beforeAll(async () => {
    watched = await openWatched(road)
    failures = findings()
    const { hidden, viewers } = watched
    const look = spotter(hidden.subjects, (row, field) => sightOf(row.type, field) !== rowSight(row.type))
    const isFirst = ({ kind }: Asker) => ['nobody known', 'an operator', 'the key of the expert without consent'].includes(kind)
    for (const { name, query } of everything(hidden, (row) => viewers.every((who) => mayRead(who, row, 'id')))) {
      const ofPath = new Map<Asker, Seen>()
      seen.set(name, ofPath)
      for (const viewer of [...viewers.filter(isFirst), ...viewers.filter((who) => !isFirst(who))]) {
        // Of a table without rows nobody is shown any: three viewers tell.
        const isEmpty = ofPath.size === 3 && !isOfViewer(name) && [...ofPath.values()].every(({ sightings }) => sightings.size === 0)
        if (isEmpty) break
        const { data, errors } = await viewer.post(query)
        if (errors !== undefined) failures.add(`${name}: ${errors[0]?.message ?? ''}`, viewer.kind)
        ofPath.set(viewer, look(data))
      }
    }
  }, 180_000)
  afterAll(() => watched.graph.database.close())

  test('every path is answered, and nothing fails behind it', () => {
    expect(failures.list()).toEqual([])
    expect(watched.graph.logged).toEqual([])
  })

  test('no viewer sees, on any path, what the table hides', () => {
    const leaks = findings()
    for (const [path, ofPath] of seen) {
      for (const [who, { sightings, secrets, miscounted }] of ofPath) {
        for (const { row, field } of sightings.values()) if (!mayRead(who, row, field)) leaks.add(`${field} of ${row.label}, by ${path}`, who.kind)
        for (const row of secrets) if (who.expertId !== row.id || !isOfViewer(path)) leaks.add(`a secret of ${row.label}, by ${path}`, who.kind)
        for (const place of miscounted) leaks.add(`another number than there are, at ${path}${place}`, who.kind)
      }
    }
    expect(leaks.list()).toEqual([])
  })

  test('every viewer sees, on each path, what the table shows, if anybody does', () => {
    const lacks = findings()
    for (const [path, ofPath] of seen) {
      if (isOfViewer(path)) continue
      const all = new Map([...ofPath.values()].flatMap(({ sightings }) => [...sightings]))
      for (const [who, { sightings }] of ofPath) {
        for (const [key, { through, row, field }] of all) {
          // Whose cursor stands at an end of a page hangs on all rows of it.
          const may = !/Cursor \//.test(key) && through.every((one) => mayRead(who, one, 'id')) && mayRead(who, row, field)
          if (may && !sightings.has(key)) lacks.add(`${field} of ${row.label}, by ${path} at ${key}`, who.kind)
        }
      }
    }
    expect(lacks.list()).toEqual([])
  })

  test('each row and each of its texts is seen by somebody', () => {
    const shown = new Set([...seen.values()].flatMap((ofPath) => [...ofPath.values()].flatMap(({ sightings }) => [...sightings.values()].map(({ row, field }) => `${field} of ${row.label}`))))
    const told = watched.hidden.subjects.flatMap((row) => Object.keys(row.marks).map((field) => ({ row, field })))
    const isForSomebody = (row: Subject, field: string) => watched.viewers.some((who) => mayRead(who, row, field) && (row.below === undefined || mayRead(who, row.below, 'id')))
    const unseen = told.filter(({ row, field }) => !shown.has(`${field} of ${row.label}`) && isForSomebody(row, field))
    expect(unseen.map(({ row, field }) => `${field} of ${row.label}`)).toEqual([])
  })
})
