import type { IdentifierScheme } from '../../prisma/generated/client/enums.ts'
import { ConflictError, InputError } from '../core/errors.ts'
import type { Transaction } from '../core/write.ts'

/** Thirteen digits that could be a person's: a day of birth, then a digit for century and sex (주민등록번호, 외국인등록번호). */
const personal = /^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[1-8]\d{6}$/

/** Whether the last of thirteen digits is the check digit of a corporate registration number: weights 1,2,1,2…; (10 − Σ mod 10) mod 10. */
function hasCorporateCheckDigit(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 12), Number).reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0)
  return (10 - (sum % 10)) % 10 === Number(digits[12])
}

/**
 * The thirteen digits of a corporate registration number (법인등록번호), with or without its hyphen. Numbers given since
 * 2025 carry no check digit, so that a wrong one refuses nothing by itself. A resident registration number has thirteen
 * digits too and is never kept (개인정보 보호법 §24의2): what could be one is taken only with a right check digit. The few
 * numbers since 2025 that look like one by chance are refused with it; a company can be registered without its number.
 * @throws InputError for a wrong form and for what could be a person's number; the message never holds it
 */
export function corporateDigits(number: string, field: string): string {
  const digits = number.replace(/^(\d{6})-(\d{7})$/, '$1$2')
  if (!/^\d{13}$/.test(digits) || digits === '0'.repeat(13)) throw new InputError(field, 'Expected thirteen digits, as 000000-0000000 or without a hyphen.')
  if (personal.test(digits) && !hasCorporateCheckDigit(digits)) {
    throw new InputError(field, 'Expected a corporate registration number; this one could be a person’s, which is never taken.')
  }
  return digits
}

/** A number of a register, and the input that gave it. */
export interface RegisterNumber {
  scheme: IdentifierScheme
  value: string
  field: string
}

/**
 * Writes the numbers of an organisation.
 * @throws ConflictError naming the field of a number that another organisation has; not which one
 */
export async function writeNumbers(tx: Transaction, organizationId: string, numbers: readonly (RegisterNumber & { id: string })[]): Promise<void> {
  if (numbers.length === 0) return
  const data = numbers.map(({ id, scheme, value }) => ({ id, organizationId, scheme, value }))
  const { count } = await tx.organizationIdentifier.createMany({ data, skipDuplicates: true })
  if (count === numbers.length) return
  const written = await tx.organizationIdentifier.findMany({ where: { organizationId }, select: { scheme: true } })
  const taken = numbers.find(({ scheme }) => !written.some((one) => one.scheme === scheme))
  throw new ConflictError('Expected a number that no other organisation has.', taken?.field)
}
