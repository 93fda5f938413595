import { randomOf } from '../../../prisma/demo/random.ts'
import { builtInPolicy } from '../../../schema/match/score/policy.ts'
import { createPool } from '../../../schema/match/pool.ts'
import type { ExpertRecord } from '../../../schema/match/score/records.ts'
import { plant } from './planted.ts'
import type { RankingFigures, Times } from './ranking.ts'

// Measures a pool and prints the figures: node --expose-gc ranked.mjs <experts> <needs>

const [experts = 0, needs = 0] = process.argv.slice(2).map(Number)
const rounds = 300

const processorMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function heldMiB(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

function timesOf(ask: (round: number) => void): Times {
  for (let round = 0; round < 20; round += 1) ask(round)
  const times = Array.from({ length: rounds }, (_one, round) => {
    const before = processorMs()
    ask(round)
    return processorMs() - before
  }).sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? NaN) * 100) / 100
  return { p50: at(0.5), p95: at(0.95) }
}

/** Days, ties and demands that differ from expert to expert, so that nothing is the same for all of them. */
function various(list: readonly ExpertRecord[]): ExpertRecord[] {
  const random = randomOf('various')
  const day = () => new Date(Date.UTC(2026, 0, random.int(1, 365))).toISOString().slice(0, 10)
  return list.map((expert) => ({
    ...expert,
    availableFrom: random.chance(0.5) ? day() : null,
    languages: random.chance(0.2) ? ['KO', 'EN'] : ['KO'],
    worksOnSite: random.chance(0.8),
    capacityLeft: random.int(0, 4),
    ties: random.chance(0.3) ? [{ with: `owner-${String(random.int(0, 399)).padStart(6, '0')}`, kind: 'SAME_ORGANIZATION' }] : [],
  }))
}

const asked = plant({ seed: 2, needs, experts: 700 }).needs.map((need, place) => ({ ...need, startsOn: place % 2 === 0 ? '2026-06-01' : null }))
const empty = heldMiB()
const begun = processorMs()
const pool = createPool(builtInPolicy, { experts: various(plant({ seed: 1, needs: 1, experts }).experts), needs: asked })
const needAt = (round: number) => {
  const need = asked[round % asked.length]
  if (need === undefined) throw new Error('There is no need.')
  return need
}
const listed = pool.rank(needAt(0)).ranked
const buildSeconds = Math.round((processorMs() - begun) / 10) / 100
const memoryMiB = Math.round(heldMiB() - empty)
const expertAt = (round: number) => {
  const expert = pool.expert(listed[round % listed.length]?.id ?? '')
  if (expert === undefined) throw new Error('Nobody was ranked.')
  return expert
}

const figures: RankingFigures = {
  experts: pool.expertCount,
  needs: pool.needCount,
  rank: timesOf((round) => pool.rank(needAt(round))),
  rankAfterChange: timesOf((round) => {
    const expert = expertAt(round)
    pool.putExpert({ ...expert, text: `${expert.text} ${round}번째 글` })
    pool.rank(needAt(round))
  }),
  changesOfPage: timesOf((round) => {
    const need = needAt(round)
    for (const { id } of pool.rank(need).ranked) pool.whatWouldChangeIt(need, id)
  }),
  needsFor: timesOf((round) => pool.needsFor(expertAt(round))),
  buildSeconds,
  memoryMiB,
}
process.stdout.write(JSON.stringify(figures))
