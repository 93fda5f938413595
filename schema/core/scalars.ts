import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars'
import { GraphQLError, Kind } from 'graphql'
import { builder } from '../builder.ts'

const safe = BigInt(Number.MAX_SAFE_INTEGER)

/** Whole won as a JSON integer; nothing that a double can't hold. */
function won(value: unknown): bigint {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) {
    const amount = BigInt(value)
    if (amount >= -safe && amount <= safe) return amount
  }
  throw new GraphQLError('Expected whole won as an integer within ±9007199254740991.')
}

const decimalPattern = /^-?\d{1,20}(\.\d{1,10})?$/

function decimal(value: unknown): string {
  if (typeof value === 'string' && decimalPattern.test(value)) return value
  throw new GraphQLError('Expected a decimal number as a text such as "86.3".')
}

builder.addScalarType('Date', GraphQLDate)
builder.addScalarType('DateTime', GraphQLDateTime)

builder.scalarType('Won', {
  description: 'Whole Korean won (원) as a JSON integer within ±(2^53 − 1).',
  serialize: (value) => Number(won(value)),
  parseValue: won,
  parseLiteral: (node) => {
    if (node.kind === Kind.INT) return won(BigInt(node.value))
    throw new GraphQLError('Expected whole won as an integer.')
  },
})

builder.scalarType('Decimal', {
  description: 'Decimal number (십진수) as a JSON string such as "86.3", exact and without an exponent.',
  serialize: (value) => (typeof value === 'string' ? decimal(value) : value.toFixed()),
  parseValue: decimal,
  parseLiteral: (node) => {
    if (node.kind === Kind.STRING) return decimal(node.value)
    throw new GraphQLError('Expected a decimal number as a text such as "86.3".')
  },
})
