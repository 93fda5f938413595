import { z } from 'zod'
import type { PurchaseCategory as Category } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { InputError } from '../core/errors.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { syntheticText } from '../organization/inputs.ts'
import { PurchaseCategory } from './enums.ts'

export const PurchaseFilter = builder.inputType('PurchaseFilter', {
  description: 'Conditions on purchases (구매 조건); all must hold.',
  fields: (t) => ({
    buyerId: t.id({ description: 'Id of the public buyer (구매 기관).' }),
    supplierId: t.id({ description: 'Id of the supplier (공급 기업).' }),
    categories: t.field({ type: [PurchaseCategory], description: 'What is bought (구매 구분); any of them.' }),
    from: t.field({ type: 'Date', description: 'First day of the contract (시작일).' }),
    to: t.field({ type: 'Date', description: 'Last day of the contract (종료일).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const purchaseFilter = z.object({
  buyerId: some.id('PublicBuyer'),
  supplierId: some.id('Enterprise'),
  categories: some.anyOf<Category>(),
  from: some.date(),
  to: some.date(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function purchaseWhere({ filter }: ListArguments): Where {
  const { buyerId, supplierId, categories, from, to, updatedSince, synthetic } = parseFilter(purchaseFilter, filter)
  if (from !== undefined && to !== undefined && from > to) throw new InputError('filter.to', 'Expected a day that is not before "from".')
  return both(
    buyerId === undefined ? {} : { buyerId },
    supplierId === undefined ? {} : { supplierId },
    categories === undefined ? {} : { category: { in: categories } },
    from === undefined ? {} : { purchasedOn: { gte: from } },
    to === undefined ? {} : { purchasedOn: { lte: to } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
