import * as Plot from '@observablehq/plot'
import { type Client, select, type Selected } from '@yeondae/sdk'
import * as labels from '@yeondae/sdk/labels'
import { framed, plot } from './chart.ts'
import type { Report } from './report.ts'
import { cited, type Column, csvOf, origins, quoteLine, sourceLine } from './table.ts'

const parts = select<'Observation'>()({
  metric: { key: true, name: true },
  subject: { name: true },
  period: { value: true, earliest: true, latest: true },
  value: true,
  unit: true,
  qualifier: true,
  isSynthetic: true,
  citations: cited,
})
type Figure = Selected<typeof parts>

const columns: Column<Figure>[] = [
  { name: '지표', of: ({ metric }) => metric.name },
  { name: '대상', of: ({ subject }) => subject.name },
  { name: '시점', of: ({ period }) => period?.value ?? null },
  { name: '값', of: ({ value }) => value },
  { name: '단위', of: ({ unit }) => labels.Unit[unit].ko },
  { name: '정확도', of: ({ qualifier }) => labels.Qualifier[qualifier].ko },
  ...origins,
]

/** How the social economy of Daegu grew, as far as sources tell. */
export async function figures(client: Client): Promise<Report> {
  const rows = await client
    .iterate('observations', { filter: { region: '27', metrics: ['ENTERPRISES', 'JOBS'], natures: ['ACTUAL'], synthetic: false }, orderBy: { field: 'PERIOD' } }, parts)
    .toArray({ limit: 1_000 })
  const metrics = [...new Set(rows.map(({ metric }) => metric.name))]
  const sources = [...new Set(rows.flatMap(({ citations }) => citations.map(sourceLine)))]
  const quotes = rows.flatMap(({ citations }) => citations.filter(({ field }) => field === null).map(quoteLine)).filter(Boolean)
  return {
    name: 'daegu',
    rows: rows.length,
    csv: csvOf(rows, columns),
    svg: framed({
      title: '대구 사회적경제: 기업과 일자리',
      subtitle: '출처가 밝힌 시점의 값만 표시합니다. 점선 사이의 값은 알려져 있지 않습니다.',
      panels: metrics.map((name) => panel(rows.filter(({ metric }) => metric.name === name))),
      notes: [...sources.map((source) => `출처: ${source}`), `인용: ${quotes.join(', ')}`],
    }),
  }
}

/** One metric: a year is as long as it is, a day is a point. */
function panel(rows: readonly Figure[]): SVGSVGElement {
  const unit = rows[0] === undefined ? '' : labels.Unit[rows[0].unit].ko
  const points = rows.flatMap(({ period, value }) =>
    period?.earliest == null || period.latest == null ? [] : [{ from: new Date(period.earliest), to: new Date(period.latest), label: period.value, value: Number(value) }],
  )
  const middle = ({ from, to }: { from: Date; to: Date }) => new Date((from.getTime() + to.getTime()) / 2)
  return plot({
    width: 430,
    height: 280,
    marginLeft: 56,
    marginRight: 40,
    marginTop: 36,
    x: { type: 'utc', domain: [new Date('2013-01-01'), new Date('2023-01-01')], label: null },
    y: { zero: true, grid: true, nice: true, label: `${rows[0]?.metric.name ?? ''} (${unit})`, labelArrow: 'none' },
    marks: [
      Plot.ruleY([0]),
      Plot.line(points, { x: middle, y: 'value', stroke: '#0b6b53', strokeOpacity: 0.5, strokeDasharray: '5 5' }),
      Plot.link(points, { x1: 'from', x2: 'to', y1: 'value', y2: 'value', stroke: '#0b6b53', strokeWidth: 7, strokeLinecap: 'round' }),
      Plot.text(points, { x: middle, y: 'value', text: ({ label, value }: (typeof points)[number]) => `${value.toLocaleString('ko')}${unit}\n${label}`, dy: -22, fontWeight: 600, stroke: 'white', fill: 'currentColor' }),
    ],
  })
}
