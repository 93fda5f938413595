import { dayBetween, instantOn } from '../../../prisma/demo/made-up.ts'
import { randomOf } from '../../../prisma/demo/random.ts'
import { items } from '../../../prisma/demo/topics.ts'
import { idAt } from './ids.ts'
import type { Sizes } from './sizes.ts'
import type { MadeTable, Value } from './table.ts'

/** Years of which every buyer has purchases. */
export const purchaseYears = [2023, 2024, 2025] as const

/** Purchases of the buyers from the enterprises; small ones are more frequent than large ones. */
export function purchaseTable({ purchases: count }: Sizes, buyers: readonly string[], suppliers: readonly string[]): MadeTable {
  function* rows(): Generator<Value[]> {
    const random = randomOf('bench purchases')
    for (let index = 0; index < count; index += 1) {
      const category = random.weighted([['GOODS', 5], ['SERVICES', 4], ['WORKS', 1]] as const)
      const purchasedOn = dayBetween(random, '2023-01-02', '2026-06-30')
      const createdAt = instantOn(random, purchasedOn)
      const amount = Math.round(300 * 600 ** random.next()) * 1_000
      yield [idAt(Date.parse(createdAt), random), random.pick(buyers), random.pick(suppliers), purchasedOn, amount, category, random.pick(items[category]), true, createdAt, createdAt]
    }
  }
  return {
    name: 'Purchase',
    columns: { id: 'uuid', buyerId: 'uuid', supplierId: 'uuid', purchasedOn: 'date', amount: 'bigint', category: '"PurchaseCategory"', item: 'text', synthetic: 'boolean', createdAt: 'timestamptz', updatedAt: 'timestamptz' },
    count,
    rows: { [Symbol.iterator]: rows },
  }
}
