import { derived, stated } from './cite.ts'
import { dayOfAgreement } from './agreements.ts'
import { type CitationOf, type FactFile, type FactRow, row } from './row.ts'

interface RoleOf {
  key: string
  personName: string
  title: string
  organization: string
  factId: string
  locator: string
  quotedAs: string
  /** Citations beside that of the role and that of its day. */
  more?: readonly CitationOf[]
}

const role = ({ key, personName, title, organization, factId, locator, quotedAs, more = [] }: RoleOf, held: { code: string; quotedAs?: string; cited: CitationOf }) =>
  row('PublicRole', key, { personName, title, organizationId: organization, heldIn: held.code, heldQuotedAs: held.quotedAs ?? null }, [
    stated(factId, locator, { quotedAs }),
    held.cited,
    ...more,
  ])

const atAgreement = (of: RoleOf): FactRow => role(of, { code: '2021-04-27', quotedAs: '4월 27일(화)', cited: dayOfAgreement(of.factId, 'heldIn') })

const workshopDay = (factId: string): CitationOf =>
  stated(factId, 'L6', { field: 'heldIn', quotedAs: '24일', note: 'The day of the workshop; neither month nor year is printed.' })
const atWorkshop = (of: RoleOf): FactRow => role(of, { code: '--24', quotedAs: '24일', cited: workshopDay(of.factId) })

const panellist = (key: string, personName: string, title: string, organization: string, quotedAs: string) =>
  atWorkshop({ key, personName, title, organization, factId: '001-23', locator: 'L32', quotedAs })

/** Office-holders and speakers, by the role in which the articles name them; nothing else is kept of a person. */
export const publicRoles: FactFile = {
  file: 'prisma/facts/public-roles.ts',
  synthetic: false,
  rows: [
    atAgreement({ key: 'ahn-hyeyeon', personName: '안혜연', title: '소장', organization: 'wiset', factId: '000-06', locator: 'L18', quotedAs: '소장 안혜연' }),
    atAgreement({ key: 'kim-insun', personName: '김인선', title: '원장', organization: 'kosea', factId: '000-07', locator: 'L18', quotedAs: '원장 김인선' }),
    atWorkshop({
      key: 'seo-jongsik',
      personName: '서종식',
      title: '사회적경제지원실장',
      organization: 'kosea',
      factId: '001-13',
      locator: 'L34',
      quotedAs: '서종식 한국사회적기업진흥원 사회적경제지원실장',
      more: [stated('001-13', 'L10', { field: 'title', quotedAs: '실장', normalizedTo: '사회적경제지원실장' })],
    }),
    atWorkshop({
      key: 'lee-eungyeong',
      personName: '이은경',
      title: '팀장',
      organization: 'gyeongnam-chest',
      factId: '001-15',
      locator: 'L15',
      quotedAs: '이은경 경남사회복지공동모금회 팀장',
    }),
    atWorkshop({
      key: 'kim-seonggyu',
      personName: '김성규',
      title: '경남본부장',
      organization: 'kosme-gyeongnam',
      factId: '001-18b',
      locator: 'L20',
      quotedAs: '김성규 중소벤처기업진흥공단 경남본부장',
    }),
    atWorkshop({
      key: 'lee-miyeon',
      personName: '이미연',
      title: '교수',
      organization: 'ts-gyeongnam',
      factId: '001-21b',
      locator: 'L25',
      quotedAs: '이미연 한국교통안전공단 경남본부 교수',
    }),
    atWorkshop({
      key: 'jeong-seungtae',
      personName: '정승태',
      title: '부장',
      organization: 'lh-gyeongnam',
      factId: '001-22b',
      locator: 'L30',
      quotedAs: '정승태 한국토지주택공사 경남지역본부 부장',
    }),
    panellist('bae-jungcheol', '배중철', '경남본부장', 'ts-gyeongnam', '배중철 한국교통안전공단 경남본부장'),
    panellist('hwang-yeongim', '황영임', '회장', 'gyeongnam-self-reliance-association', '황영임 경남자활기업협회 회장'),
    panellist('kim-mideuk', '김미득', '부회장', 'gyeongnam-cooperative-council', '김미득 경남협동조합협의회 부회장'),
    panellist('kim-jinsu', '김진수', '이사장', 'gyeongnam-solidarity', '김진수 경남사회연대경제사회적협동조합 이사장'),
    panellist('sim-ingyeong', '심인경', '사무국장', 'gyeongnam-innovators', '심인경 ㈔경남사회혁신가네트워크 사무국장'),
    atWorkshop({
      key: 'oh-yeongo',
      personName: '오영오',
      title: '경영혁신본부장',
      organization: 'lh',
      factId: '001-26',
      locator: 'L36',
      quotedAs: '오영오 한국주택토지공사 경영혁신본부장',
      more: [
        stated('001-26', 'L36', { field: 'organization', quotedAs: '한국주택토지공사', normalizedTo: '한국토지주택공사', note: 'A slip of the source.' }),
      ],
    }),
    atWorkshop({
      key: 'lee-okseon',
      personName: '이옥선',
      title: '경제환경위원회 의원',
      organization: 'gyeongnam-council',
      factId: '001-27',
      locator: 'L36',
      quotedAs: '이옥선 경상남도의회 경제환경위원회 의원',
    }),
    role(
      {
        key: 'woo-beomgi',
        personName: '우범기',
        title: '정무부지사',
        organization: 'jeonbuk-province',
        factId: '003-28',
        locator: 'L93',
        quotedAs: '우범기 전북도 정무부지사',
      },
      { code: '2021-02', cited: derived('003-28', 'L93', { field: 'heldIn', normalizedTo: '2021-02', note: 'The month of the meeting that the article tells of.' }) },
    ),
    role(
      { key: 'kwon-yeongjin', personName: '권영진', title: '시장', organization: 'daegu-city', factId: '004-14', locator: 'L14', quotedAs: '권영진 대구시장' },
      {
        code: '2022-01-16',
        quotedAs: '16일',
        cited: derived('004-14', 'L5', { field: 'heldIn', quotedAs: '16일', normalizedTo: '2022-01-16', note: 'The article was posted on that day (L3).' }),
      },
    ),
  ],
}
