import { type FactRow, row } from '../facts/row.ts'
import type { Enterprise } from './enterprises.ts'
import { dayBetween, daysAfter, instantOn, madeUp, number } from './made-up.ts'
import { buyerKeys } from './public-buyers.ts'
import { randomOf } from './random.ts'
import { type Category, items } from './topics.ts'

/** Least and most won of a purchase without value-added tax, by category. */
const ranges: Readonly<Record<Category, readonly [number, number]>> = {
  GOODS: [300_000, 40_000_000],
  SERVICES: [1_000_000, 90_000_000],
  WORKS: [5_000_000, 180_000_000],
}

/** The 400 made-up purchases of 2023 to 2026: small ones are more frequent than large ones. */
export function purchaseRows(enterprises: readonly Enterprise[]): FactRow[] {
  const random = randomOf('purchases')
  const suppliers = enterprises.map((enterprise) => [enterprise.key, enterprise.isSocial ? 4 : 1] as const)
  return Array.from({ length: 400 }, (_, index) => {
    const category = random.weighted([['GOODS', 5], ['SERVICES', 4], ['WORKS', 1]] as const)
    const [least, most] = ranges[category]
    const amount = Math.round((least * (most / least) ** random.next()) / 1000) * 1000
    const purchasedOn = dayBetween(random, '2023-01-03', '2026-06-26')
    const columns = { buyerId: random.pick(buyerKeys), supplierId: random.weighted(suppliers), purchasedOn, amount, category, item: random.pick(items[category]) }
    return row('Purchase', `demo-purchase-${number(index + 1, 3)}`, columns, [madeUp], instantOn(random, daysAfter(purchasedOn, random.int(0, 4))))
  })
}
