import { z } from 'zod'
import { builder } from '../builder.ts'
import { parseFilter, some } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { CitationMethod } from './enums.ts'

export const SourceFilter = builder.inputType('SourceFilter', {
  description: 'Conditions on sources (출처 조건); all must hold.',
  fields: (t) => ({
    synthetic: t.boolean({ description: 'Whether it is the generator of demonstration rows (가상 자료).' }),
  }),
})

const sourceFilter = z.object({ synthetic: some.flag() })

export function sourceWhere({ filter }: ListArguments): Where {
  const { synthetic } = parseFilter(sourceFilter, filter)
  return synthetic === undefined ? {} : { synthetic }
}

export const CitationFilter = builder.inputType('CitationFilter', {
  description: 'Conditions on citations (인용 조건); all must hold.',
  fields: (t) => ({
    factId: t.string({ description: 'Id of the fact, such as `002-12` (사실 번호).' }),
    methods: t.field({ type: [CitationMethod], description: 'How the value comes from the source (근거 방식); any of them.' }),
  }),
})

const citationFilter = z.object({ factId: some.text(), methods: some.anyOf<'STATED' | 'DERIVED' | 'EXTERNAL' | 'SUBMITTED' | 'SYNTHETIC'>() })

export function citationWhere({ filter }: ListArguments): Where {
  const { factId, methods } = parseFilter(citationFilter, filter)
  return { ...(factId === undefined ? {} : { factId }), ...(methods === undefined ? {} : { method: { in: methods } }) }
}
