import { derived, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

const gwanak = (factId: string, key: string, name: string, quotedAs: string): FactRow => {
  const year = derived(factId, 'L27', { field: 'year', quotedAs: '올해도', normalizedTo: '2018', note: 'The article was registered on 2018-01-23 (L4).' })
  return row('Measure', key, { name, status: 'PLANNED', organizationId: 'gwanak-gu', year: 2018 }, [
    stated(factId, 'L27', { quotedAs }),
    stated(factId, 'L27', { field: 'status', quotedAs: '나갈 계획' }),
    year,
  ])
}

const daegu = (factId: string, key: string, columns: Pick<Columns<'Measure'>, 'name' | 'description'>, ...citations: readonly CitationOf[]): FactRow => {
  const year = derived(factId, 'L4', { field: 'year', quotedAs: '2022년', note: 'The year of the heading.' })
  return row('Measure', key, { ...columns, status: 'PLANNED', organizationId: 'daegu-city', year: 2022 }, [...citations, year])
}

/** What 관악구 planned for 2018, and what 대구 plans for 2022 beside its programmes. */
export const cityMeasures: FactFile = {
  file: 'prisma/facts/city-measures.ts',
  synthetic: false,
  rows: [
    gwanak('002-16', 'gwanak-public-purchase', '공공구매 촉진', '공공구매 촉진'),
    gwanak('002-17', 'gwanak-dream-market', '꿈시장 활성화', '꿈시장 활성화'),
    gwanak('002-18', 'gwanak-products', '사회적경제 기업 제품 사용 및 공모전 확대', '사회적경제 기업 제품 사용 및 공모전을 확대'),
    daegu(
      '004-08',
      'daegu-delivery-cooperatives',
      { name: '플랫폼 배달 노동자 협동조합 활성화', description: '컨설팅과 교육, 사업모델 개발로 배달 노동자의 권익을 지킨다.' },
      stated('004-08', 'L10', { field: 'name', quotedAs: '협동조합 활성화', normalizedTo: '플랫폼 배달 노동자 협동조합 활성화' }),
      stated('004-08', 'L10', { quotedAs: '협동조합 활성화를 추진' }),
      stated('004-08', 'L10', { field: 'description', quotedAs: '컨설팅과 교육, 사업모델 개발' }),
    ),
    daegu(
      '004-10',
      'daegu-digital',
      { name: '디지털 역량강화 사업', description: '코로나 사태 뒤 기업의 수요가 많았던 사업으로, 기업이 디지털 시장에 나아가게 돕는다.' },
      stated('004-10', 'L12', { quotedAs: '‘디지털 역량강화’ 사업' }),
    ),
    daegu(
      '004-11',
      'daegu-central-schemes',
      { name: '중앙 부처의 사회적경제 활성화 사업 연계', description: '중앙 부처의 사업을 이어 대구 사회적경제의 활력을 찾는다.' },
      stated('004-11', 'L12', { quotedAs: '중앙 부처의 사회적경제 활성화 사업을 연계' }),
    ),
  ],
}
