import { builder } from '../builder.ts'
import { decodeId } from '../core/global-id.ts'
import { singular } from '../core/graph.ts'
import { oneOf } from '../core/one-of.ts'
import { Source, sourceEntity, sources } from './provenance.ts'

builder.queryFields((t) => ({
  source: singular(t, {
    type: Source,
    of: sourceEntity,
    description: 'One source, by its id or key (출처); null when there is none.',
    args: {
      id: t.arg.id({ description: 'Global id (식별자).' }),
      key: t.arg.string({ description: 'Key, such as `002` (출처 키).' }),
    },
    where: (args: { id?: string | null; key?: string | null }) =>
      oneOf(args, { id: (id) => ({ id: decodeId(id, ['Source'], 'id') }), key: (key) => ({ key }) }),
  }),
  sources: sources.root(t, 'The sources that the graph cites (출처 목록).'),
}))
