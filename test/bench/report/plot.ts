import { type Road, roads } from '../queries/question.ts'
import { figure, type Report, roadNames } from './report.ts'

const colours: Readonly<Record<Road, string>> = { compiled: '#0b6e4f', ordinary: '#9fc5b5', postgraphile: '#c8742c', limit: '#55606b' }
const [left, right, top, bar, gap] = [130, 110, 62, 14, 22]
const width = 860

/** Throughput of each road on each question, as a share of the limit's, as an SVG picture. */
export function plotOf({ questions, scale }: Pick<Report, 'questions' | 'scale'>): string {
  const shares = questions.map(({ question, summary }) => {
    const whole = summary.roads.limit?.rps ?? Math.max(...Object.values(summary.roads).map(({ rps }) => rps))
    return { name: question.name, bars: roads.flatMap((road) => (summary.roads[road] === undefined ? [] : [{ road, rps: summary.roads[road].rps, share: summary.roads[road].rps / whole }])) }
  })
  const most = Math.max(1.2, ...shares.flatMap(({ bars }) => bars.map(({ share }) => share)))
  const x = (share: number) => left + (share / most) * (width - left - right)
  const parts: string[] = []
  let y = top
  for (const { name, bars } of shares) {
    parts.push(text(left - 10, y + (bars.length * bar) / 2 + 4, name, 'end', '#1d2327'))
    for (const { road, rps, share } of bars) {
      parts.push(`<rect x="${left}" y="${y}" width="${(x(share) - left).toFixed(1)}" height="${bar - 3}" fill="${colours[road]}"/>`)
      parts.push(text(x(share) + 6, y + bar - 4, `${figure(rps)}/s`, 'start', '#55606b', 11))
      y += bar
    }
    y += gap
  }
  const height = y + 20
  const ticks = Array.from({ length: Math.floor(most / 0.25) + 1 }, (_, at) => at * 0.25)
  const grid = ticks.map((share) => `<line x1="${x(share).toFixed(1)}" x2="${x(share).toFixed(1)}" y1="${top - 8}" y2="${y - gap + 8}" stroke="${share === 1 ? '#55606b' : '#dfe3e6'}"/>${text(x(share), y - gap + 24, share.toFixed(2), 'middle', '#55606b', 11)}`)
  const shown = roads.filter((road) => questions.some(({ summary }) => summary.roads[road] !== undefined))
  const legend = shown.map((road, at) => `<rect x="${left + at * 160}" y="36" width="12" height="12" fill="${colours[road]}"/>${text(left + at * 160 + 18, 46, roadNames[road], 'start', '#1d2327', 12)}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="Throughput as a share of the limit">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${text(left, 22, `Throughput as a share of the limit’s, scale ${scale}`, 'start', '#1d2327', 15)}
${[...legend, ...grid, ...parts].join('\n')}
</svg>
`
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end', fill: string, size = 13): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}" font-size="${size}">${content}</text>`
}
