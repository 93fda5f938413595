import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { recordFields } from '../core/owned.ts'
import { Enterprise } from '../enterprise/enterprise.ts'
import { PublicBuyer } from '../public-buyer/public-buyer.ts'
import { PurchaseCategory } from './enums.ts'
import { PurchaseFilter, purchaseWhere } from './inputs.ts'

export const purchaseEntity = entity('Purchase', 'Purchase')

export const Purchase = builder.prismaNode('Purchase', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    buyer: t.relation('buyer', { type: PublicBuyer, description: 'The public buyer (구매 기관).' }),
    supplier: t.relation('supplier', { type: Enterprise, description: 'Who sold it (공급 기업).' }),
    purchasedOn: t.expose('purchasedOn', { type: 'Date' }),
    amount: t.expose('amount', { type: 'Won' }),
    category: t.expose('category', { type: PurchaseCategory, description: 'What is bought (구매 구분).' }),
    item: t.exposeString('item', {}),
    ...recordFields(t),
  }),
})

export const purchases = defineList({
  name: 'Purchase',
  korean: '구매',
  type: Purchase,
  filter: PurchaseFilter,
  orderTexts: { PURCHASED_ON: 'By day of the contract (계약일)', AMOUNT: 'By price (금액)' },
  spec: {
    name: 'purchases',
    of: purchaseEntity,
    orders: {
      PURCHASED_ON: { column: 'purchasedOn', type: 'date', indexed: 'DESC' },
      AMOUNT: { column: 'amount', type: 'bigint', indexed: 'DESC' },
    },
    defaultOrder: { field: 'PURCHASED_ON', direction: 'DESC' },
    where: purchaseWhere,
  },
})
