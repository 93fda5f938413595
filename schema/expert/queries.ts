import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Expert, expertEntity, experts, ScienceField, scienceFieldEntity, scienceFieldList } from './expert.ts'

builder.queryFields((t) => ({
  expert: byId(t, { type: Expert, of: expertEntity, description: 'One expert (전문가)' }),
  experts: experts.root(t, 'Experts whose profile is shared with the viewer (전문가 목록).'),
  scienceField: byId(t, { type: ScienceField, of: scienceFieldEntity, description: 'One science and technology field (과학기술 분야)' }),
  scienceFields: scienceFieldList.root(t, 'Science and technology fields (과학기술 분야 목록).'),
}))
