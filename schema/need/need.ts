import { consentsOfEntrepreneur } from '../access/consents.ts'
import { builder } from '../builder.ts'
import { entity, ruledRelation, ruledText } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { citations, isSynthetic, recordFields } from '../core/owned.ts'
import { Enterprise } from '../enterprise/enterprise.ts'
import { scienceFields } from '../expert/expert.ts'
import { matches } from '../match/match.ts'
import { Language } from '../organization/enums.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { ownsNeed, readableConfidentialWhere, viewableEntrepreneurWhere, viewableNeedWhere } from './access.ts'
import { EntrepreneurForm, NeedStage, NeedStatus } from './enums.ts'
import { NeedFilter, needWhere } from './inputs.ts'

export const needEntity = entity('Need', 'Need', viewableNeedWhere)
export const entrepreneurEntity = entity('ProspectiveEntrepreneur', 'ProspectiveEntrepreneur', viewableEntrepreneurWhere)

export const Need = builder.prismaNode('Need', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    title: t.exposeString('title', {}),
    description: t.exposeString('description', {}),
    stage: t.expose('stage', { type: NeedStage, description: 'Stage of business that it arises in (단계).' }),
    status: t.expose('status', { type: NeedStatus, description: 'State (상태).' }),
    enterprise: t.relation('organization', {
      type: Enterprise,
      nullable: true,
      description: 'The enterprise that owns it (수요 기업); null: a prospective entrepreneur does.',
    }),
    entrepreneur: ruledRelation(t, 'entrepreneur', {
      type: ProspectiveEntrepreneur,
      of: entrepreneurEntity,
      foreignKey: 'entrepreneurId',
      description: 'The prospective entrepreneur who owns it (예비 창업가); null: an enterprise does, or the viewer may not see who.',
    }),
    confidential: ruledText(t, 'confidential', {
      description: 'What only its owner and operators see (비공개 내용); null: nothing, or the viewer is neither.',
      columns: ['organizationId'],
      where: readableConfidentialWhere,
      holds: ownsNeed,
    }),
    fields: scienceFields(t, 'Fields that it asks for (필요 분야), by code.'),
    expertsWanted: t.exposeInt('expertsWanted', {}),
    startsOn: t.expose('startsOn', { type: 'Date', nullable: true }),
    endsOn: t.expose('endsOn', { type: 'Date', nullable: true }),
    languages: t.expose('languages', { type: [Language] }),
    onSite: t.exposeBoolean('onSite', {}),
    prefersHighCareer: t.exposeBoolean('prefersHighCareer', {}),
    matches: matches.below(t, 'matches', 'Matches with experts (매칭), the best first.'),
    ...recordFields(t),
  }),
})

export const ProspectiveEntrepreneur = builder.prismaNode('ProspectiveEntrepreneur', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    form: t.expose('form', { type: EntrepreneurForm, description: 'One person or a team (개인·팀).' }),
    region: t.relation('region', {}),
    needs: needs.below(t, 'needs', 'Technical needs (기술수요).'),
    consents: consentsOfEntrepreneur(t),
    isSynthetic: isSynthetic(t),
    citations: citations(t),
  }),
})

export const needs = defineList({
  name: 'Need',
  korean: '기술수요',
  type: Need,
  filter: NeedFilter,
  orderTexts: {
    CREATED_AT: 'By the time at which it came into the graph (등록 시각)',
    TITLE: 'By title (제목)',
  },
  fields: appliedRegion,
  spec: {
    name: 'needs',
    of: needEntity,
    orders: {
      CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' },
      TITLE: { column: 'title', type: 'string', indexed: 'ASC' },
    },
    defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
    where: needWhere,
  },
})
