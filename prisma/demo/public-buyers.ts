import { type PublicBuyerKind, publicBuyer } from '../facts/organization-rows.ts'
import type { FactRow } from '../facts/row.ts'
import { dayBetween, instantOn, madeUp } from './made-up.ts'
import { randomOf } from './random.ts'

interface Buyer {
  key: string
  name: string
  nameEn: string
  kind: PublicBuyerKind
  region: string
  parent?: string
  supervisor?: string
}

const buyers: readonly Buyer[] = [
  { key: 'demo-ministry', name: '가상 사회연대부', nameEn: 'Synthetic Ministry of Solidarity', kind: 'STATE', region: 'sejong' },
  { key: 'demo-agency', name: '가상 살림청', nameEn: 'Synthetic Housekeeping Agency', kind: 'STATE', region: 'daejeon' },
  { key: 'demo-east-province', name: '가상 해돋이도', nameEn: 'Synthetic Sunrise Province', kind: 'LOCAL_GOVERNMENT', region: 'gangwon' },
  { key: 'demo-south-province', name: '가상 너른들도', nameEn: 'Synthetic Wide Field Province', kind: 'LOCAL_GOVERNMENT', region: 'gyeongnam' },
  { key: 'demo-west-province', name: '가상 노을도', nameEn: 'Synthetic Sunset Province', kind: 'LOCAL_GOVERNMENT', region: 'chungnam' },
  { key: 'demo-city', name: '가상 한빛시', nameEn: 'Synthetic Hanbit City', kind: 'LOCAL_GOVERNMENT', region: 'gyeonggi' },
  { key: 'demo-harbour-city', name: '가상 나루시', nameEn: 'Synthetic Naru City', kind: 'LOCAL_GOVERNMENT', region: 'jeonnam-gwangju' },
  { key: 'demo-county', name: '가상 들마을군', nameEn: 'Synthetic Deulmaeul County', kind: 'LOCAL_GOVERNMENT', region: 'gyeongbuk' },
  { key: 'demo-council', name: '가상 해돋이도의회', nameEn: 'Synthetic Sunrise Provincial Council', kind: 'LOCAL_COUNCIL', region: 'gangwon' },
  { key: 'demo-east-schools', name: '가상 해돋이도교육청', nameEn: 'Synthetic Sunrise Office of Education', kind: 'EDUCATION_OFFICE', region: 'gangwon' },
  { key: 'demo-south-schools', name: '가상 너른들도교육청', nameEn: 'Synthetic Wide Field Office of Education', kind: 'EDUCATION_OFFICE', region: 'gyeongnam' },
  { key: 'demo-water', name: '가상 물길공사', nameEn: 'Synthetic Waterway Corporation', kind: 'PUBLIC_CORPORATION', region: 'daejeon' },
  { key: 'demo-water-south', name: '가상 물길공사 남부본부', nameEn: 'Synthetic Waterway Corporation, Southern Office', kind: 'PUBLIC_CORPORATION', region: 'busan', parent: 'demo-water' },
  { key: 'demo-energy', name: '가상 햇빛공사', nameEn: 'Synthetic Sunlight Corporation', kind: 'PUBLIC_CORPORATION', region: 'ulsan' },
  { key: 'demo-confirmation', name: '가상 기업확인원', nameEn: 'Synthetic Enterprise Confirmation Institute', kind: 'QUASI_GOVERNMENT', region: 'seoul', supervisor: 'demo-ministry' },
  { key: 'demo-safety', name: '가상 안전공단', nameEn: 'Synthetic Safety Agency', kind: 'QUASI_GOVERNMENT', region: 'daegu', supervisor: 'demo-agency' },
  { key: 'demo-safety-east', name: '가상 안전공단 동부본부', nameEn: 'Synthetic Safety Agency, Eastern Office', kind: 'QUASI_GOVERNMENT', region: 'gangwon', parent: 'demo-safety' },
  { key: 'demo-archive', name: '가상 기록원', nameEn: 'Synthetic Archive', kind: 'OTHER_PUBLIC', region: 'jeonbuk', supervisor: 'demo-ministry' },
  { key: 'demo-facilities', name: '가상 한빛시설공단', nameEn: 'Synthetic Hanbit Facilities Corporation', kind: 'LOCAL_PUBLIC_CORPORATION', region: 'gyeonggi' },
  { key: 'demo-culture', name: '가상 한빛문화재단', nameEn: 'Synthetic Hanbit Cultural Foundation', kind: 'LOCAL_FUNDED_BODY', region: 'gyeonggi' },
]

export const buyerKeys: readonly string[] = buyers.map(({ key }) => key)

/** Who gives which certificates in the set: never a real body. */
export const issuers = {
  ministry: 'demo-ministry',
  confirmation: 'demo-confirmation',
  provinces: ['demo-east-province', 'demo-south-province', 'demo-west-province'],
  cities: ['demo-city', 'demo-harbour-city', 'demo-county'],
} as const

export function publicBuyerRows(): FactRow[] {
  const random = randomOf('public buyers')
  return buyers.flatMap(({ nameEn, ...buyer }) => {
    const createdAt = instantOn(random, dayBetween(random, '2022-12-01', '2022-12-20'))
    return publicBuyer({ ...buyer, english: { value: nameEn, cited: madeUp }, citations: [madeUp], createdAt })
  })
}
