import { derived, stated } from './cite.ts'
import { type CitationOf, type FactFile, type FactRow, row } from './row.ts'

const field = (place: number, factId: string, name: string, ...citations: readonly CitationOf[]): FactRow =>
  row('PlanField', `jeonbuk-2021:${place}`, { planId: 'jeonbuk-2021', place, name }, [stated(factId, 'L39'), ...citations])

const heading = (factId: string, locator: string, quotedAs: string): CitationOf => stated(factId, locator, { field: 'name', quotedAs })

const group = (inField: number, place: number, factId: string, name: string, locator: string, priority?: CitationOf): FactRow =>
  row(
    'TaskGroup',
    `jeonbuk-2021:${inField}:${place}`,
    { fieldId: `jeonbuk-2021:${inField}`, place, name, isPriority: priority !== undefined },
    [stated(factId, locator, { quotedAs: `(${name})` }), ...(priority === undefined ? [] : [priority])],
  )

/** The plans of 전라북도. The names of the fields are printed twice, now and then with another space or dot. */
export const plans: FactFile = {
  file: 'prisma/facts/plans.ts',
  synthetic: false,
  rows: [
    row(
      'Plan',
      'jeonbuk-basic',
      { name: '전라북도 사회적경제 기본계획(2020~2024)', kind: 'BASIC', organizationId: 'jeonbuk-province', fromYear: 2020, toYear: 2024 },
      [
        stated('003-04', 'L37', { quotedAs: '전라북도 사회적경제 기본계획(2020~2024)' }),
        stated('003-04', 'L37', { field: 'fromYear', quotedAs: '2020~2024' }),
        stated('003-04', 'L37', { field: 'toYear', quotedAs: '2020~2024' }),
      ],
    ),
    row(
      'Plan',
      'jeonbuk-2021',
      {
        name: '2021년 전라북도 사회적경제 시행계획',
        kind: 'IMPLEMENTATION',
        organizationId: 'jeonbuk-province',
        parentId: 'jeonbuk-basic',
        fromYear: 2021,
        toYear: 2021,
      },
      [
        stated('003-05', 'L37', { quotedAs: '2021년 전라북도 사회적경제 시행계획' }),
        stated('003-05', 'L37', { field: 'parent', quotedAs: '기본계획(2020~2024)에 근거한' }),
        stated('003-05', 'L37', { field: 'fromYear', quotedAs: '2021년' }),
        stated('003-05', 'L37', { field: 'toYear', quotedAs: '2021년' }),
        derived('003-05', 'L37', { field: 'fields', quotedAs: '4대 분야', note: 'Four fields, as listed in L39.' }),
      ],
    ),
    field(1, '003-06', '지역단위 실행력 강화 및 전문인력 양성', heading('003-06', 'L43', '지역단위 실행력 강화 및 전문인력 양성')),
    field(2, '003-07', '판로개척 및 상품 서비스 고도화', heading('003-07', 'L53', '판로개척 및 상품‧서비스 고도화')),
    field(3, '003-08', '지속가능한 생태계 기반 강화', heading('003-08', 'L65', '지속가능한 생태계 기반 강화')),
    field(
      4,
      '003-09',
      '사회인식개선 및 실천기반 확산',
      heading('003-09', 'L39', '사회인식 개선 및 실천기반 확산'),
      heading('003-09', 'L85', '사회인식개선 및 실천기반 확산'),
    ),
    group(1, 1, '003-29', '지역기반 역량 강화', 'L45'),
    group(1, 2, '003-29', '전문인력 양성', 'L49'),
    group(2, 1, '003-30', '판로지원', 'L57'),
    group(2, 2, '003-30', '고도화 추진', 'L61'),
    group(3, 1, '003-31', '금융지원', 'L69', stated('003-31', 'L69', { field: 'isPriority', quotedAs: '중점사업' })),
    group(3, 2, '003-31', '혁신타운', 'L73'),
    group(3, 3, '003-31', '공유경제', 'L77'),
  ],
}
