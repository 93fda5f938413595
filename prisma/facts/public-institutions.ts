import { derived, external, stated } from './cite.ts'
import { type Body, type PublicBuyerKind, publicBuyer } from './organization-rows.ts'
import type { FactFile, FactRow } from './row.ts'

const english = (value: string) => ({ value, cited: external('english-names') })
const designated = (list: string) => external('public-institutions', { field: 'kind', quotedAs: list })

/** The branch in 경남 of a corporation. */
function branch(
  body: Body & { kind: PublicBuyerKind | null; factId: string; locator: string },
): FactRow[] {
  const { factId, locator, citations, ...rest } = body
  return publicBuyer({
    ...rest,
    region: 'gyeongnam',
    citations: [
      ...citations,
      stated(factId, locator, { field: 'parent', quotedAs: body.name }),
      derived(factId, locator, { field: 'region', quotedAs: '경남', note: 'From its name; the town is not told.' }),
    ],
  })
}

const agencies = [
  ...publicBuyer({
    key: 'wiset',
    name: '한국여성과학기술인육성재단',
    english: { value: 'Korea Foundation for Women in Science, Engineering and Technology', cited: external('wiset-site') },
    kind: null,
    supervisor: 'msit',
    note: 'A public institution (공공기관); no source tells which legal kind.',
    citations: [
      stated('000-01', 'L18'),
      external('wiset-rename', { field: 'name', note: 'Renamed in June 2021, after the agreement of the article.' }),
      stated('000-01', 'L53', { field: 'supervisor', quotedAs: '과학기술정보통신부 소관' }),
      stated('000-01', 'L53', { field: 'note', quotedAs: '공공기관' }),
    ],
    legalNames: [
      {
        value: '한국여성과학기술인지원센터',
        lang: 'KO',
        kind: 'LEGAL',
        validTo: '2021-05-31',
        citations: [
          stated('000-01', 'L18'),
          external('wiset-rename', { field: 'validTo', note: 'June 2021; the day is not told, the last of May is taken.' }),
        ],
      },
      {
        value: '한국여성과학기술인육성재단',
        lang: 'KO',
        kind: 'LEGAL',
        validFrom: '2021-06-01',
        citations: [
          external('wiset-rename'),
          external('wiset-rename', { field: 'validFrom', note: 'June 2021; the day is not told, the first is taken.' }),
        ],
      },
    ],
    names: [
      { value: 'WISET', lang: 'EN', kind: 'SHORT', citations: [stated('000-01', 'L18')] },
      {
        value: 'Center for Women in Science, Engineering and Technology',
        lang: 'EN',
        kind: 'LEGAL',
        validTo: '2021-05-31',
        citations: [external('english-names'), external('wiset-rename', { field: 'validTo' })],
      },
    ],
  }),
  ...publicBuyer({
    key: 'kosea',
    name: '한국사회적기업진흥원',
    english: english('Korea Social Enterprise Promotion Agency'),
    kind: null,
    citations: [stated('000-02', 'L18'), stated('001-12', 'L10')],
    names: [
      { value: '진흥원', lang: 'KO', kind: 'SHORT', citations: [stated('000-02', 'L18')] },
      { value: 'KoSEA', lang: 'EN', kind: 'SHORT', citations: [external('english-names')] },
    ],
  }),
]

const corporations = [
  ...publicBuyer({
    key: 'lh',
    name: '한국토지주택공사',
    english: english('Korea Land and Housing Corporation'),
    kind: 'PUBLIC_CORPORATION',
    citations: [stated('001-04', 'L36'), designated('준시장형 공기업')],
    names: [
      { value: 'LH', lang: 'EN', kind: 'SHORT', citations: [stated('001-04', 'L32')] },
      {
        value: '한국주택토지공사',
        lang: 'KO',
        kind: 'AS_PRINTED',
        citations: [stated('001-04', 'L36', { quotedAs: '한국주택토지공사', normalizedTo: '한국토지주택공사', note: 'A slip of the source.' })],
      },
    ],
  }),
  ...branch({
    key: 'lh-gyeongnam',
    name: '한국토지주택공사 경남지역본부',
    parent: 'lh',
    kind: 'PUBLIC_CORPORATION',
    factId: '001-04',
    locator: 'L6',
    citations: [stated('001-04', 'L6'), designated('준시장형 공기업')],
  }),
  ...publicBuyer({
    key: 'koen',
    name: '한국남동발전',
    english: english('Korea South-East Power'),
    kind: 'PUBLIC_CORPORATION',
    citations: [stated('001-05', 'L36'), designated('시장형 공기업')],
    names: [{ value: 'KOEN', lang: 'EN', kind: 'SHORT', citations: [external('english-names')] }],
  }),
  ...publicBuyer({
    key: 'kosme',
    name: '중소벤처기업진흥공단',
    english: english('Korea SMEs and Startups Agency'),
    kind: 'QUASI_GOVERNMENT',
    citations: [derived('001-06', 'L20', { note: 'Named by its branch alone.' }), designated('기금관리형 준정부기관')],
    names: [{ value: 'KOSME', lang: 'EN', kind: 'SHORT', citations: [external('english-names')] }],
  }),
  ...branch({
    key: 'kosme-gyeongnam',
    name: '중소벤처기업진흥공단 경남본부',
    parent: 'kosme',
    kind: 'QUASI_GOVERNMENT',
    factId: '001-06',
    locator: 'L17',
    citations: [stated('001-06', 'L17'), stated('001-06', 'L36'), designated('기금관리형 준정부기관')],
  }),
  ...publicBuyer({
    key: 'ts',
    name: '한국교통안전공단',
    english: english('Korea Transportation Safety Authority'),
    kind: null,
    citations: [stated('001-07', 'L34')],
    names: [{ value: 'TS', lang: 'EN', kind: 'SHORT', citations: [external('english-names')] }],
  }),
  ...branch({
    key: 'ts-gyeongnam',
    name: '한국교통안전공단 경남본부',
    parent: 'ts',
    kind: null,
    factId: '001-07',
    locator: 'L22',
    citations: [stated('001-07', 'L22')],
    names: [
      {
        value: '한국교통안전공단경남본부',
        lang: 'KO',
        kind: 'AS_PRINTED',
        citations: [stated('001-07', 'L36', { quotedAs: '한국교통안전공단경남본부', normalizedTo: '한국교통안전공단 경남본부' })],
      },
    ],
  }),
]

/** Public institutions and corporations that the articles name, with their branches. */
export const publicInstitutions: FactFile = {
  file: 'prisma/facts/public-institutions.ts',
  synthetic: false,
  rows: [...agencies, ...corporations],
}
