import { getNamedType, isObjectType, Kind, parse } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { unseenLists } from '../support/lists.ts'
import { makeRuns } from '../support/matches.ts'
import { bearerOf } from '../support/viewers.ts'

const rootFields = schema.getQueryType()?.getFields() ?? {}

/** The root field that a document asks. */
function fieldOf(text: string): string {
  const [operation] = parse(text).definitions
  const [selection] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
  return selection?.kind === Kind.FIELD ? selection.name.value : ''
}

/** The list at the root that holds what a singular field gives; any list for `node`. */
function listFor(singular: string): string {
  const type = rootFields[singular]?.type
  const list = Object.values(rootFields).find((field) => {
    const connection = getNamedType(field.type)
    const rows = isObjectType(connection) ? connection.getFields()['nodes'] : undefined
    return rows !== undefined && type !== undefined && getNamedType(rows.type) === getNamedType(type)
  })
  return list?.name ?? 'needs'
}

/** Mutations are sent by the tests of their concepts, with a key. */
const queries = Object.entries(operations).filter(([, text]) => text.startsWith('query'))

describe('every query answers on the demonstration rows', () => {
  const graph = withGraph('demo')

  let operator: AskedGraph
  beforeAll(async () => {
    await makeRuns(graph.database, 1)
    operator = graph.as(await bearerOf(graph.database))
  })
  /** What only some may ask is asked by an operator. */
  const closed = ['matchRun', 'matchRuns', 'needMatches', 'expertMatches']

  const idOf = async (list: string) => {
    const text = `query { ${list}(first: 1) { nodes { id } } }`
    const answer = await (unseenLists.includes(list) ? operator : graph).ask<Record<string, { nodes: { id: string }[] }>>(text)
    return answer[list]?.nodes[0]?.id
  }

  test.each(queries)('%s', async (_, text) => {
    const field = fieldOf(text)
    const takes = (variable: string) => text.includes(`$${variable}: `)
    const id = takes('id') || takes('ids') ? await idOf(listFor(field)) : undefined
    // What an operation needs beside ids and a page.
    const own: Record<string, object> = {
      enterpriseStats: { groupBy: ['KIND'] },
      expertStats: { groupBy: 'FIELD' },
      needStats: { groupBy: ['STAGE'] },
      observationSeries: { metric: 'ENTERPRISES', regionCode: '27' },
      search: { query: '진흥원' },
    }
    const named: Record<string, unknown> = {}
    for (const [variable, list] of Object.entries({ planId: 'plans', needId: 'needs', expertId: 'experts' })) if (takes(variable)) named[variable] = await idOf(list)
    if (text.includes('$expertIds: [ID!]!')) named['expertIds'] = [await idOf('experts')]
    const variables = { ...own[field], ...named, ...(takes('id') ? { id } : {}), ...(takes('ids') ? { ids: [id] } : {}), ...(takes('first') ? { first: 2 } : {}) }
    const answer = await (closed.includes(field) ? operator : graph).ask<Record<string, unknown>>(text, variables)
    expect(answer[field]).not.toBeNull()
    expect(Object.keys(answer)).toEqual([field])
  })
})
