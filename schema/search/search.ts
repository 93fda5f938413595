import { builder } from '../builder.ts'
import { derive, derivedBy } from '../core/derived.ts'
import type { Types } from '../core/graph.ts'
import { maxPageSize } from '../core/page.ts'
import { SearchType, SearchVia } from './enums.ts'
import { type FoundHit, nameOf, type SearchArguments, searchPage } from './hits.ts'

const SearchHit = builder.objectRef<FoundHit>('SearchHit').implement({
  description: 'What a search found (검색 결과), with the name that answered and how.',
  fields: (t) => ({
    name: t.string({ description: 'Korean name of what was found (이름); the title of a technical need.', resolve: (hit) => nameOf(hit.node) }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      description: 'What was found (찾은 항목), of whichever type.',
      resolve: (hit) => hit.node as never,
    }),
    via: t.field({ type: SearchVia, description: 'How the name answered (일치 방식).', resolve: (hit) => hit.via }),
    matchedName: t.string({ description: 'The name that answered (일치한 이름): a short, former, English or misprinted one too.', resolve: (hit) => hit.name }),
    isSynthetic: t.boolean({ description: 'Whether it was made up for demonstration (가상 자료).', resolve: (hit) => hit.synthetic }),
  }),
})

const SearchHitConnection = builder.connectionObject(
  {
    type: SearchHit,
    name: 'SearchHitConnection',
    description:
      'A page of what a search found (검색 결과 목록), the best first. It has no total: of very common words only a part of the matches is looked at, and a number would be made up.',
  } as never,
  { name: 'SearchHitEdge', description: 'A hit of the page and its cursor (검색 결과 항목).' },
)

builder.queryFields((t) => ({
  search: t.field({
    type: SearchHitConnection,
    description:
      'What has a name that answers a text (통합 검색), each thing once, by its best name: by the whole name, its beginning, a word or a part, by initial consonants (초성), half-typed, mixed, with the other keyboard on, with its words in any order or with one slip. Ranked so; the shorter name first where two are alike; at most 1,000 deep. Names of people are not searched.',
    args: {
      query: t.arg.string({ required: true, description: 'The text (검색어); of more than 300 characters the first count, an empty one finds nothing.' }),
      types: t.arg({ type: [SearchType], description: 'Types to search (종류), any of them; absent: all.' }),
      synthetic: t.arg.boolean({ description: 'Whether they were made up for demonstration (가상 자료); absent: both.' }),
      first: t.arg.int({ description: `Hits from the best on, 1 to ${maxPageSize}; 20 when absent (개수).` }),
      after: t.arg.string({ description: 'Cursor behind which the page starts (이 커서 다음부터): a place in the ranking of this text, types and kind of rows.' }),
    },
    extensions: derivedBy(searchPage),
    resolve: (_root: unknown, args: SearchArguments, ctx: Types['Context'], info: never) => derive(searchPage, args, ctx, info),
  } as never),
}))
