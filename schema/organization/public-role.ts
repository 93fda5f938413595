import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { orderedList } from '../core/ordered-list.ts'
import { citations, ownedList } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from './organization.ts'
import { PublicRoleFilter, publicRoleWhere } from './public-role-inputs.ts'

export const publicRoleEntity = entity('PublicRole', 'PublicRole')

export const PublicRole = builder.prismaNode('PublicRole', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    personName: t.exposeString('personName', {}),
    title: t.exposeString('title', {}),
    organization: t.relation('organization', { type: Organization }),
    on: partialDate(t, { code: 'heldIn', quotedAs: 'heldQuotedAs' }, 'When the person held it (시점); null: not told.'),
    appearances: t.relation('appearances', { description: 'Parts taken in events (행사 참여).', query: { orderBy: { id: 'asc' } } }),
    citations: citations(t),
  }),
})

export const publicRoles = orderedList({ order: 'PERSON_NAME', column: 'personName', text: 'By the person’s name (이름)' }, {
  name: 'PublicRole',
  plural: 'publicRoles',
  korean: '공적 직위',
  type: PublicRole,
  of: publicRoleEntity,
  filter: PublicRoleFilter,
  where: publicRoleWhere,
})

/** The office-holders and staff of an organisation whom sources name. */
export const publicRolesOf = (t: ModelFields): Field =>
  ownedList(t, 'publicRoles', 'Public roles of its people whom sources name (공적 직위).', [{ personName: 'asc' }, { id: 'asc' }])
