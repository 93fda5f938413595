// What a partner's script looks like: `npm run example`, beside a running server.
// Outside of this repository the imports are '@yeondae/sdk' and '@yeondae/sdk/operations'.
import { createClient, YeondaeError } from '../src/index.ts'
import { CampaignDocument, CampaignsDocument, HonoursDocument, NeedMatchesDocument, NeedsDocument, RegionFiguresDocument } from '../src/operations.ts'
import { cite, figure, named, period } from './words.ts'

const url = process.env['YEONDAE_URL'] ?? 'http://127.0.0.1:4000/graphql'
const client = createClient({ url })

const say = (line = '') => {
  console.log(line)
}

/** Daegu's enterprises and jobs, from the first count to the last. */
async function growthOfDaegu(): Promise<void> {
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
async function sumOfGwanak(): Promise<void> {
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

/** The three honours of 2017 with the bodies behind them. */
async function honoursOf2017(): Promise<void> {
  const { honours } = await client.request(HonoursDocument, {
    filter: { year: 2017, synthetic: false },
    orderBy: { field: 'GIVEN_IN' },
  })
  say(`Who was honoured in 2017? (${honours.totalCount} honours)`)
  for (const honour of honours.nodes) {
    const bodies = honour.bodies.map((body) => `${body.role === 'GIVEN_BY' ? 'given by' : 'organised by'} ${body.organization.name}`)
    say(`  ${period(honour.givenIn)}  ${honour.recipient.name}: ${named(honour)}, ${bodies.join(', ')}`)
    say(`           ${cite(honour.citations)}`)
  }
}

/** The companies of the Ontact campaign. */
async function companiesOfOntact(): Promise<void> {
  const { campaigns } = await client.request(CampaignsDocument, { first: 1, filter: { synthetic: false } })
  const id = campaigns.nodes[0]?.id
  if (id === undefined) return
  const { campaign } = await client.request(CampaignDocument, { id })
  if (campaign === null) return
  say(`What was ${named(campaign)}?`)
  for (const { role, organization } of campaign.bodies) say(`  ${role.toLowerCase()}: ${named(organization)}`)
  for (const count of campaign.observations.nodes) say(`  ${named(count.metric)}: ${figure(count)}   ${cite(count.citations)}`)
}

/** A need and who could solve it: made-up rows, and the answer says so. */
async function matchesOfANeed(): Promise<void> {
  const { needs } = await client.request(NeedsDocument, { first: 1, filter: { statuses: ['MATCHED'], synthetic: true } })
  const id = needs.nodes[0]?.id
  if (id === undefined) {
    say('Who could help? No need is here: the server was started without the demonstration rows.')
    return
  }
  const { need } = await client.request(NeedMatchesDocument, { id, first: 3, orderBy: { field: 'SCORE', direction: 'DESC' } })
  if (need === null) return
  say(`Who could help with “${need.title}”?${need.isSynthetic ? '   SYNTHETIC (가상 자료): made up for demonstration' : ''}`)
  say(`  asked by ${(need.enterprise ?? need.entrepreneur)?.name ?? 'someone'}, in ${need.fields.map(named).join(', ')}`)
  for (const match of need.matches.nodes) {
    const { expert } = match
    const who = expert === null ? `a profile that is ${match.expertState}` : `${expert.name}, ${expert.region.name}, ${expert.fields.map((field) => field.name).join('·')}`
    say(`  score ${match.score.toFixed(2)}  ${who}  (${match.status.toLowerCase()}${match.isSynthetic ? ', synthetic' : ''})`)
  }
  say(`  ${need.matches.totalCount} matches in all`)
}

try {
  for (const tell of [growthOfDaegu, sumOfGwanak, honoursOf2017, companiesOfOntact, matchesOfANeed]) {
    await tell()
    say()
  }
} catch (error) {
  if (!(error instanceof YeondaeError)) throw error
  console.error(
    error.code === 'NETWORK'
      ? `No server answers at ${url}: start one with npm start, or name another in YEONDAE_URL.`
      : `${error.code}: ${error.message}${error.requestId === null ? '' : ` (request ${error.requestId})`}`,
  )
  process.exitCode = 1
}
