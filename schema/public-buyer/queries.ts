import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { PublicBuyer, publicBuyerEntity, publicBuyers } from './public-buyer.ts'

builder.queryFields((t) => ({
  publicBuyer: byId(t, { type: PublicBuyer, of: publicBuyerEntity, description: 'One public buyer (공공구매기관)' }),
  publicBuyers: publicBuyers.root(t, 'Public buyers (공공구매기관 목록).'),
}))
