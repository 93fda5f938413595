import { personsOwnWhere } from '../access/access.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { encodeId } from '../core/global-id.ts'
import { enumOf, type Field, fieldsOf, type ModelFields, ruledRelation } from '../core/graph.ts'
import { entrepreneurEntity, ProspectiveEntrepreneur } from '../need/need.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'

export const ExpertTieKind = enumOf('ExpertTieKind')

export const ExpertTie = builder.prismaObject('ExpertTie', {
  description: 'A tie (이해관계) of an expert with an organisation or a prospective entrepreneur, for whose sake she is not matched with it: told to herself and operators alone.',
  fields: (t) => ({
    id: t.id({ select: { id: true }, description: 'Id (식별자), for `removeTie`.', resolve: ({ id }) => encodeId('ExpertTie', id) }),
    kind: t.expose('kind', { type: ExpertTieKind, description: 'How she is bound (종류).' }),
    organization: ruledRelation(t, 'organization', {
      type: Organization,
      of: organizationEntity,
      foreignKey: 'organizationId',
      description: 'The organisation (기관); null: it is with a prospective entrepreneur, or the organisation is no longer shown.',
    }),
    entrepreneur: ruledRelation(t, 'entrepreneur', {
      type: ProspectiveEntrepreneur,
      of: entrepreneurEntity,
      foreignKey: 'entrepreneurId',
      description: 'The prospective entrepreneur (예비 창업가); null: it is with an organisation, or the viewer may not see who.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was declared (등록 시각).' }),
  }),
})

/** The ties of an expert, for herself and operators. */
export function tiesOf(t: ModelFields): Field {
  return fieldsOf(t, 'ties').relation('ties' as never, {
    description: 'Her ties with organisations and prospective entrepreneurs (이해관계), as this profile has them, the latest first: told to herself and operators; empty for everybody else.',
    query: ((_args: object, ctx: Context) => ({ where: personsOwnWhere(ctx), orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })) as never,
  })
}
