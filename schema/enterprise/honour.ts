import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { citations, isSynthetic, ownedList } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from '../organization/organization.ts'
import { HonourRole } from './enums.ts'
import { HonourFilter, honourWhere } from './honour-inputs.ts'

export const honourEntity = entity('Honour', 'Honour')

export const Honour = builder.prismaNode('Honour', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    recipient: t.relation('organization', { type: Organization, description: 'Who received it (수상 기관).' }),
    givenIn: partialDate(t, { code: 'givenIn', quotedAs: 'givenQuotedAs' }, 'When it was given (수여 시기); null: not told.'),
    bodies: t.relation('bodies', {
      description: 'The bodies behind it with their printed roles (주관·수여 기관).',
      query: { orderBy: [{ role: 'asc' }, { id: 'asc' }] },
    }),
    isSynthetic: isSynthetic(t),
    citations: citations(t),
  }),
})

builder.prismaObject('HonourBody', {
  fields: (t) => ({
    role: t.expose('role', { type: HonourRole, description: 'Role as printed (역할).' }),
    organization: t.relation('organization', { type: Organization, description: 'The body (기관).' }),
    honour: t.relation('honour', { description: 'The honour (표창·선정).' }),
    citations: citations(t),
  }),
})

export const honours = defineList({
  name: 'Honour',
  korean: '표창·선정',
  type: Honour,
  filter: HonourFilter,
  orderTexts: { GIVEN_IN: 'By the first possible day, undated ones last (수여 시기)' },
  spec: {
    name: 'honours',
    of: honourEntity,
    orders: { GIVEN_IN: { column: 'givenEarliest', type: 'date', indexed: 'ASC', nullable: true } },
    defaultOrder: { field: 'GIVEN_IN', direction: 'ASC' },
    where: honourWhere,
  },
})

/** The honours that an organisation stands behind. */
export const honoursGiven = (t: ModelFields): Field =>
  ownedList(t, 'honourRoles', 'Honours that it organised or gave (주관·수여한 표창).', { id: 'asc' })
