import { type FactRow, row } from '../facts/row.ts'
import { instantOn, madeUp } from './made-up.ts'
import { randomOf } from './random.ts'

/** The made-up programme for which matches are counted. */
export const matchingProgramme = 'demo-commercialization'

/** A made-up programme that helps enterprises to bring what they make to market, run by the made-up city. */
export function programmeRows(): FactRow[] {
  const createdAt = instantOn(randomOf('programmes'), '2024-01-15')
  return [
    row(
      'Programme',
      matchingProgramme,
      {
        name: '가상 사업화 지원 사업',
        nameEn: 'Synthetic Commercialisation Programme',
        form: 'PROGRAMME',
        status: 'ONGOING',
        description: '기술수요를 전문가와 이어 사업화를 돕는다고 가정한 사업입니다.',
        needStages: ['STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION'],
      },
      [madeUp],
      createdAt,
    ),
    row('ProgrammeBody', `${matchingProgramme}:operator`, { programmeId: matchingProgramme, organizationId: 'demo-city', role: 'OPERATOR' }, [madeUp]),
  ]
}
