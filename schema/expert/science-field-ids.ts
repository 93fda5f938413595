import { InputError } from '../core/errors.ts'
import type { Transaction } from '../core/write.ts'

/** Ids of science and technology fields by their codes. @throws InputError naming the place of the first code that there isn't, in `input.fields` */
export async function scienceFieldIds(tx: Transaction, codes: readonly string[]): Promise<string[]> {
  const found = await tx.scienceField.findMany({ where: { code: { in: [...codes] } }, select: { id: true, code: true } })
  const unknown = codes.findIndex((code) => !found.some((field) => field.code === code))
  if (unknown >= 0) throw new InputError(`input.fields.${unknown}`, 'Expected the code of a science and technology field, as `scienceFields` lists them.')
  return found.map(({ id }) => id)
}
