import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations } from '../core/owned.ts'
import { EnterpriseKind } from './enums.ts'

export const termEntity = entity('Term', 'Term')

export const Term = builder.prismaNode('Term', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    description: t.exposeString('description', {}),
    kinds: t.expose('kinds', { type: [EnterpriseKind], description: 'Kinds of enterprise that it takes in (해당 유형); empty: it is about something else.' }),
    citations: citations(t),
  }),
})

export const terms = namedList({ name: 'Term', plural: 'terms', korean: '용어', type: Term, of: termEntity, filter: null, where: () => ({}) })
