import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Purchase, purchaseEntity, purchases } from './purchase.ts'

builder.queryFields((t) => ({
  purchase: byId(t, { type: Purchase, of: purchaseEntity, description: 'One purchase (구매)' }),
  purchases: purchases.root(t, 'Purchases of public buyers (구매 목록).'),
}))
