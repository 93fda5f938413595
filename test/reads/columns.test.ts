import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLNonNull, type GraphQLOutputType, GraphQLString } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { schema } from '../../schema/index.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { columnText, globalIdText, modelField } from '../../server/reads/column.ts'
import { Unreadable } from '../../server/reads/unreadable.ts'
import { freshDatabase } from '../support/databases.ts'
import { hostileText } from './rows.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase('empty')
})
afterAll(() => database.close())

const scalar = (name: string) => schema.getType(name) as GraphQLOutputType
const required = (type: GraphQLOutputType) => new GraphQLNonNull(type as typeof GraphQLString)
const Stage = new GraphQLEnumType({ name: 'Stage', values: { STARTUP: {} } })

/** What a column of a model with this value, given as SQL, is as JSON. */
async function jsonOf(model: string, name: string, type: GraphQLOutputType, value: string): Promise<unknown> {
  const field = modelField(model, name)
  const { rows } = await database.pool.query<{ text: string | null }>(`select ${columnText(`t."${field.column}"`, field, type)} as text from (select ${value} as "${field.column}") t`)
  const [row] = rows
  if (row?.text == null) throw new Error('a text that NULL has voided')
  return JSON.parse(row.text)
}

describe('a column as JSON text', () => {
  test.each<[string, string, string, GraphQLOutputType, string, unknown]>([
    ['a text', 'Need', 'title', required(GraphQLString), `'가 "나" \\ ''다'''::text`, `가 "나" \\ '다'`],
    ['a text of control characters', 'Need', 'title', required(GraphQLString), `E'\\x01 0:[1] \\x02\\n\\t\\r\\x7f'::text`, '\u0001 0:[1] \u0002\n\t\r\u007f'],
    ['an empty text', 'Need', 'title', required(GraphQLString), `''::text`, ''],
    ['no text', 'Need', 'confidential', GraphQLString, 'null::text', null],
    ['a number', 'Need', 'version', required(GraphQLInt), '-2147483648', -2_147_483_648],
    ['no number', 'Measure', 'year', GraphQLInt, 'null::int', null],
    ['won beyond 32 bits', 'Purchase', 'amount', required(scalar('Won')), '9007199254740991::bigint', 9_007_199_254_740_991],
    ['won below nothing', 'Purchase', 'amount', required(scalar('Won')), '-9007199254740991::bigint', -9_007_199_254_740_991],
    ['a share', 'Match', 'score', required(GraphQLFloat), '0.1::float8', 0.1],
    ['a whole share', 'Match', 'score', required(GraphQLFloat), '1::float8', 1],
    ['a share near nothing', 'Match', 'score', required(GraphQLFloat), '5e-324::float8', 5e-324],
    ['a large number', 'Match', 'score', required(GraphQLFloat), '1.7976931348623157e308::float8', 1.7976931348623157e308],
    ['a decimal', 'Observation', 'value', required(scalar('Decimal')), '86.3000::numeric', '86.3'],
    ['a decimal without a part', 'Observation', 'value', required(scalar('Decimal')), '1200.00::numeric', '1200'],
    ['a decimal that is nothing', 'Observation', 'value', required(scalar('Decimal')), '0.000::numeric', '0'],
    ['a long decimal', 'Observation', 'value', required(scalar('Decimal')), '-99999999999999999999.0000000001::numeric', '-99999999999999999999.0000000001'],
    ['yes', 'Need', 'synthetic', required(GraphQLBoolean), 'true', true],
    ['no', 'Need', 'synthetic', required(GraphQLBoolean), 'false', false],
    ['neither', 'EnterpriseDetail', 'womenOwned', GraphQLBoolean, 'null::boolean', null],
    ['a day', 'Purchase', 'purchasedOn', required(scalar('Date')), `date '2024-02-29'`, '2024-02-29'],
    ['the first day', 'Purchase', 'purchasedOn', required(scalar('Date')), `date '1000-01-01'`, '1000-01-01'],
    ['the last day', 'Purchase', 'purchasedOn', required(scalar('Date')), `date '9999-12-31'`, '9999-12-31'],
    ['no day', 'Certification', 'validTo', scalar('Date'), 'null::date', null],
    ['an instant', 'Need', 'createdAt', required(scalar('DateTime')), `timestamptz '2024-05-01 18:00:00.120+09'`, '2024-05-01T09:00:00.120Z'],
    ['an instant between milliseconds', 'Need', 'createdAt', required(scalar('DateTime')), `timestamptz '2024-05-01 09:00:00.999999Z'`, '2024-05-01T09:00:00.999Z'],
    ['no instant', 'Expert', 'withdrawnAt', scalar('DateTime'), 'null::timestamptz', null],
    ['a value of an enum', 'Need', 'stage', required(Stage), `'STARTUP'::"NeedStage"`, 'STARTUP'],
    ['no value of an enum', 'EnterpriseDetail', 'legalForm', Stage, `null::"LegalForm"`, null],
    ['a list of an enum', 'Fund', 'serves', required(new GraphQLList(required(Stage))), `array['COOPERATIVE']::"EnterpriseKind"[]`, ['COOPERATIVE']],
    ['an empty list', 'Fund', 'serves', required(new GraphQLList(required(Stage))), `'{}'::"EnterpriseKind"[]`, []],
    ['no list, which is an empty one', 'Fund', 'serves', new GraphQLList(required(Stage)), `null::"EnterpriseKind"[]`, []],
  ])('tells %s', async (_what, model, name, type, value, expected) => {
    expect(await jsonOf(model, name, type, value)).toEqual(expected)
  })

  test('tells hostile text as it is', async () => {
    const { rows } = await database.pool.query<{ text: string }>(`select ${columnText('t.title', modelField('Need', 'title'), required(GraphQLString))} as text from (select $1::text as title) t`, [hostileText])
    expect(JSON.parse(rows[0]?.text ?? '')).toBe(hostileText)
  })

  test('is as GraphQL would write the value that Prisma gives', async () => {
    for (const instant of ['1000-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z', '2024-02-29T23:59:59.001Z', '9999-12-31T23:59:59.999Z']) {
      expect(await jsonOf('Need', 'createdAt', required(scalar('DateTime')), `timestamptz '${instant}'`)).toBe(new Date(instant).toISOString())
    }
  })

  test.each<[string, string, string, GraphQLOutputType]>([
    ['a number as text', 'Need', 'version', GraphQLString],
    ['a text as a list', 'Need', 'title', new GraphQLList(GraphQLString)],
    ['what may be null as what may not', 'Need', 'confidential', required(GraphQLString)],
  ])('is refused for %s', (_what, model, name, type) => {
    expect(() => columnText('t.x', modelField(model, name), type)).toThrow(Unreadable)
  })

  test('that no model has is refused', () => {
    expect(() => modelField('Need', 'nobody')).toThrow(Unreadable)
  })

  test('of a global id is the one that the graph gives, in one line', async () => {
    const id = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'
    for (const type of ['Need', 'SupportOrganization', 'ATypeWhoseNameIsSoLongThatBase64WouldBreakTheLineAfterSeventySixLetters']) {
      const { rows } = await database.pool.query<{ text: string }>(`select ${globalIdText(type, `'${id}'::uuid`)} as text`)
      expect(JSON.parse(rows[0]?.text ?? '')).toBe(encodeId(type, id))
    }
  })
})
