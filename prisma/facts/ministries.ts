import { external, stated } from './cite.ts'
import { publicBuyer } from './organization-rows.ts'
import type { FactFile } from './row.ts'

const english = (value: string) => ({ value, cited: external('english-names') })

/** Ministries that the articles name. */
export const ministries: FactFile = {
  file: 'prisma/facts/ministries.ts',
  synthetic: false,
  rows: [
    ...publicBuyer({
      key: 'msit',
      name: '과학기술정보통신부',
      english: english('Ministry of Science and ICT'),
      kind: 'STATE',
      citations: [stated('000-03', 'L53')],
    }),
    ...publicBuyer({
      key: 'moef',
      name: '기획재정부',
      english: english('Ministry of Economy and Finance'),
      kind: 'STATE',
      note: 'Divided into 재정경제부 and 기획예산처 on 2026-01-02; the article of 2018 names it as it was.',
      citations: [stated('002-12', 'L24'), external('finance-ministry', { field: 'note' })],
    }),
    ...publicBuyer({
      key: 'mss',
      name: '중소벤처기업부',
      english: english('Ministry of SMEs and Startups'),
      kind: 'STATE',
      citations: [stated('002-13', 'L24')],
    }),
    ...publicBuyer({
      key: 'mois',
      name: '행정안전부',
      english: english('Ministry of the Interior and Safety'),
      kind: 'STATE',
      citations: [stated('003-11', 'L45')],
    }),
  ],
}
