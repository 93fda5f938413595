import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations } from '../core/owned.ts'
import { relationsTo } from './relation.ts'

export const lawEntity = entity('Law', 'Law')

export const Law = builder.prismaNode('Law', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    relationsTo: relationsTo(t),
    citations: citations(t),
  }),
})

export const laws = namedList({ name: 'Law', plural: 'laws', korean: '법률', type: Law, of: lawEntity, filter: null, where: () => ({}) })
