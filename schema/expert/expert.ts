import { consentsOfExpert } from '../access/consents.ts'
import { contactViewsOf } from '../access/contact-views.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { entity, type Field, fieldsOf, type ModelFields, type Row, ruledRelation } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { orderedList } from '../core/ordered-list.ts'
import { citations, recordFields } from '../core/owned.ts'
import { operates } from '../core/viewer.ts'
import { Industry } from '../enterprise/enterprise.ts'
import { matches } from '../match/match.ts'
import { NeedStage } from '../need/enums.ts'
import { Language } from '../organization/enums.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { readableIdentityWhere, viewableExpertWhere } from './access.ts'
import { CareerBand } from './enums.ts'
import { ExpertFilter, expertWhere } from './inputs.ts'
import { tiesOf } from './ties.ts'

export const expertEntity = entity('Expert', 'Expert', viewableExpertWhere)
export const scienceFieldEntity = entity('ScienceField', 'ScienceField')

export const Expert = builder.prismaNode('Expert', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    careerBand: t.expose('careerBand', { type: CareerBand, description: 'Years of work in bands (경력 구간).' }),
    region: t.relation('region', {}),
    fields: scienceFields(t, 'Fields of expertise (전문 분야), by code.'),
    identity: ruledRelation(t, 'identity', {
      type: ExpertIdentity,
      of: { ...expertEntity, rule: readableIdentityWhere },
      foreignKey: 'id',
      description: 'Name and employer (실명 정보). Needs the scope `READ_EXPERTS`; null without it, where she does not share them with partners, and where she is only known by her pseudonym.',
    }),
    expertise: t.exposeString('expertise', { nullable: true }),
    capacity: t.exposeInt('capacity', {}),
    availableFrom: t.expose('availableFrom', { type: 'Date', nullable: true }),
    availableUntil: t.expose('availableUntil', { type: 'Date', nullable: true }),
    languages: t.expose('languages', { type: [Language] }),
    worksOnSite: t.exposeBoolean('worksOnSite', {}),
    stages: t.expose('stages', { type: [NeedStage] }),
    industries: industriesOf(t),
    sameAs: sameAsOf(t),
    ties: tiesOf(t),
    matches: matches.below(t, 'matches', 'Matches with technical needs (매칭), the best first.'),
    consents: consentsOfExpert(t),
    contactViews: contactViewsOf(t),
    ...recordFields(t, { told: 'herself and operators', mayRead: isHerself }),
  }),
})

/** The profile that stands for the person, for operators. */
function sameAsOf(t: ModelFields): Field {
  return ruledRelation(t, 'sameAs', {
    type: Expert,
    of: { ...expertEntity, rule: (scope) => (operates(scope.viewer) ? viewableExpertWhere(scope) : { id: { in: [] } }) },
    foreignKey: 'sameAsId',
    description: 'The profile that stands for the same person (동일인의 대표 프로필): told to operators (scope `OPERATE`); null for everybody else, and where this one does.',
  })
}

/** The industries that an expert worked in, through the rows that link them. */
function industriesOf(t: ModelFields): Field {
  return fieldsOf(t, 'industries').field({
    type: [Industry],
    description: 'Industries that she worked in (산업 경험), by code; empty: none told.',
    extensions: {
      reads: { through: { relation: 'industries', to: 'industry' } },
      pothosPrismaSelect: (_args: object, _ctx: object, nested: (query: object) => object) => ({
        select: { industries: { orderBy: { industry: { code: 'asc' } }, select: { industry: nested({}) } } },
      }),
    },
    resolve: (row: unknown) => (row as { industries: { industry: Row }[] }).industries.map((link) => link.industry) as never,
  } as never) as Field
}

/** What happened to the record of a natural person is told to herself and operators. */
const isHerself = ({ viewer }: Scope, { id }: { id: string }): boolean => operates(viewer) || id === viewer.expertId

const ExpertIdentity = builder.prismaObject('ExpertIdentity', {
  description: 'Who an expert is (실명 정보): shown by consent alone. The contact is no field of it: `revealExpertContact` shows it, each time recorded.',
  fields: (t) => ({
    name: t.exposeString('name', {}),
    employer: t.exposeString('employer', { nullable: true }),
  }),
})

export const ScienceField = builder.prismaNode('ScienceField', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    code: t.exposeString('code', {}),
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', {}),
    area: t.exposeString('area', {}),
    edition: t.exposeInt('edition', {}),
    citations: citations(t),
  }),
})

/** The science and technology fields of an expert or a need, through the rows that link them. */
export function scienceFields(t: ModelFields, description: string): Field {
  return fieldsOf(t, 'fields').field({
    type: [ScienceField],
    description,
    extensions: {
      reads: { through: { relation: 'fields', to: 'field' } },
      pothosPrismaSelect: (_args: object, _ctx: object, nested: (query: object) => object) => ({
        select: { fields: { orderBy: { field: { code: 'asc' } }, select: { field: nested({}) } } },
      }),
    },
    resolve: (row: unknown) => (row as { fields: { field: Row }[] }).fields.map((link) => link.field) as never,
  } as never) as Field
}

export const experts = defineList({
  name: 'Expert',
  korean: '전문가',
  type: Expert,
  filter: ExpertFilter,
  orderTexts: {
    NAME: 'By pseudonym (가명)',
    CREATED_AT: 'By the time at which the profile came into the graph (등록 시각)',
  },
  fields: appliedRegion,
  spec: {
    name: 'experts',
    of: expertEntity,
    orders: {
      NAME: { column: 'name', type: 'string', indexed: 'ASC' },
      CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' },
    },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    where: expertWhere,
  },
})

export const scienceFieldList = orderedList({ order: 'CODE', column: 'code', text: 'By code (대분류 코드)' }, {
  name: 'ScienceField',
  plural: 'scienceFields',
  korean: '과학기술 분야',
  type: ScienceField,
  of: scienceFieldEntity,
  filter: null,
  where: () => ({}),
})
