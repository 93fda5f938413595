import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Expert, expertEntity, experts } from './expert.ts'

builder.queryFields((t) => ({
  expert: byId(t, { type: Expert, of: expertEntity, description: 'One expert (전문가)' }),
  experts: experts.root(t, 'Experts whose profile is shared with the viewer (전문가 목록).'),
}))
