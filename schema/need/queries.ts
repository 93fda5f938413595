import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Need, needEntity, needs } from './need.ts'

builder.queryFields((t) => ({
  need: byId(t, { type: Need, of: needEntity, description: 'One technical need (기술수요)' }),
  needs: needs.root(t, 'Technical needs (기술수요 목록).'),
}))
