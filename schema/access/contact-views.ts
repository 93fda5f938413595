import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { type Field, fieldsOf, type ModelFields, ruledRelation } from '../core/graph.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'
import { personsOwnWhere } from './access.ts'
import { ConsentPurpose } from './enums.ts'

/** How many looks an expert is told of. */
const latest = 100

builder.prismaObject('ContactView', {
  description: 'A look at the contact of an expert (연락처 열람 기록): who, when and what for.',
  fields: (t) => ({
    viewedAt: t.expose('viewedAt', { type: 'DateTime', description: 'When (열람 시각).' }),
    purpose: t.expose('purpose', { type: ConsentPurpose, description: 'What for (목적).' }),
    reason: t.exposeString('reason', {}),
    viewer: t.exposeString('viewer', {}),
    organization: ruledRelation(t, 'organization', {
      type: Organization,
      of: organizationEntity,
      foreignKey: 'organizationId',
      description: 'The organisation on whose behalf (열람 기관); null: an operator, or the organisation is no longer shown.',
    }),
  }),
})

/** Who looked at the contact of an expert, for herself and operators. */
export function contactViewsOf(t: ModelFields): Field {
  return fieldsOf(t, 'contactViews').relation('contactViews' as never, {
    description: `Who looked at her contact (연락처 열람 기록), the latest first, at most ${latest}: told to herself and operators; empty for everybody else.`,
    query: ((_args: object, ctx: Context) => ({ where: personsOwnWhere(ctx), orderBy: [{ viewedAt: 'desc' }, { id: 'desc' }], take: latest })) as never,
  })
}
