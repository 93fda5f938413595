import { z } from 'zod'
import { builder } from '../builder.ts'
import { both, parseFilter, some } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { syntheticText } from '../organization/inputs.ts'

export const HonourFilter = builder.inputType('HonourFilter', {
  description: 'Conditions on honours (표창·선정 조건); all must hold.',
  fields: (t) => ({
    year: t.int({ description: 'Year in which it was given (수여 연도).' }),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const honourFilter = z.object({
  year: z.number().int().min(1900, 'Expected a year from 1900 on.').max(2100, 'Expected a year up to 2100.').exactOptional(),
  synthetic: some.flag(),
})

export function honourWhere({ filter }: ListArguments): Where {
  const { year, synthetic } = parseFilter(honourFilter, filter)
  return both(
    year === undefined ? {} : { givenEarliest: { gte: new Date(Date.UTC(year, 0, 1)), lte: new Date(Date.UTC(year, 11, 31)) } },
    synthetic === undefined ? {} : { synthetic },
  )
}
