import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { defineList } from '../core/list.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, isSynthetic, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from '../organization/organization.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { ResourceKind, SharingActivityKind } from './enums.ts'
import * as inputs from './inputs.ts'

export const sharingPlatformEntity = entity('SharingPlatform', 'SharingPlatform')
export const sharedResourceEntity = entity('SharedResource', 'SharedResource')
export const sharingActivityEntity = entity('SharingActivity', 'SharingActivity')

export const SharingPlatform = builder.prismaNode('SharingPlatform', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    organization: t.relation('organization', { type: Organization }),
    builtIn: partialDate(t, { code: 'builtIn', quotedAs: 'builtQuotedAs' }, 'When it was built (구축 시기); null: not told.'),
    resources: sharedResources.below(t, 'resources', 'What is shared on it (공유자원).'),
    activities: t.relation('activities', { description: 'Study clubs and labs around it (공유 활동).', query: { orderBy: [{ kind: 'asc' }, { id: 'asc' }] } }),
    ...recordFields(t),
  }),
})

export const SharingActivity = builder.prismaNode('SharingActivity', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: SharingActivityKind, description: 'Kind (종류).' }),
    platform: t.relation('platform', { description: 'The platform (플랫폼).' }),
    citations: citations(t),
  }),
})

export const SharedResource = builder.prismaNode('SharedResource', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: ResourceKind, description: 'Kind (종류).' }),
    platform: t.relation('platform', { description: 'The platform (플랫폼).' }),
    region: t.relation('region', { nullable: true }),
    reservations: reservations.below(t, 'reservations', 'When it is reserved and by whom (예약); two never overlap.'),
    ...recordFields(t),
  }),
})

export const reservationEntity = entity('Reservation', 'Reservation')

export const Reservation = builder.prismaNode('Reservation', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime' }),
    endsAt: t.expose('endsAt', { type: 'DateTime' }),
    organization: t.relation('organization', { type: Organization }),
    resource: t.relation('resource', { description: 'What is reserved (공유자원).' }),
    isSynthetic: isSynthetic(t),
    citations: citations(t),
  }),
})

export const sharingPlatforms = namedList({
  name: 'SharingPlatform',
  plural: 'sharingPlatforms',
  korean: '공유 플랫폼',
  type: SharingPlatform,
  of: sharingPlatformEntity,
  filter: inputs.SharingPlatformFilter,
  where: inputs.sharingPlatformWhere,
})

export const sharedResources = namedList({
  name: 'SharedResource',
  plural: 'sharedResources',
  korean: '공유자원',
  type: SharedResource,
  of: sharedResourceEntity,
  filter: inputs.SharedResourceFilter,
  where: inputs.sharedResourceWhere,
  fields: appliedRegion,
})

export const sharingActivities = namedList({
  name: 'SharingActivity',
  plural: 'sharingActivities',
  korean: '공유 활동',
  type: SharingActivity,
  of: sharingActivityEntity,
  filter: null,
  where: () => ({}),
})

export const reservations = defineList({
  name: 'Reservation',
  korean: '예약',
  type: Reservation,
  filter: inputs.ReservationFilter,
  orderTexts: { STARTS_AT: 'By its first instant (시작)' },
  spec: {
    name: 'reservations',
    of: reservationEntity,
    orders: { STARTS_AT: { column: 'startsAt', type: 'date', indexed: 'ASC' } },
    defaultOrder: { field: 'STARTS_AT', direction: 'ASC' },
    where: inputs.reservationWhere,
  },
})
