import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { theOne } from '../core/named.ts'
import { citations, ownedList } from '../core/owned.ts'
import { typeOfOrganization } from '../organization/organization-type.ts'
import { RelationKind } from './enums.ts'
import { RelationFilter, relationWhere } from './inputs.ts'

export const relationEntity = entity('Relation', 'Relation')

const organization = { type: 'Organization', typeOf: typeOfOrganization }

export const Relation = builder.prismaNode('Relation', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    kind: t.expose('kind', { type: RelationKind, description: 'What it is (종류).' }),
    from: theOne(
      t,
      {
        fromProgramme: 'Programme',
        fromMeasure: 'Measure',
        fromAgreement: 'Agreement',
        fromTalk: 'Talk',
        fromOrganization: organization,
        fromFacility: 'Facility',
      },
      'What the relation starts from (주체): the talk that presents, the measure that responds, what is funded or established.',
    ),
    to: theOne(
      t,
      {
        toProgramme: 'Programme',
        toMeasure: 'Measure',
        toAgreement: 'Agreement',
        toCampaign: 'Campaign',
        toSurvey: 'Survey',
        toFund: 'Fund',
        toLaw: 'Law',
        toFacility: 'Facility',
        toOrganization: organization,
      },
      'What the relation leads to (대상): what is presented, the survey, the fund, the law, what it becomes.',
    ),
    citations: citations(t),
  }),
})

export const relations = defineList({
  name: 'Relation',
  korean: '관계',
  type: Relation,
  filter: RelationFilter,
  orderTexts: { ID: 'By id: no order of meaning, but a lasting one (식별자)' },
  spec: {
    name: 'relations',
    of: relationEntity,
    orders: { ID: { column: 'id', type: 'string', indexed: 'ASC' } },
    defaultOrder: { field: 'ID', direction: 'ASC' },
    where: relationWhere,
  },
})

const byKind = [{ kind: 'asc' }, { id: 'asc' }]

/** The relations that start from a thing: its model has `relationsFrom`. */
export const relationsFrom = (t: ModelFields): Field =>
  ownedList(t, 'relationsFrom', 'What sources tell of it towards other things (관계).', byKind)

/** The relations that lead to a thing: its model has `relationsTo`. */
export const relationsTo = (t: ModelFields): Field =>
  ownedList(t, 'relationsTo', 'What sources tell of other things towards it (역관계).', byKind)
