import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { buildSchema, type GraphQLEnumType, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { labelOf } from '../../sdk/codegen/labels.ts'
import { harmless } from '../../sdk/csv/cell.ts'
import { csvFile, csvLines } from '../../sdk/csv/csv.ts'
import { listsOf, type TableError } from '../../sdk/csv/lists.ts'
import { operationIn } from '../../sdk/csv/operation.ts'
import { tableQuestion, type TableQuestionOptions } from '../../sdk/csv/question.ts'
import { selectedBy } from '../../sdk/csv/selection.ts'

const root = projectRoot()
const schema = buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'))

function operation(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const alone = operationIn(document)
  if (alone === null) throw new Error('Expected one operation.')
  return { ...alone, schema, variables }
}

const question = (query: string, { variables, ...options }: TableQuestionOptions & { variables?: Record<string, unknown> } = {}) => tableQuestion(operation(query, variables), options)

/** The table of an answer, with the columns' names as its first row; without what is asked beside. */
function table(query: string, data: unknown, options: Parameters<typeof question>[1] = {}): string[][] {
  const { table: made } = question(query, { provenance: false, ...options })
  return [[...made.columns], ...made.rowsOf(data)]
}

describe('which list gives the rows', () => {
  test('the only one, with what stands around it in each row, in the order of the selection', () => {
    const query = '{ region(code: "27") { name observations { totalCount nodes { period { value } figure: value unit } pageInfo { endCursor } } parent { name } } }'
    const rows = [
      { period: { value: '2014' }, figure: '400', unit: 'ITEM' },
      { period: null, figure: null, unit: 'ITEM' },
    ]
    expect(table(query, { region: { name: '대구광역시', observations: { totalCount: 2, nodes: rows, pageInfo: { endCursor: 'x' } }, parent: null } })).toEqual([
      ['region.name', 'region.parent.name', 'period.value', 'figure', 'unit'],
      ['대구광역시', '', '2014', '400', 'ITEM'],
      ['대구광역시', '', '', '', 'ITEM'],
    ])
  })

  test('edges as well as nodes', () => {
    const query = '{ needs { edges { cursor node { title enterprise { name } } } } }'
    expect(table(query, { needs: { edges: [{ cursor: 'a', node: { title: 'T', enterprise: { name: 'N' } } }] } })).toEqual([
      ['cursor', 'title', 'enterprise.name'],
      ['a', 'T', 'N'],
    ])
  })

  test('pages before a list that comes whole, which is left out and named', () => {
    const query = '{ enterprise(id: "x") { name kinds { label } observations { nodes { value } } } }'
    const { table: made } = question(query, { provenance: false })
    expect([made.columns, made.leftOut]).toEqual([['enterprise.name', 'value'], ['enterprise.kinds']])
  })

  test('of several the one that is named; one within rows makes a row of each of its elements', () => {
    const query = '{ needs { totalCount nodes { title matches { nodes { score expert { fields { name } } } } } } honours { nodes { name } } }'
    const matches = [{ score: 0.5, expert: { fields: [{ name: '화학' }, { name: '재료' }] } }, { score: 0.25, expert: null }]
    const data = { needs: { totalCount: 2, nodes: [{ title: 'A', matches: { nodes: matches } }, { title: 'B', matches: { nodes: [] } }] }, honours: { nodes: [{ name: 'H' }] } }
    expect(table(query, data, { rows: 'honours' })).toEqual([['name'], ['H']])
    expect(table(query, data, { rows: 'needs.matches' })).toEqual([
      ['needs.title', 'score', 'expert.fields.name'],
      ['A', '0.5', '화학; 재료'],
      ['A', '0.25', ''],
    ])
    expect(table(query, data, { rows: 'needs.nodes.matches.nodes.expert.fields' })).toEqual([
      ['needs.title', 'needs.matches.score', 'name'],
      ['A', '0.5', '화학'],
      ['A', '0.5', '재료'],
    ])
  })

  test.each([
    ['{ needs { totalCount } }', undefined, []],
    ['{ viewer { kind scopes } }', undefined, []],
    ['{ needs { nodes { title } } experts { nodes { name } } }', undefined, ['needs', 'experts']],
    ['{ needs { nodes { title matches { nodes { score } } } } }', 'matches', ['needs', 'needs.matches']],
  ])('%s has no table with rows of %s', (query, rows, lists) => {
    expect(() => question(query, { rows })).toThrow(expect.objectContaining({ name: 'TableError', lists }) as TableError)
  })

  test('a list that is not there has no rows', () => {
    expect(table('{ region(code: "0") { observations { nodes { value } } } }', { region: null })).toEqual([['value']])
  })
})

describe('columns and cells', () => {
  test('join what stands in lists, place by place', () => {
    const query = '{ needs { nodes { title matches { totalCount nodes { expert { name fields { name } } } } } } }'
    const expert = (name: string | null, ...fields: string[]) => ({ expert: { name, fields: fields.map((field) => ({ name: field })) } })
    const rowOf = (...nodes: object[]) => ({ title: 'T', matches: { totalCount: nodes.length, nodes } })
    expect(table(query, { needs: { nodes: [rowOf(expert('가', '화학', '재료'), expert(null, '기계'), expert('나')), rowOf({ expert: null }), rowOf()] } })).toEqual([
      ['title', 'matches.totalCount', 'matches.expert.name', 'matches.expert.fields.name'],
      ['T', '3', '가; ; 나', '화학, 재료; 기계; '],
      ['T', '1', '', ''],
      ['T', '0', '', ''],
    ])
  })

  test('say where a list in a row goes on behind its page', () => {
    const asked = question('{ needs { nodes { matches(first: 1) { nodes { score } } } } }', { provenance: false })
    const matches = (hasNextPage: boolean) => ({ matches: { nodes: [{ score: 0.5 }], pageInfo: { hasNextPage } } })
    expect(asked.text.match(/hasNextPage/g)).toHaveLength(2)
    expect(asked.table.rowsOf({ needs: { nodes: [matches(true), matches(false), matches(true)], pageInfo: { hasNextPage: true } } })).toEqual([['0.5; …'], ['0.5'], ['0.5; …']])
    expect([...asked.table.cut]).toEqual([['needs.matches', 2]])
    expect([true, false].map((hasNextPage) => asked.goesOn({ needs: { nodes: [], pageInfo: { hasNextPage } } }))).toEqual([true, false])
  })

  test('merge fragments; a type without a field has an empty cell', () => {
    const query = `{ organizations { nodes { __typename name ...E ... on PublicBuyer { nameEn } } } }
      fragment E on Enterprise { legalForm region { name } region { code } }`
    const rows = [{ __typename: 'Enterprise', name: '가', legalForm: 'COOPERATIVE', region: { name: '대구', code: '27' } }, { __typename: 'PublicBuyer', name: '나', nameEn: 'N' }]
    expect(table(query, { organizations: { nodes: rows } })).toEqual([
      ['__typename', 'name', 'legalForm', 'region.name', 'region.code', 'nameEn'],
      ['Enterprise', '가', 'COOPERATIVE', '대구', '27', ''],
      ['PublicBuyer', '나', '', '', '', 'N'],
    ])
  })

  test('leave out what the variables leave out', () => {
    const query = 'query Q($all: Boolean = false, $no: Boolean!) { needs { nodes { title status @include(if: $all) stage @skip(if: $no) } } }'
    expect(question(query, { provenance: false, variables: { no: true } }).table.columns).toEqual(['title'])
    expect(question(query, { provenance: false, variables: { no: false, all: true } }).table.columns).toEqual(['title', 'status', 'stage'])
  })

  test('have names of their own', () => {
    const query = '{ need(id: "x") { title matches { nodes { need { title } score } } } }'
    expect(question(query, { provenance: false }).table.columns).toEqual(['need.title', 'need.matches.nodes.need.title', 'score'])
  })

  test('are exact: numbers, decimals, truth, dates, and labels where they are wanted', () => {
    const asked = operation('{ needs { nodes { isSynthetic status title } } }')
    const enumText = (type: GraphQLEnumType, value: string) => labelOf(type.getValue(value)?.description)?.ko ?? value
    const { table: made } = tableQuestion(asked, { provenance: false, enumText })
    expect(made.rowsOf({ needs: { nodes: [{ isSynthetic: false, status: 'OPEN', title: null }] } })).toEqual([['false', '접수', '']])
    const values = [9_007_199_254_740_991, -5, 0.1, '0.10', '123456789012345678901234567890.50', '2021-12-31', '2026-07-01T00:00:00.000Z', true]
    const own = buildSchema('type Query { rows: [Row!]! } type Row { any: Any } scalar Any')
    const alone = operationIn(parse('{ rows { any } }'))
    if (alone === null) throw new Error('Expected one operation.')
    expect(tableQuestion({ ...alone, schema: own, variables: {} }).table.rowsOf({ rows: values.map((any) => ({ any })) })).toEqual(
      ['9007199254740991', '-5', '0.1', '0.10', '123456789012345678901234567890.50', '2021-12-31', '2026-07-01T00:00:00.000Z', 'true'].map((text) => [text]),
    )
  })
})

describe('what rows tell besides', () => {
  const citations = ['citations.source.outlet', 'citations.source.url', 'citations.factId', 'citations.quotedAs']
  test.each([
    ['{ needs { nodes { title } } }', ['title', 'isSynthetic', ...citations]],
    ['{ needs { edges { node { title } } } }', ['title', 'isSynthetic', ...citations]],
    ['{ needs { nodes { isSynthetic citations { factId } title } } }', ['isSynthetic', 'citations.factId', 'title']],
    ['{ needs { nodes { isSynthetic: title } } }', ['isSynthetic', 'row_isSynthetic', ...citations]],
    ['{ regions { nodes { code } } }', ['code', ...citations]],
    // What is taken from a source is no citation of it.
    ['{ sources { nodes { key } } }', ['key', 'isSynthetic']],
    ['{ search(query: "x") { nodes { name } } }', ['name', 'isSynthetic']],
    ['{ organizations { nodes { name ... on Enterprise { legalForm } } } }', ['name', 'legalForm', 'isSynthetic', ...citations]],
    ['{ nodes(ids: []) { id ... on Need { title } ...H } } fragment H on Honour { name }', ['id', 'title', 'name', 'isSynthetic', ...citations]],
    ['{ nodes(ids: []) { id } }', ['id']],
    ['{ region(code: "27") { observations { nodes { value } } } }', ['value', 'isSynthetic', ...citations]],
  ])('%s', (query, columns) => {
    const asked = question(query)
    expect(validate(schema, parse(asked.text))).toEqual([])
    expect(asked.table.columns).toEqual(columns)
    expect(question(query, { provenance: false }).table.columns).toEqual(columns.filter((name) => query.includes(name.split('.')[0] ?? '')))
  })

  const samples = readdirSync(join(root, 'server/graphiql/samples')).map((file) => [file, readFileSync(join(root, 'server/graphiql/samples', file), 'utf8')] as const)
  test('every list of the sample queries makes a table that the schema allows', () => {
    let tables = 0
    for (const [file, text] of samples) {
      const asked = operation(text)
      for (const { name } of listsOf(selectedBy(asked))) {
        const { text: sent, table: made } = tableQuestion(asked, { rows: name })
        expect(validate(schema, parse(sent)), `${file} ${name}`).toEqual([])
        expect(new Set(made.columns).size, `${file} ${name}`).toBe(made.columns.length)
        tables += 1
      }
    }
    expect(tables).toBeGreaterThan(samples.length)
  })
})

describe('the file', () => {
  test('begins with the mark by which Excel knows UTF-8, and ends its lines as RFC 4180 says', () => {
    const { table: made } = question('{ needs { nodes { title stage } } }', { provenance: false })
    expect(csvFile(made, [['기술 "수요", 하나', '둘\n줄']])).toBe('\uFEFFtitle,stage\r\n"기술 ""수요"", 하나","둘\n줄"\r\n')
    expect(csvFile(made, [])).toBe('\uFEFFtitle,stage\r\n')
  })

  test('keeps a row whose only cell is empty', () => {
    expect(csvLines([[''], ['a']])).toBe('""\r\na\r\n')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+82-2-123', "'+82-2-123"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    [' =1+1', "' =1+1"],
    ['\u200b=1+1', "'\u200b=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['--24', "'--24"],
    ['-5; -3', "'-5; -3"],
    ['- 항목', "'- 항목"],
    ['-5', '-5'],
    ['-0.5', '-0.5'],
    ['-1e-7', '-1e-7'],
    ['400', '400'],
    ['a=b', 'a=b'],
    ["'=1", "'=1"],
    ['’21년', '’21년'],
    ['', ''],
  ])('%j stands there as %j', (text, cell) => {
    expect(harmless(text)).toBe(cell)
  })

  test('gives each cell back to whoever reads it, and opens no formula', () => {
    const character = fc.oneof(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", '＝', '＋', '－', '＠', ' ', '가', '1', '.', 'e', '\uFEFF', '\u200b'), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }))
    const cell = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })),
        (rows) => {
          const read = parseCsv(csvLines([rows[0]?.map(() => 'column') ?? [], ...rows]), { record_delimiter: ['\r\n', '\n', '\r'], from: 2 })
          expect(read).toEqual(rows.map((row) => row.map(harmless)))
          for (const [index, text] of read.flat().entries()) {
            const given = rows.flat()[index] ?? ''
            expect([given, `'${given}`]).toContain(text)
            if (!/^-\d/.test(text) || Number.isNaN(Number(text))) expect(text.replace(/^[\p{White_Space}\p{Cf}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
