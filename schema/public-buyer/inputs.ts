import { z } from 'zod'
import type { PublicBuyerKind as Kind } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { PublicBuyerKind } from './enums.ts'

export const PublicBuyerFilter = builder.inputType('PublicBuyerFilter', {
  description: 'Conditions on public buyers (공공구매기관 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [PublicBuyerKind], description: 'Legal kind (법적 유형); any of them.' }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const publicBuyerFilter = z.object({ ...regionKeys, kinds: some.anyOf<Kind>(), ...updatedKeys, synthetic: some.flag() })

export function publicBuyerWhere({ filter }: ListArguments, scope: Scope): Where {
  const { kinds, updatedSince, synthetic, ...region } = parseFilter(publicBuyerFilter, filter)
  return both(
    kinds === undefined ? {} : { publicBuyer: { is: { kind: { in: kinds } } } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
