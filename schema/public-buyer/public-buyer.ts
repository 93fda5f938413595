import { builder } from '../builder.ts'
import { detail, entity } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { viewableOfType } from '../organization/access.ts'
import { organizationOrders, organizationOrderTexts } from '../organization/inputs.ts'
import { Organization } from '../organization/organization.ts'
import { purchases } from '../purchase/purchase.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { PublicBuyerKind } from './enums.ts'
import { PublicBuyerFilter, publicBuyerWhere } from './inputs.ts'

export const publicBuyerEntity = entity('PublicBuyer', 'Organization', viewableOfType('PUBLIC_BUYER'))

export const PublicBuyer = builder.prismaNode('Organization', {
  variant: 'PublicBuyer',
  description:
    'Public buyer (공공구매기관): a ministry, agency, local government or council, public corporation or other public institution, and their branches.',
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named, Organization],
  fields: (t) => ({
    kind: detail(t, 'publicBuyer', 'kind', { type: PublicBuyerKind, description: 'Legal kind (법적 유형); null: no source tells it. A source’s loose 공기업 is not the legal kind.' }),
    purchases: purchases.below(t, 'purchases', 'What it bought (구매 실적).'),
  }),
})

export const publicBuyers = defineList({
  name: 'PublicBuyer',
  korean: '공공구매기관',
  type: PublicBuyer,
  filter: PublicBuyerFilter,
  orderTexts: organizationOrderTexts,
  fields: appliedRegion,
  spec: {
    name: 'publicBuyers',
    of: publicBuyerEntity,
    orders: organizationOrders,
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    where: publicBuyerWhere,
  },
})
