import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, ownedList, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from '../organization/organization.ts'
import { relationsFrom } from '../programme/relation.ts'
import { AppearanceKind, EventKind, EventRole } from './enums.ts'
import { EventFilter, eventWhere } from './inputs.ts'

export const eventEntity = entity('Event', 'Event')
export const talkEntity = entity('Talk', 'Talk')

export const Event = builder.prismaNode('Event', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: EventKind, description: 'Kind (종류).' }),
    heldIn: partialDate(t, { code: 'heldIn', quotedAs: 'heldQuotedAs' }, 'When it is or was held (일시); null: not told.'),
    venue: t.exposeString('venue', { nullable: true }),
    occasion: t.exposeString('occasion', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    plan: t.relation('plan', { nullable: true }),
    bodies: t.relation('bodies', {
      description: 'Hosts, organisers, supporters and the venue by their printed role (주최·주관·후원).',
      query: { orderBy: [{ role: 'asc' }, { id: 'asc' }] },
    }),
    talks: t.relation('talks', { description: 'Its talks in order (발표); the keynote is first.', query: { orderBy: { place: 'asc' } } }),
    appearances: t.relation('appearances', {
      description: 'Who took part, by public role (참여자): speakers, the panel and its chair, those who greeted.',
      query: { orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
    }),
    ...recordFields(t),
  }),
})

builder.prismaObject('EventBody', {
  fields: (t) => ({
    role: t.expose('role', { type: EventRole, description: 'Role as printed (역할).' }),
    organization: t.relation('organization', { type: Organization, description: 'The organisation (기관).' }),
    event: t.relation('event', { description: 'The event (행사).' }),
    citations: citations(t),
  }),
})

export const Talk = builder.prismaNode('Talk', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    place: t.exposeInt('place', {}),
    isKeynote: t.exposeBoolean('isKeynote', {}),
    event: t.relation('event', { description: 'The event (행사).' }),
    speakers: t.relation('appearances', { description: 'Who gave it, by public role (발표자).', query: { orderBy: { id: 'asc' } } }),
    relationsFrom: relationsFrom(t),
    citations: citations(t),
  }),
})

builder.prismaObject('Appearance', {
  fields: (t) => ({
    kind: t.expose('kind', { type: AppearanceKind, description: 'Part that the person took (역할).' }),
    role: t.relation('role', {}),
    talk: t.relation('talk', { nullable: true }),
    event: t.relation('event', { description: 'The event (행사).' }),
    citations: citations(t),
  }),
})

export const events = namedList({ name: 'Event', plural: 'events', korean: '행사', type: Event, of: eventEntity, filter: EventFilter, where: eventWhere })

export const talks = namedList({ name: 'Talk', plural: 'talks', korean: '발표', type: Talk, of: talkEntity, filter: null, where: () => ({}) })

/** The events that an organisation has a role in. */
export const eventRoles = (t: ModelFields): Field =>
  ownedList(t, 'eventRoles', 'Events that it has a role in (참여 행사).', [{ role: 'asc' }, { id: 'asc' }])
