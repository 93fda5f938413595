import { buildSchema, execute, GraphQLError, parse } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orphanOf } from '../../server/orphans.ts'

const lines: { msg: string; err: { message: string } }[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) })
const orphan = orphanOf(log)

// Instead of the runner's own, which counts every failure that nobody waits for as a failure of the tests.
const runners = process.listeners('unhandledRejection')
beforeAll(() => {
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', orphan)
})
afterAll(() => {
  process.removeAllListeners('unhandledRejection')
  for (const listener of runners) process.on('unhandledRejection', listener)
})

test('a field that fails later than another item of its list does not end the process', async () => {
  const schema = buildSchema('type Query { rows: [Row!]! } type Row { value: Int! }')
  const late = () => Promise.reject(new GraphQLError('late'))
  const atOnce = () => {
    throw new GraphQLError('at once')
  }
  const answer = await execute({ schema, document: parse('{ rows { value } }'), rootValue: { rows: [{ value: late }, { value: late }, { value: atOnce }] } })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(answer.errors?.map(({ message }) => message)).toEqual(['at once'])
  expect(lines.map(({ err }) => err.message)).toEqual(['late', 'late'])
})

test('any other failure is thrown again', () => {
  expect(() => orphan(new Error('ours'))).toThrow('ours')
})
