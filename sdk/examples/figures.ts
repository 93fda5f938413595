import { RegionFiguresDocument } from '../src/operations.ts'
import type { Chapter } from './chapter.ts'
import { cite, figure, named, period } from './words.ts'

/** Daegu's enterprises and jobs, from the first count to the last. */
export const growthOfDaegu: Chapter = async (client, say) => {
  const { region } = await client.request(RegionFiguresDocument, {
    code: '27',
    filter: { metrics: ['ENTERPRISES', 'JOBS'], natures: ['ACTUAL'], synthetic: false },
    orderBy: { field: 'PERIOD' },
  })
  if (region === null) return
  say(`How did ${named(region)} grow?`)
  const metrics = new Map(region.observations.nodes.map(({ metric }) => [metric.key, metric]))
  for (const metric of metrics.values()) {
    say(`  ${named(metric)}`)
    const counts = region.observations.nodes.filter((count) => count.metric.key === metric.key)
    for (const count of counts) say(`    ${period(count.period).padEnd(10)}  ${figure(count).padStart(6)}   ${cite(count.citations)}`)
    const [first, last] = [counts.at(0), counts.at(-1)]
    if (first && last && first !== last) say(`    that is ${(Number(last.value) / Number(first.value)).toFixed(1)} times as many`)
  }
}

/** The social enterprises of Gwanak-gu: certified and preliminary ones are never one kind. */
export const sumOfGwanak: Chapter = async (client, say) => {
  const { region } = await client.request(RegionFiguresDocument, {
    code: '11620',
    filter: { metrics: ['ENTERPRISES'], kinds: ['SOCIAL_ENTERPRISE'], natures: ['ACTUAL'] },
  })
  if (region === null) return
  const counts = region.observations.nodes
  const parts = counts.filter((count) => count.stage !== null).sort((a, b) => Number(b.value) - Number(a.value))
  const total = counts.find((count) => count.stage === null)
  const sum = parts.reduce((rest, part) => rest + Number(part.value), 0)
  say(`How many social enterprises has ${named(region)}?`)
  for (const part of parts) say(`  ${String(part.stage).toLowerCase().padEnd(12)} ${figure(part).padStart(3)}   ${cite(part.citations)}`)
  if (total) say(`  ${parts.map(figure).join(' + ')} = ${sum}, and the source says ${figure(total)}   ${cite(total.citations)}`)
}
