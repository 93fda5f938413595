import { CampaignDocument, CampaignsDocument, HonoursDocument, NeedMatchesDocument, NeedsDocument } from '../src/operations.ts'
import type { Chapter } from './chapter.ts'
import { cite, figure, named, period } from './words.ts'

/** The three honours of 2017 with the bodies behind them. */
export const honoursOf2017: Chapter = async (client, say) => {
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
export const companiesOfOntact: Chapter = async (client, say) => {
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
export const matchesOfANeed: Chapter = async (client, say) => {
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
