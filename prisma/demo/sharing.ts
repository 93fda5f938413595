import { type Columns, type FactRow, row } from '../facts/row.ts'
import type { Enterprise } from './enterprises.ts'
import { daysAfter, instantOn, lastDay, madeUp, number } from './made-up.ts'
import { type Random, randomOf } from './random.ts'

type Kind = Columns<'SharedResource'>['kind']

const resources: readonly (readonly [Kind, string, string])[] = [
  ['SPACE', '공유 주방', 'shared kitchen'],
  ['SPACE', '작은 회의실', 'small meeting room'],
  ['SPACE', '공동 작업장', 'common workshop'],
  ['EQUIPMENT', '3차원 프린터', '3D printer'],
  ['EQUIPMENT', '저온 창고', 'cold store'],
  ['EQUIPMENT', '촬영 장비', 'filming equipment'],
  ['CONTENT', '회계 교육 자료', 'course on bookkeeping'],
  ['CONTENT', '상품 사진 모음', 'collection of product photographs'],
]

const platform = 'demo-sharing'
const morning = 9
const hours = 3

/** A made-up sharing platform with what is shared on it, and who reserved it when: never two at once. */
export function sharingRows(enterprises: readonly Enterprise[], provinces: readonly string[]): FactRow[] {
  const random = randomOf('sharing')
  const createdAt = instantOn(random, '2024-03-04')
  return [
    row(
      'SharingPlatform',
      platform,
      { name: '가상 공유 플랫폼', nameEn: 'Synthetic Sharing Platform', organizationId: 'demo-city', builtIn: '2024-03' },
      [madeUp],
      createdAt,
    ),
    row('SharingActivity', 'demo-sharing-club', { platformId: platform, kind: 'STUDY_CLUB', name: '가상 공유 학습동아리', nameEn: 'Synthetic Sharing Study Club' }, [madeUp]),
    ...resources.flatMap(([kind, name, nameEn], place) => {
      const key = `demo-resource-${number(place + 1, 2)}`
      const regionId = kind === 'CONTENT' ? null : random.pick(provinces)
      return [
        row('SharedResource', key, { platformId: platform, kind, name: `가상 ${name}`, nameEn: `Synthetic ${nameEn}`, regionId }, [madeUp], createdAt),
        ...(kind === 'CONTENT' ? [] : reservationRows(random, key, enterprises)),
      ]
    }),
  ]
}

function reservationRows(random: Random, resourceId: string, enterprises: readonly Enterprise[]): FactRow[] {
  return [1, 2, 3].map((week) => {
    const day = daysAfter(lastDay, -7 * week)
    const at = (hour: number) => `${day}T${number(hour, 2)}:00:00.000Z`
    const organizationId = random.pick(enterprises).key
    return row('Reservation', `${resourceId}:${day}`, { resourceId, organizationId, startsAt: at(morning), endsAt: at(morning + hours) }, [madeUp])
  })
}
