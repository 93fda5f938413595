import { parse, print } from 'graphql'
import { expect, test } from 'vitest'
import * as operations from '../../../sdk/src/operations.ts'
import { printed } from '../../../sdk/src/print.ts'

const all = `
  query Q($a: [ID!]! = ["x"], $b: NeedFilter = { statuses: [OPEN], s: null } @one) @two(n: 1, f: 1.5e3) {
    mine: node(id: $a) @include(if: true) { ...F @three ... on Need { title(text: "a \\"b\\" \\n 한") } ... @skip(if: false) { id } }
  }
  fragment F on Node @four { __typename }
  mutation { go(list: [[1], []], object: {}) { id } }`

test.each([['every kind of node', all], ...Object.entries(operations)])('%s is printed as it was meant', (_, text) => {
  const document = parse(text, { noLocation: true })
  expect(print(parse(printed(document as never)))).toBe(print(document))
})
