import { type FactFile, row } from './row.ts'
import { hashOf } from './tables.ts'

const articles = [
  row('Source', '000', {
    key: '000',
    outlet: '한국유통신문',
    title: 'WISET-한국사회적기업진흥원 업무협약 체결',
    author: '김도형',
    sha256: '684bf8e78b41d428fd796608d7ed5d7d488a84c9a2057eb8acbfc10418b5f271',
    note: 'No day of publication and no address of the article is printed.',
  }),
  row('Source', '001', {
    key: '001',
    outlet: '이로운넷',
    sha256: '6bed453bdc3a25c4be00950feedc8bb372733966fda32bcacbb7045e77de29c7',
    note: 'Neither title, author nor day of publication is printed.',
  }),
  row('Source', '002', {
    key: '002',
    outlet: '뉴스21',
    title: '관악구, 사회적경제 활성화 위해 민·관 협력 확대',
    author: '김민수',
    publishedOn: '2018-01-23',
    sha256: 'b13f8b23a9d32ebe91f47d4cafa7e3f3a638a44a5baafe8b27dfb9afc855fc07',
    note: 'Registered at 15:26:43. The outlet’s name stands only in the list of other articles (뉴스21통신).',
  }),
  row('Source', '003', {
    key: '003',
    title: '2,060억원 규모, 4대 분야 51개 사회적경제 시책 추진',
    sha256: '3d2d61667a434fef44a9a5266135c6046689dcb6c232ad0a7f9a2f769fc2c0f7',
    note: 'Neither outlet nor author is printed. The head of the page bears 2021.02.25 (목), the day of the page rather than of the article.',
  }),
  row('Source', '004', {
    key: '004',
    outlet: '뉴스윈',
    title: '대구시, "대구형 사회적경제 스케일업" 추진',
    publishedOn: '2022-01-16',
    sha256: 'a7de9e5dbf761c4fc9a1a7f0a115fd973ff2720172f6fac755cc6b76d772ada7',
    note: 'The text is printed twice, L5–14 and L15–24; citations name the first. The printed writer (관리자) is the site’s administrator.',
  }),
]

const tables = () => [
  row('Source', 'regions-sido', {
    key: 'regions-sido',
    title: '시·도 코드: 행정표준코드(법정동), 통계청 행정구역분류, ISO 3166-2:KR',
    sha256: hashOf('regions-sido'),
    note: 'Provinces in three systems of codes, with the changes of 2006 to 2026; the table is prisma/facts/tables/regions-sido.csv.',
  }),
  row('Source', 'regions-sigungu', {
    key: 'regions-sigungu',
    title: '시·군·구 코드: 행정표준코드(법정동)',
    sha256: hashOf('regions-sigungu'),
    note: 'Self-governing cities, counties and districts, and the administrative cities of Jeju. Two public lists agree on the units before 2026-07-01; those of that day stand on one.',
  }),
  row('Source', 'region-names', {
    key: 'region-names',
    title: '시·도의 옛 이름과 영문 이름',
    note: 'Names in use before a province was renamed: 제주도 until 2006, 강원도 until 2023, 전라북도 until 2024.',
  }),
  row('Source', 'ksic-11', {
    key: 'ksic-11',
    outlet: '통계청',
    title: '한국표준산업분류 제11차 개정, 대분류',
    sha256: hashOf('ksic-sections'),
    note: 'In force since 2024-07-01, as one page tells.',
  }),
  row('Source', 'nstc-2023', {
    key: 'nstc-2023',
    outlet: '과학기술정보통신부',
    title: '국가과학기술표준분류체계 2023, 대분류',
    sha256: hashOf('nstc-2023'),
    note: '19 of its 22 major fields: 인문학, 사회과학 and 문화예술체육학 are left out, since no source gives their codes beyond doubt.',
  }),
]

const pages = [
  row('Source', 'wiset-rename', {
    key: 'wiset-rename',
    outlet: '한국일보',
    publishedOn: '2021-11-19',
    note: 'Tells that WISET became 한국여성과학기술인육성재단 in June 2021; the day is not told.',
  }),
  row('Source', 'wiset-site', {
    key: 'wiset-site',
    outlet: 'WISET',
    title: 'Korea Foundation for Women in Science, Engineering and Technology',
    url: 'https://wiset.or.kr',
  }),
  row('Source', 'finance-ministry', {
    key: 'finance-ministry',
    outlet: '아시아경제',
    publishedOn: '2026-01-02',
    url: 'https://www.asiae.co.kr/article/2026010210141543422',
    note: 'Tells that 기획재정부 was divided into 재정경제부 and 기획예산처 on 2026-01-02.',
  }),
  row('Source', 'public-institutions', {
    key: 'public-institutions',
    title: '공공기관 유형별 목록',
    publishedOn: '2024-11-21',
    url: 'https://m.mir.pe/wiki/%EA%B3%B5%EA%B3%B5%20%EA%B8%B0%EA%B4%80',
    note: 'Public institutions by their legal type as designated for 2024; the day is that of the page’s last change.',
  }),
  row('Source', 'english-names', {
    key: 'english-names',
    title: 'Official English names of Korean public bodies',
    note: 'The names that the bodies themselves use in English; none of them is printed in the articles.',
  }),
  row('Source', 'seohadaum-place', {
    key: 'seohadaum-place',
    outlet: '경남에나뉴스',
    title: '함양 서하다움 청년 레지던스, 도시와 농촌·청년과 지역을 연결하다.',
    author: '이도균',
    publishedOn: '2022-08-11',
    url: 'http://www.jjinews.net/news/articleView.html?idxno=103736',
    note: 'Places 서하다움 in 서하면 of 함양군.',
  }),
  row('Source', 'cooperation-scheme', {
    key: 'cooperation-scheme',
    outlet: '시정일보',
    title: '동작구, 행안부 주관 ‘사회적경제 민관 협업체계 구축’ 대상 선정',
    author: '이승열',
    publishedOn: '2022-03-02',
    url: 'http://www.sijung.co.kr/news/articleView.html?idxno=279335',
    note: 'Tells that 행정안전부 runs the scheme for local governments all over the country, in 2021 and 2022.',
  }),
  row('Source', 'asset-scheme', {
    key: 'asset-scheme',
    outlet: '코리아플러스',
    url: 'http://www.kplus.kr/news/articleView.html?idxno=329160',
    note: 'Tells that 행정안전부 runs the scheme 지역자산화 지원사업, and of its briefing by 전라북도 for 2021.',
  }),
]

/** The five articles, the tables, and what else the facts rest on. */
export function sources(): FactFile {
  return { file: 'prisma/facts/sources.ts', synthetic: false, rows: [...articles, ...tables(), ...pages] }
}
