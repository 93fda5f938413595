import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import * as operations from '../../../sdk/src/operations.ts'
import { completionsOf, instantiationsOf, messagesOf } from './compiler.ts'
import { selectionsOf } from './written.ts'

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'))

test('eighty selections over the whole graph cost the compiler at most 35,000 types', () => {
  const queries = Object.values(operations).filter((text) => text.startsWith('query'))
  const selections = queries.flatMap((text) => selectionsOf(schema, text)).slice(0, 80)
  expect(selections).toHaveLength(80)
  const count = instantiationsOf(selections.map((selection, number) => `export const { ${/\w+/.exec(selection)?.[0] ?? ''}: answer${number} } = await client.query(${selection})`))
  expect(count).toBeLessThanOrEqual(35_000)
})

describe('an editor offers', () => {
  test.each([
    ['the fields of the root', 'void client.query({ need| })', ['need', 'needs', 'needStats']],
    ['the fields of a row', 'void client.query({ needs: { nodes: { t| } } })', ['title', 'status', 'as']],
    ['the fields of a row behind arguments', 'void client.query({ enterprise: [{ id }, { kinds: { | } }] })', ['kind', 'stage']],
    ['arguments', 'void client.query({ needs: [{ | }, { totalCount: true }] })', ['filter', 'first', 'after', 'orderBy']],
    ['the keys of a filter', 'void client.query({ needs: [{ filter: { | } }, { totalCount: true }] })', ['statuses']],
    ['values of an enum', "void client.query({ enterprises: [{ filter: { kinds: ['|'] } }, { totalCount: true }] })", ['COOPERATIVE', 'SOCIAL_ENTERPRISE']],
    ['the types of a row', 'void client.query({ node: [{ id }, { on: { | } }] })', ['Enterprise', 'Need', 'Organization']],
    ['the lists to iterate', "client.iterate('|')", ['needs', 'enterprises']],
    ['the fields of a row that is iterated', "client.iterate('needs', {}, { | })", ['title', 'status']],
    ['the fields of a part', "select<'Need'>()({ | })", ['title', 'status']],
    ['the fields that came', "const { need } = await client.query({ need: [{ id }, { title: true, status: true }] }); need?.|", ['title', 'status']],
  ])('%s', (_, line, names) => {
    const offered = completionsOf(line)
    for (const name of names) expect(offered).toContain(name)
    expect(offered.filter((name) => name.includes('partOf'))).toEqual([])
  })

  test('nothing that was not asked', () => {
    expect(completionsOf('const { need } = await client.query({ need: [{ id }, { title: true }] }); need?.|')).toEqual(['title'])
  })
})

const wrong: [what: string, code: string, message: RegExp][] = [
  ['a field that the root lacks', 'client.query({ enterprize: true })', /'enterprize' does not exist in type 'QuerySelect'. Did you mean to write 'enterprise'/],
  ['a field that a row lacks', 'client.query({ needs: { nodes: { titel: true } } })', /'titel' does not exist in type 'NeedSelect'. Did you mean to write 'title'/],
  ['a field of another type', 'client.query({ needs: { nodes: { kinds: true } } })', /'kinds' does not exist in type 'NeedSelect'/],
  ['a field behind arguments', 'client.query({ enterprise: [{ id }, { nam: true }] })', /'nam' does not exist in type 'EnterpriseSelect'. Did you mean to write 'name'/],
  ['a field three levels down', 'client.query({ enterprise: [{ id }, { needs: { nodes: { enterprise: { nam: true } } } }] })', /'nam' does not exist in type 'EnterpriseSelect'/],
  ['a field of a connection', 'client.query({ needs: { rows: { title: true } } })', /'rows' does not exist in type 'NeedConnectionSelect/],
  ['a misspelt connection field', 'client.query({ needs: [{}, { totalcount: true }] })', /'totalcount' does not exist in type 'NeedConnectionSelect'. Did you mean to write 'totalCount'/],
  ['rows asked as a value', 'client.query({ needs: true })', /is not assignable to type 'NeedConnectionSelect/],
  ['a row asked as a value', 'client.query({ needs: { nodes: true } })', /is not assignable to type/],
  ['a value asked as rows', 'client.query({ needs: { totalCount: { value: true } } })', /is not assignable to type|does not exist/],
  ['a field refused by false', 'client.query({ needs: [{}, { totalCount: false }] })', /Type 'false' is not assignable to type 'true'/],
  ['a field asked as text', "client.query({ needs: [{}, { totalCount: 'yes' }] })", /Type '"?(yes|string)"?' is not assignable to type 'true'/],
  ['a required argument left out', 'client.query({ need: { title: true } })', /'title' does not exist in type 'readonly \[args: IdArgs/],
  ['required arguments left empty', 'client.query({ need: [{}, { title: true }] })', /Property 'id' is missing in type '\{\}' but required in type 'IdArgs/],
  ['a selection left out behind arguments', 'client.query({ need: [{ id }] })', /Source has 1 element\(s\) but target requires 2/],
  ['a null id', 'client.query({ need: [{ id: null }, { title: true }] })', /Type 'null' is not assignable to type 'string'/],
  ['a number as an id', 'client.query({ need: [{ id: 5 }, { title: true }] })', /Type 'number' is not assignable to type 'string'/],
  ['an unknown argument', 'client.query({ needs: [{ frist: 3 }, { totalCount: true }] })', /'frist' does not exist in type 'NeedsArgs'. Did you mean to write 'first'/],
  ['an argument of another field', "client.query({ needs: [{ code: '27' }, { totalCount: true }] })", /'code' does not exist in type 'NeedsArgs'/],
  ['text as a number', "client.query({ needs: [{ first: '3' }, { totalCount: true }] })", /Type 'string' is not assignable to type 'number'/],
  ['an unknown key of a filter', "client.query({ needs: [{ filter: { state: 'OPEN' } }, { totalCount: true }] })", /'state' does not exist in type 'NeedFilter'/],
  ['a value of a filter for a list', "client.query({ needs: [{ filter: { statuses: 'OPEN' } }, { totalCount: true }] })", /Type 'string' is not assignable to type 'readonly NeedStatus\[\]'/],
  ['an unknown value of an enum', "client.query({ needs: [{ filter: { statuses: ['OPENED'] } }, { totalCount: true }] })", /Type '"OPENED"' is not assignable to type 'NeedStatus'/],
  ['another unknown value of an enum', "client.query({ enterprises: [{ filter: { kinds: ['COOP'] } }, { totalCount: true }] })", /Type '"COOP"' is not assignable to type 'EnterpriseKind'/],
  ['a value of an enum in lower case', "client.query({ enterprises: [{ filter: { kinds: ['cooperative'] } }, { totalCount: true }] })", /Type '"cooperative"' is not assignable to type 'EnterpriseKind'/],
  ['an order without its field', "client.query({ needs: [{ orderBy: { direction: 'ASC' } }, { totalCount: true }] })", /Property 'field' is missing/],
  ['an unknown direction', "client.query({ needs: [{ orderBy: { field: 'CREATED_AT', direction: 'UP' } }, { totalCount: true }] })", /Type '"UP"' is not assignable to type 'OrderDirection/],
  ['a date as a day', 'client.query({ enterprise: [{ id }, { certifications: [{ validOn: new Date() }, { id: true }] }] })', /Type 'Date' is not assignable to type 'string'/],
  ['a type that the row cannot be', 'client.query({ node: [{ id }, { on: { NeedConnection: { totalCount: true } } }] })', /'NeedConnection' does not exist in type 'NodeOn'/],
  ['a misspelt type of the row', 'client.query({ node: [{ id }, { on: { Enterprize: { name: true } } }] })', /'Enterprize' does not exist in type 'NodeOn'. Did you mean to write 'Enterprise'/],
  ['a field that the type of the row lacks', 'client.query({ node: [{ id }, { on: { Enterprise: { titel: true } } }] })', /'titel' does not exist in type 'EnterpriseSelect'/],
  ['a field of one type asked of all', 'client.query({ node: [{ id }, { title: true }] })', /'title' does not exist in type 'NodeSelect'/],
  ['types of a row that has one', 'client.query({ need: [{ id }, { on: { Need: { title: true } } }] })', /'on' does not exist in type 'NeedSelect'/],
  ['an alias for a field that there is not', 'client.query({ as: { mine: { neds: { totalCount: true } } } })', /'neds' does not exist in type 'QuerySelect'. Did you mean to write 'need/],
  ['an alias for a value', 'client.query({ as: { mine: true } })', /Type 'boolean' is not assignable to type 'QuerySelect'|has no properties in common/],
  ['a change asked as a query', 'client.query({ withdrawNeed: [{ id, version: 1 }, { __typename: true }] })', /'withdrawNeed' does not exist in type 'QuerySelect'/],
  ['a query asked as a change', 'client.mutate({ needs: { totalCount: true } })', /'needs' does not exist in type 'MutationSelect'/],
  ['a change without its version', 'client.mutate({ withdrawNeed: [{ id }, { __typename: true }] })', /Property 'version' is missing in type '\{ id: string; \}' but required in type 'WithdrawNeedArgs'/],
  ['a change without its input', 'client.mutate({ submitNeed: [{}, { __typename: true }] })', /Property 'input' is missing in type '\{\}' but required in type 'SubmitNeedArgs'/],
  ['a payload of another change', 'client.mutate({ withdrawNeed: [{ id, version: 1 }, { on: { SubmitNeedPayload: { need: { id: true } } } }] })', /'SubmitNeedPayload' does not exist in type 'WithdrawNeedResultOn'/],
  ['a list that there is not', "client.iterate('neds', {}, { title: true })", /Argument of type '"neds"' is not assignable to parameter of type 'keyof Lists'/],
  ['a row to iterate', "client.iterate('need', {}, { title: true })", /Argument of type '"need"' is not assignable to parameter of type 'keyof Lists'/],
  ['pages backwards', "client.iterate('needs', { last: 3 }, { title: true })", /'last' does not exist in type 'ListArguments<"needs">'/],
  ['a filter of another list', "client.iterate('needs', { filter: { kinds: [] } }, { title: true })", /'kinds' does not exist in type 'NeedFilter'/],
  ['a field that an iterated row lacks', "client.iterate('needs', {}, { titel: true })", /'titel' does not exist in type 'NeedSelect'. Did you mean to write 'title'/],
  ['all rows without a limit', "client.iterate('needs', {}, { title: true }).toArray()", /Expected 1 arguments, but got 0/],
  ['a part of a type that there is not', "select<'Enterprize'>()({ name: true })", /Type '"Enterprize"' does not satisfy the constraint 'keyof Selects'/],
  ['a part with a field that there is not', "select<'Enterprise'>()({ nam: true })", /'nam' does not exist in type 'EnterpriseSelect'/],
  ['a part of another type', "client.query({ needs: { nodes: { ...select<'Enterprise'>()({ id: true }) } } })", /is not assignable to type/],
  ['a field that was not asked', '(await client.query({ need: [{ id }, { title: true }] })).need?.status', /Property 'status' does not exist on type '\{ title: string; \}'/],
  ['a root that was not asked', '(await client.query({ need: [{ id }, { title: true }] })).needs', /Property 'needs' does not exist on type/],
  ['a row that may be missing', '(await client.query({ need: [{ id }, { title: true }] })).need.title', /is possibly 'null'/],
  ['an unknown option', 'client.query({ needs: { totalCount: true } }, { timeout: 5 })', /'timeout' does not exist in type 'RequestOptions'/],
]

describe('the compiler refuses in a few words', () => {
  const messages = messagesOf(wrong.map(([, code]) => `void (${code})`))

  test.each(wrong.map(([what, , expected], number) => [what, expected, messages[number]] as const))('%s', (_, expected, message) => {
    expect(message).toMatch(expected)
    expect(message?.split('\n')[0]?.length).toBeLessThan(220)
  })
})
