import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { orderedList } from '../core/ordered-list.ts'
import { isSynthetic } from '../core/owned.ts'
import { viewableCitationWhere } from './access.ts'
import { CitationMethod } from './enums.ts'
import { CitationFilter, citationWhere, SourceFilter, sourceWhere } from './inputs.ts'

export const sourceEntity = entity('Source', 'Source')
const citationEntity = entity('Citation', 'Citation', viewableCitationWhere)

export const Source = builder.prismaNode('Source', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    key: t.exposeString('key', {}),
    outlet: t.exposeString('outlet', { nullable: true }),
    title: t.exposeString('title', { nullable: true }),
    author: t.exposeString('author', { nullable: true }),
    publishedOn: t.expose('publishedOn', { type: 'Date', nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    sha256: t.exposeString('sha256', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    isSynthetic: isSynthetic(t),
    citations: citations.below(t, 'citations', 'What the graph takes from this source (이 출처의 인용).'),
  }),
})

export const Citation = builder.prismaNode('Citation', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    source: t.relation('source', { description: 'The source (출처).' }),
    factId: t.exposeString('factId', { nullable: true }),
    field: t.exposeString('field', { nullable: true }),
    locator: t.exposeString('locator', { nullable: true }),
    method: t.expose('method', { type: CitationMethod, description: 'How the value comes from the source (근거 방식).' }),
    quotedAs: t.exposeString('quotedAs', { nullable: true }),
    normalizedTo: t.exposeString('normalizedTo', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
  }),
})

export const sources = orderedList({ order: 'KEY', column: 'key', text: 'By key (출처 키)' }, {
  name: 'Source',
  plural: 'sources',
  korean: '출처',
  type: Source,
  of: sourceEntity,
  filter: SourceFilter,
  where: sourceWhere,
})

export const citations = defineList({
  name: 'Citation',
  korean: '인용',
  type: Citation,
  filter: CitationFilter,
  orderTexts: { FACT_ID: 'By the id of the fact, those without one last (사실 번호)' },
  spec: {
    name: 'citations',
    of: citationEntity,
    orders: { FACT_ID: { column: 'factId', type: 'string', indexed: 'ASC', nullable: true } },
    defaultOrder: { field: 'FACT_ID', direction: 'ASC' },
    where: citationWhere,
  },
})
