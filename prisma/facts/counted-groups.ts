import { derived, stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** Groups that the articles only count: who they are, none of them tells. */
export const countedGroups: FactFile = {
  file: 'prisma/facts/counted-groups.ts',
  synthetic: false,
  rows: [
    row(
      'CountedGroup',
      'pacemaker',
      {
        name: '페이스메이커 사업 대상 사회적경제조직',
        count: 7,
        unit: 'ITEM',
        qualifier: 'EXACT',
        description: '정부지원이 끝난 지 1년 넘게 지난 곳.',
        programmeId: 'pacemaker',
      },
      [stated('001-17', 'L15', { quotedAs: '7개 사회적경제조직' })],
    ),
    row(
      'CountedGroup',
      'ontact',
      {
        name: '온택트 캠페인 참여 기업',
        count: 91,
        unit: 'COMPANY',
        qualifier: 'EXACT',
        description: '자율로 기부한 기업.',
        campaignId: 'ontact',
      },
      [stated('001-18', 'L20', { quotedAs: '91개사' })],
    ),
    row(
      'CountedGroup',
      'gwanak-local',
      {
        name: '관악구의 사회적기업',
        count: 16,
        unit: 'PLACE',
        qualifier: 'EXACT',
        description: '인증사회적기업과 예비사회적기업.',
        programmeId: 'gwanak-local',
      },
      [
        derived('002-15', 'L18', { quotedAs: '16개소', note: 'The sentence before counts them.' }),
        stated('002-05', 'L18', { quotedAs: '16개소의 사회적기업' }),
      ],
    ),
    row(
      'CountedGroup',
      'jeonbuk-intermediaries',
      {
        name: '중간지원조직을 운영하는 전라북도의 시‧군',
        count: 5,
        unit: 'ITEM',
        qualifier: 'EXACT',
        description: '2020년에 선정되었다.',
        measureId: 'jeonbuk-intermediaries',
      },
      [
        stated('003-10', 'L45', { quotedAs: '5개 시‧군' }),
        derived('003-10', 'L45', { field: 'description', quotedAs: '지난해', normalizedTo: '2020', note: 'The year before the plan’s.' }),
      ],
    ),
  ],
}
