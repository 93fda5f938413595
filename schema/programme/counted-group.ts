import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { Named, theOne } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, ownedList } from '../core/owned.ts'
import { Qualifier, Unit } from '../observation/enums.ts'
import { Organization } from '../organization/organization.ts'

export const countedGroupEntity = entity('CountedGroup', 'CountedGroup')

export const CountedGroup = builder.prismaNode('CountedGroup', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    count: t.exposeInt('count', {}),
    unit: t.expose('unit', { type: Unit, description: 'How they are counted (단위).' }),
    qualifier: t.expose('qualifier', { type: Qualifier, description: 'How exact the number is (정확도).' }),
    description: t.exposeString('description', { nullable: true }),
    members: t.field({
      type: [Organization],
      nullable: true,
      description: 'Who they are (구성원); null: no source names them.',
      resolve: () => null,
    }),
    countedBy: theOne(t, { programme: 'Programme', measure: 'Measure', campaign: 'Campaign' }, 'The programme, measure or campaign that counts them (집계 주체).'),
    citations: citations(t),
  }),
})

export const countedGroupList = namedList({
  name: 'CountedGroup',
  plural: 'countedGroups',
  korean: '집계 대상',
  type: CountedGroup,
  of: countedGroupEntity,
  filter: null,
  where: () => ({}),
})

/** The groups that a thing only counts: its model has `countedGroups`. */
export const countedGroups = (t: ModelFields): Field =>
  ownedList(t, 'countedGroups', 'Groups that the source counts without naming them (집계 대상).', [{ name: 'asc' }, { id: 'asc' }])
