import { getNamedType, isObjectType, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { withGraph } from '../support/graph.ts'

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

  const idOf = async (list: string) => {
    const text = `query { ${list}(first: 1) { nodes { id } } }`
    const answer = await graph.ask<Record<string, { nodes: { id: string }[] }>>(text)
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
    const planId = takes('planId') ? { planId: await idOf('plans') } : {}
    const variables = { ...own[field], ...planId, ...(takes('id') ? { id } : {}), ...(takes('ids') ? { ids: [id] } : {}), ...(takes('first') ? { first: 2 } : {}) }
    const answer = await graph.ask<Record<string, unknown>>(text, variables)
    expect(answer[field]).not.toBeNull()
    expect(Object.keys(answer)).toEqual([field])
  })
})
