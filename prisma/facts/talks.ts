import { stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

const event = 'gyeongnam-workshop'
type Kind = Columns<'Appearance'>['kind']

const appearance = (role: string, kind: Kind, cited: CitationOf, talk?: string): FactRow =>
  row('Appearance', `${event}:${role}:${kind}`, { eventId: event, roleId: role, kind, talkId: talk ?? null }, [cited])

interface TalkOf {
  place: number
  factId: string
  locator: string
  name: string
  speaker: string
  placeQuotedAs: string
}

function talk({ place, factId, locator, name, speaker, placeQuotedAs }: TalkOf): FactRow[] {
  const key = `${event}:${place}`
  const keynote = place === 0 ? [stated(factId, locator, { field: 'isKeynote', quotedAs: placeQuotedAs })] : []
  return [
    row('Talk', key, { eventId: event, place, name, isKeynote: place === 0 }, [
      stated(factId, locator),
      stated(factId, locator, { field: 'place', quotedAs: placeQuotedAs }),
      ...keynote,
    ]),
    appearance(speaker, 'SPEAKER', stated(factId, locator), key),
  ]
}

const onPanel = (role: string, kind: Kind, quotedAs: string) => appearance(role, kind, stated('001-23', 'L32', { quotedAs }))

/** The talks of the workshop of 경남 in their order, and who took part otherwise. */
export const talks: FactFile = {
  file: 'prisma/facts/talks.ts',
  synthetic: false,
  rows: [
    ...talk({ place: 0, factId: '001-13', locator: 'L10', name: '공공기관과 사회적경제의 협력이 중요한 이유', speaker: 'seo-jongsik', placeQuotedAs: '기조 발표' }),
    ...talk({
      place: 1,
      factId: '001-15',
      locator: 'L15',
      name: '사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과',
      speaker: 'lee-eungyeong',
      placeQuotedAs: '첫 발표',
    }),
    ...talk({
      place: 2,
      factId: '001-18b',
      locator: 'L20',
      name: '지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매',
      speaker: 'kim-seonggyu',
      placeQuotedAs: '이어',
    }),
    ...talk({ place: 3, factId: '001-21b', locator: 'L25', name: '정책적 협력을 통한 사회적가치 실현', speaker: 'lee-miyeon', placeQuotedAs: '세 번째 발표자' }),
    ...talk({
      place: 4,
      factId: '001-22b',
      locator: 'L30',
      name: '농촌공동체 활성화를 위한 사회적경제와의 협력 사례',
      speaker: 'jeong-seungtae',
      placeQuotedAs: '마지막으로',
    }),
    onPanel('bae-jungcheol', 'MODERATOR', '사회로'),
    onPanel('hwang-yeongim', 'PANELLIST', '토론'),
    onPanel('kim-mideuk', 'PANELLIST', '토론'),
    onPanel('kim-jinsu', 'PANELLIST', '토론'),
    onPanel('sim-ingyeong', 'PANELLIST', '토론'),
    appearance('oh-yeongo', 'CONGRATULATOR', stated('001-26', 'L36', { quotedAs: '축사' })),
    appearance('lee-okseon', 'ENCOURAGER', stated('001-27', 'L36', { quotedAs: '격려' })),
  ],
}
