import { z } from 'zod'
import type { CareerBand as Band } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { CareerBand } from './enums.ts'

export const fieldCodes = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'Expected codes of two letters, such as "EE".'))
  .min(1, 'Expected at least one value.')
  .max(30, 'Expected at most 30 values.')
  .exactOptional()

export const fieldsText = 'Codes of science and technology fields, such as `EE` (분야 코드); any of them.'

/** The condition that one of the fields is among the codes. */
export const hasField = (codes: readonly string[] | undefined): Where =>
  codes === undefined ? {} : { fields: { some: { field: { is: { code: { in: codes } } } } } }

export const ExpertFilter = builder.inputType('ExpertFilter', {
  description: 'Conditions on experts (전문가 조건); all must hold.',
  fields: (t) => ({
    fields: t.stringList({ description: fieldsText }),
    careerBands: t.field({ type: [CareerBand], description: 'Years of work (경력 구간); any of them.' }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const expertFilter = z.object({ ...regionKeys, fields: fieldCodes, careerBands: some.anyOf<Band>(), ...updatedKeys, synthetic: some.flag() })

export function expertWhere({ filter }: ListArguments, scope: Scope): Where {
  const { fields, careerBands, updatedSince, synthetic, ...region } = parseFilter(expertFilter, filter)
  return both(
    hasField(fields),
    careerBands === undefined ? {} : { careerBand: { in: careerBands } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
