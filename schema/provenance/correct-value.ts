import { enums } from '../../prisma/generated/datamodel.ts'
import { isDay } from '../../prisma/load/check-values.ts'
import { parsePartialDate } from '../../prisma/partial-date.ts'
import { InputError } from '../core/errors.ts'
import type { CorrectableField } from './correct-fields.ts'

const field = 'value'
const longest = 4000
const largest = 2n ** 31n - 1n

/**
 * A value as its column holds it, read from text: text, a whole number, a decimal number, `true` or `false`, a value of
 * an enum, a day as YYYY-MM-DD, or the code of a partial date; null clears what need not be there.
 * @throws InputError naming `value` for anything else
 */
export function valueOf({ shape: { kind, type, native, isRequired }, partial }: CorrectableField, text: string | null): unknown {
  if (text === null) {
    if (isRequired) throw new InputError(field, 'Expected a value: this field can’t be cleared.')
    return null
  }
  if (kind === 'enum') return enumValue(type, text)
  if (partial !== null) return partialDate(text)
  switch (type) {
    case 'String':
      return plainText(text)
    case 'Boolean':
      if (text !== 'true' && text !== 'false') throw new InputError(field, 'Expected "true" or "false".')
      return text === 'true'
    case 'Int':
      return Number(wholeNumber(text, largest))
    case 'BigInt':
      return wholeNumber(text, BigInt(Number.MAX_SAFE_INTEGER))
    case 'Decimal':
      if (!/^\d{1,20}(\.\d{1,4})?$/.test(text)) throw new InputError(field, 'Expected a number from 0 on with at most four decimals.')
      return text
    case 'DateTime':
      if (native !== 'Date' || !isDay(text)) throw new InputError(field, 'Expected a day as YYYY-MM-DD.')
      return new Date(`${text}T00:00:00Z`)
    default:
      throw new Error(`no value of the type ${type} is read from text`)
  }
}

function enumValue(type: string, text: string): string {
  const values = Object.keys((enums as Record<string, { values: object }>)[type]?.values ?? {})
  if (!values.includes(text)) throw new InputError(field, `Expected one of ${values.join(', ')}.`)
  return text
}

function partialDate(text: string): string {
  if (parsePartialDate(text) === null || /^[<>]?0/.test(text)) {
    throw new InputError(field, 'Expected a partial date such as "2021", "2021-07", "2021-07/EARLY" or "--24".')
  }
  return text
}

function plainText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new InputError(field, 'Expected a text that is not empty.')
  if (trimmed.length > longest) throw new InputError(field, `Expected at most ${longest} characters.`)
  return trimmed
}

function wholeNumber(text: string, most: bigint): bigint {
  const number = /^-?\d{1,16}$/.test(text) ? BigInt(text) : null
  if (number === null || number > most || number < -most) throw new InputError(field, `Expected a whole number from ${-most} to ${most}.`)
  return number
}
