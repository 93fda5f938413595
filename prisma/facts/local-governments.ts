import { derived, external, stated } from './cite.ts'
import { publicBuyer } from './organization-rows.ts'
import type { FactFile } from './row.ts'

const english = (value: string) => ({ value, cited: external('english-names') })
const itsOwn = 'A local government sits in its own territory.'

/** Provinces, cities and districts as bodies, and the council, that the articles name. */
export const localGovernments: FactFile = {
  file: 'prisma/facts/local-governments.ts',
  synthetic: false,
  rows: [
    ...publicBuyer({
      key: 'gwanak-gu',
      name: '서울특별시 관악구',
      english: english('Gwanak-gu'),
      kind: 'LOCAL_GOVERNMENT',
      region: '11620',
      citations: [
        stated('002-01', 'L12'),
        stated('002-01', 'L12', { field: 'name', quotedAs: '서울 관악구', normalizedTo: '서울특별시 관악구' }),
        stated('002-01', 'L12', { field: 'region', quotedAs: '서울 관악구' }),
      ],
      names: [
        { value: '서울 관악구', lang: 'KO', kind: 'AS_PRINTED', citations: [stated('002-01', 'L12')] },
        { value: '관악구', lang: 'KO', kind: 'SHORT', citations: [stated('002-01', 'L2')] },
      ],
    }),
    ...publicBuyer({
      key: 'seoul-city',
      name: '서울특별시',
      english: english('Seoul Metropolitan Government'),
      kind: 'LOCAL_GOVERNMENT',
      region: 'seoul',
      citations: [
        stated('002-14', 'L24'),
        stated('002-14', 'L24', { field: 'name', quotedAs: '서울시', normalizedTo: '서울특별시' }),
        derived('002-14', 'L24', { field: 'region', quotedAs: '서울시', note: itsOwn }),
      ],
      names: [{ value: '서울시', lang: 'KO', kind: 'SHORT', citations: [stated('002-14', 'L24')] }],
    }),
    ...publicBuyer({
      key: 'daegu-city',
      name: '대구광역시',
      english: english('Daegu Metropolitan City'),
      kind: 'LOCAL_GOVERNMENT',
      region: 'daegu',
      citations: [
        stated('004-01', 'L1'),
        stated('004-01', 'L1', { field: 'name', quotedAs: '대구시', normalizedTo: '대구광역시' }),
        derived('004-01', 'L1', { field: 'region', quotedAs: '대구시', note: itsOwn }),
      ],
      names: [{ value: '대구시', lang: 'KO', kind: 'SHORT', citations: [stated('004-01', 'L1')] }],
    }),
    ...publicBuyer({
      key: 'jeonbuk-province',
      name: '전북특별자치도',
      english: { value: 'Jeonbuk State', cited: external('regions-sido', { locator: 'jeonbuk' }) },
      kind: 'LOCAL_GOVERNMENT',
      region: 'jeonbuk',
      citations: [
        stated('003-01', 'L33'),
        external('regions-sido', { locator: 'jeonbuk', field: 'name', note: 'Renamed on 2024-01-18.' }),
        derived('003-01', 'L33', { field: 'region', quotedAs: '전라북도', note: itsOwn }),
      ],
      legalNames: [
        {
          value: '전라북도',
          lang: 'KO',
          kind: 'LEGAL',
          validTo: '2024-01-17',
          citations: [stated('003-01', 'L33'), external('regions-sido', { locator: 'jeonbuk', field: 'validTo' })],
        },
        {
          value: '전북특별자치도',
          lang: 'KO',
          kind: 'LEGAL',
          validFrom: '2024-01-18',
          citations: [external('regions-sido', { locator: 'jeonbuk' })],
        },
      ],
      names: [
        { value: '전북도', lang: 'KO', kind: 'SHORT', citations: [stated('003-28', 'L93')] },
        {
          value: 'Jeollabuk-do',
          lang: 'EN',
          kind: 'LEGAL',
          validTo: '2024-01-17',
          citations: [external('region-names')],
        },
      ],
    }),
    ...publicBuyer({
      key: 'gyeongnam-council',
      name: '경상남도의회',
      english: english('Gyeongsangnam-do Council'),
      kind: 'LOCAL_COUNCIL',
      region: 'gyeongnam',
      citations: [stated('001-27', 'L36'), derived('001-27', 'L36', { field: 'region', quotedAs: '경상남도', note: itsOwn })],
    }),
  ],
}
