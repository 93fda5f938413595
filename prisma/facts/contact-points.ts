import { stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** Offices that the articles give for questions. */
export const contactPoints: FactFile = {
  file: 'prisma/facts/contact-points.ts',
  synthetic: false,
  rows: [
    row('ContactPoint', 'wiset-business-strategy', { organizationId: 'wiset', name: '사업전략팀', phone: '02-6411-1073' }, [
      stated('000-17', 'L49', { quotedAs: 'WISET 사업전략팀' }),
      stated('000-17', 'L49', { field: 'phone', quotedAs: '02-6411-1073' }),
    ]),
  ],
}
