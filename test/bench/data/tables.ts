import { expertTables } from './experts.ts'
import type { Facts } from './facts.ts'
import { matchTable, needTables } from './needs.ts'
import { buyerTables, enterpriseTables } from './organizations.ts'
import { purchaseTable } from './purchases.ts'
import type { Sizes } from './sizes.ts'
import type { MadeTable } from './table.ts'

/** All that is made up for a bench database, in an order in which each row finds what it points to; the same for the same sizes and facts. */
export function tablesOf(sizes: Sizes, facts: Facts): MadeTable[] {
  const enterprises = enterpriseTables(sizes, facts)
  const buyers = buyerTables(sizes, facts)
  const experts = expertTables(sizes, facts)
  const needs = needTables(sizes, facts, enterprises.ids)
  return [
    ...enterprises.tables,
    ...buyers.tables,
    ...experts.tables,
    ...needs.tables,
    matchTable(sizes, needs.needs, experts.ids),
    purchaseTable(sizes, buyers.ids, enterprises.ids),
  ]
}
