import { Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readOperation } from '../../sdk/src/operation.ts'
import * as operations from '../../sdk/src/operations.ts'

describe('what the client reads of a text', () => {
  test.each(Object.entries(operations))('of %s is what a parser says', (_, text) => {
    const operation = parse(text).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    expect(readOperation(text)).toEqual({
      kind: operation?.operation,
      name: operation?.name?.value,
      fields: operation?.selectionSet.selections.length,
    })
  })

  test.each([
    ['{ a b }', { kind: 'query', name: null, fields: 2 }],
    ['{ x: a, y: b(of: "} c") { d { e } } }', { kind: 'query', name: null, fields: 2 }],
    ['mutation{a}', { kind: 'mutation', name: null, fields: 1 }],
    ['query mutation { a }', { kind: 'query', name: 'mutation', fields: 1 }],
    ['fragment F on T { a b } mutation M { c { ...F } }', { kind: 'mutation', name: 'M', fields: 1 }],
    ['mutation M { c { ...F } } fragment F on T { a b }', { kind: 'mutation', name: 'M', fields: 1 }],
    ['# query Q { a b }\n"""{"""\nmutation M { c # d\n }', { kind: 'mutation', name: 'M', fields: 1 }],
    ['mutation M($a: I = { b: [1], c: "}" }) @x(y: "{") { c(d: $a) @skip(if: false) { e } __typename }', { kind: 'mutation', name: 'M', fields: 1 }],
    ['mutation M { a(b: """ " } """, c: "\\"}") }', { kind: 'mutation', name: 'M', fields: 1 }],
    ['mutation M { ...F }', { kind: 'mutation', name: 'M', fields: 3 }],
    ['mutation M { ... on Mutation { a b } }', { kind: 'mutation', name: 'M', fields: 4 }],
    ['mutation M { a @include(if: $b) c @skip(if: $d) }', { kind: 'mutation', name: 'M', fields: 2 }],
    ['', { kind: 'query', name: null, fields: 0 }],
    ['}} mutation {', { kind: 'query', name: null, fields: 0 }],
  ])('%j', (text, told) => {
    expect(readOperation(text)).toEqual(told)
  })
})
