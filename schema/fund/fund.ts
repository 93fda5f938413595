import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { recordFields } from '../core/owned.ts'
import { EnterpriseKind } from '../enterprise/enums.ts'
import { observations } from '../observation/observation.ts'
import { Organization } from '../organization/organization.ts'
import { relationsTo } from '../programme/relation.ts'
import { FundKind } from './enums.ts'
import { FundFilter, fundWhere } from './inputs.ts'

export const fundEntity = entity('Fund', 'Fund')

export const Fund = builder.prismaNode('Fund', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: FundKind, description: 'Kind (종류).' }),
    purpose: t.exposeString('purpose', { nullable: true }),
    serves: t.expose('serves', { type: [EnterpriseKind], description: 'Kinds of enterprise that it serves (지원 유형); empty: not told.' }),
    organization: t.relation('organization', { type: Organization, nullable: true }),
    observations: observations.below(t, 'observations', 'Figures about it (기금 수치).'),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

export const funds = namedList({ name: 'Fund', plural: 'funds', korean: '기금', type: Fund, of: fundEntity, filter: FundFilter, where: fundWhere })
