import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Fund, fundEntity, funds } from './fund.ts'

builder.queryFields((t) => ({
  fund: byId(t, { type: Fund, of: fundEntity, description: 'One fund or interest subsidy (기금·이차보전)' }),
  funds: funds.root(t, 'Funds and interest subsidies (기금 목록).'),
}))
