import { getOperationAST, type GraphQLObjectType, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Context } from '../../schema/context.ts'
import { signedCursors } from '../../schema/core/cursor.ts'
import { anonymous } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'
import { completed } from '../../server/reads/complete.ts'
import { fieldsOf, type Operation, operationOf as planned } from '../../server/reads/operation.ts'
import { type Draft, draftOf, fill, infoOf, type Request, written } from '../../server/reads/plan.ts'
import { statementOf } from '../../server/reads/read.ts'
import { allColumns, revived } from '../../server/reads/selected.ts'
import { concat, constant, expression, object } from '../../server/reads/text.ts'
import { Unreadable } from '../../server/reads/unreadable.ts'
import { testSecret } from '../support/graph.ts'

function operationOf(text: string, variables: Record<string, unknown> = {}): Operation {
  const document = parse(text)
  const definition = getOperationAST(document)
  if (definition == null) throw new Error('no operation')
  return planned(schema, document, definition, variables)
}

const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType
const draft = (text = '{ __typename }'): Draft => draftOf(operationOf(text))

/** A request without variables, and the values that it takes. */
function requestOf(text = '{ __typename }'): Request & { values: unknown[] } {
  const values: unknown[] = []
  return { operation: operationOf(text), variables: {}, ctx: {} as Context, made: [], param: (value) => `$${values.push(value)}`, values }
}

describe('the fields that an object is asked', () => {
  const keysOf = (text: string, type = 'Query', variables: Record<string, unknown> = {}) => {
    const operation = operationOf(text, variables)
    return [...fieldsOf(operation, typeOf(type), [operation.definition.selectionSet])].map(([key, nodes]) => `${key}:${nodes.map(({ name }) => name.value).join('+')}`)
  }

  test('stand in the order of their first place, duplicates together', () => {
    expect(keysOf('{ b: needs { __typename } a: plans { __typename } b: needs { totalCount } __typename }')).toEqual(['b:needs+needs', 'a:plans', '__typename:__typename'])
  })

  test('come of fragments of their type and of interfaces that it has', () => {
    const text = '{ ...F ...F ... on Named { name } ... on Enterprise { legalForm } ... on PublicBuyer { kind } ... on Node { id } ... { version } } fragment F on Organization { note ... on Need { title } }'
    expect(keysOf(text, 'Enterprise')).toEqual(['note:note', 'name:name', 'legalForm:legalForm', 'id:id', 'version:version'])
  })

  test('are left out as their directives say', () => {
    const text = 'query ($yes: Boolean!, $no: Boolean!) { a: __typename @skip(if: $yes) b: __typename @include(if: $yes) c: __typename @include(if: $yes) @skip(if: $yes) ... @include(if: $no) { d: __typename } ...F @skip(if: $yes) ...F } fragment F on Query { e: __typename }'
    expect(keysOf(text, 'Query', { yes: true, no: false })).toEqual(['b:__typename', 'e:__typename'])
  })
})

describe('a text of parts', () => {
  test('is one constant where constants meet', () => {
    expect(concat([constant('{"a":'), constant("'x'"), expression('t.a::text'), constant('}')])).toBe(`'{"a":''x'''||t.a::text||'}'`)
    expect(concat([])).toBe("''")
  })

  test('of an object has its keys quoted and in order', () => {
    expect(concat(object([['__proto__', constant('1')], ['b', expression('x')]]))).toBe(`'{"__proto__":1,"b":'||x||'}'`)
    expect(concat(object([]))).toBe(`'{}'`)
  })
})

describe('a slot', () => {
  test('is filled by what its columns give, any number of times', () => {
    const statement = draft()
    expect(statement.slot((json) => JSON.stringify(json), 'x')).toBe(`E'\\x010:'||x||E'\\x02'`)
    statement.slot((json) => `[${String(json)}]`, 'y')
    expect(fill('{"a":\u00011:5\u0002,"b":\u00010:{"x":"\\u0001"}\u0002,"c":\u00011:6\u0002}', statement.slots, requestOf())).toBe('{"a":[5],"b":{"x":"\\u0001"},"c":[6]}')
  })

  test('may give text with signs that a replacement would read', () => {
    const statement = draft()
    statement.slot(() => '"$& $1 $$"', 'x')
    expect(fill('\u00010:null\u0002', statement.slots, requestOf())).toBe('"$& $1 $$"')
  })
})

describe('a plan', () => {
  test('leaves holes that each request writes, its values numbered in the order of the text', () => {
    const plan = draft()
    const first = plan.hole(({ param }) => `a = ${param('x')}`)
    const second = plan.sql(Prisma.sql`b = ${1} or b = ${2}`)
    const template = plan.template(`select ${first} and (${second}) and ${plan.sql(Prisma.sql`true`)}`)
    expect(template.holes).toHaveLength(2)
    const request = requestOf()
    expect(written(template, request)).toBe('select a = $1 and (b = $2 or b = $3) and true')
    expect(request.values).toEqual(['x', '1', '2'])
  })

  test('makes once a request what several holes need', () => {
    const plan = draft()
    let times = 0
    const value = plan.once(() => (times += 1))
    const template = plan.template([1, 2].map(() => plan.hole((request) => String(value(request)))).join())
    expect([written(template, requestOf()), written(template, requestOf())]).toEqual(['1,1', '2,2'])
  })

  test('has a text of its own for each variant, planned once', () => {
    const plan = draft()
    const planned: unknown[] = []
    const text = plan.variant(({ variables }) => String(variables['kind']), ({ variables }) => (planned.push(variables['kind']), `<${String(variables['kind'])} ${plan.hole(({ param }) => param('v'))}>`))
    const template = plan.template(text)
    const as = (kind: string) => written(template, { ...requestOf(), variables: { kind } })
    expect([as('a'), as('b'), as('a')]).toEqual(['<a $1>', '<b $1>', '<a $1>'])
    expect(planned).toEqual(['a', 'b'])
  })
})

describe('the text of rows of an interface', () => {
  const ctx = { viewer: anonymous('test'), today: new Date(), cursors: signedCursors(testSecret) } as Context
  const textOf = (selection: string) => statementOf({ schema, document: parse(`{ organizations(first: 1) { nodes ${selection} } }`), operationName: null, variables: {} }, ctx).text.sql
  const nested = (levels: number, wrap: (inner: string) => string) => Array.from({ length: levels }).reduce((inner: string) => wrap(inner), '{ id __typename name }')

  test('grows by each level as by the one before, not by all types of the one before', () => {
    const sizes = [4, 5, 6, 12].map((levels) => textOf(nested(levels, (inner) => `{ parent ${inner} ... on Enterprise { legalForm } supervisor { id } }`)).length)
    const [four = 0, five = 0, six = 0, twelve = 0] = sizes
    expect(six - five).toBeLessThan(1.2 * (five - four))
    expect(twelve).toBeLessThan(4 * four)
  })

  test('is refused where types ask so much apart that it would be too large', () => {
    const apart = (inner: string) => `{ ... on Enterprise { a: parent ${inner} } ... on PublicBuyer { b: parent ${inner} } ... on CivicOrganization { c: parent ${inner} } }`
    expect(() => textOf(nested(3, apart))).not.toThrow()
    expect(() => textOf(nested(8, apart))).toThrow(Unreadable)
  })
})

describe('a value at hand', () => {
  const nodes = (text: string) => [{ kind: Kind.FIELD as const, name: { kind: Kind.NAME as const, value: 'x' }, selectionSet: operationOf(text).definition.selectionSet }]
  const date = { value: '2021-07', precision: 'MONTH', part: null, relation: 'ON', earliest: '2021-07-01', latest: null, quotedAs: `'21년 "7월"` }

  test('is written as its type says', () => {
    const text = completed(requestOf(), typeOf('PartialDate'), date, nodes('{ then: value quotedAs latest earliest __typename precision }'))
    expect(text).toBe(`{"then":"2021-07","quotedAs":"'21년 \\"7월\\"","latest":null,"earliest":"2021-07-01","__typename":"PartialDate","precision":"MONTH"}`)
    expect(completed(requestOf(), typeOf('PartialDate'), null, nodes('{ value }'))).toBe('null')
  })

  test('that is waited for is refused, and its failure is nobody’s', () => {
    const awaited = Promise.reject(new Error('nobody hears of it'))
    expect(() => completed(requestOf(), typeOf('PartialDate'), awaited, nodes('{ value }'))).toThrow(Unreadable)
  })

  test('that is null where none may be is refused', () => {
    expect(() => completed(requestOf(), typeOf('PartialDate'), { ...date, value: null }, nodes('{ value }'))).toThrow(Unreadable)
  })

  test('that is a row of the database is refused', () => {
    expect(() => completed(requestOf(), typeOf('Region'), { id: 'x' }, nodes('{ id }'))).toThrow(Unreadable)
  })

  test('of a resolver that looks at the operation is refused', () => {
    const info = infoOf('field')
    expect(info.fieldName).toBe('field')
    expect(() => info.fieldNodes).toThrow(Unreadable)
  })
})

describe('columns that JavaScript reads', () => {
  test('are again what Prisma gives', () => {
    const json = { amount: '9007199254740993', purchasedOn: '2024-02-29', createdAt: '2024-02-29T01:02:03.004Z', item: 'x', citations: [{ field: null }], buyer: { name: 'y' } }
    const select = { citations: { select: { field: true } }, buyer: { select: { name: true } } }
    expect(revived('Purchase', select, json)).toEqual({
      amount: 9007199254740993n,
      purchasedOn: new Date('2024-02-29'),
      createdAt: new Date('2024-02-29T01:02:03.004Z'),
      item: 'x',
      citations: [{ field: null }],
      buyer: { name: 'y' },
    })
    expect(String(revived('Observation', {}, { value: '99999999999999999999.01' })['value'])).toBe('99999999999999999999.01')
    expect(revived('Need', {}, { confidential: null, organizationId: null })).toEqual({ confidential: null, organizationId: null })
  })

  test('are all of a model where none is named', () => {
    expect(Object.keys(allColumns('NeedField'))).toEqual(['needId', 'fieldId', 'editedByUser'])
  })
})
