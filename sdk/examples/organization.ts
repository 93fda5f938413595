import { OrganizationStoryDocument, type OrganizationStoryQuery, OrganizationTimelineDocument, SearchDocument } from '../src/operations.ts'
import type { Chapter, Say } from './chapter.ts'
import { cite, named, period } from './words.ts'

type Organization = NonNullable<OrganizationStoryQuery['organization']>

/** KoSEA, told from what different sources say of it: an agreement, a keynote, its programmes, and the order of time. */
export const storyOfKosea: Chapter = async (client, say) => {
  const { search } = await client.request(SearchDocument, { query: 'KoSEA', types: ['PUBLIC_BUYER'], synthetic: false, first: 1 })
  const [hit] = search.nodes
  if (hit === undefined) return
  const { organization } = await client.request(OrganizationStoryDocument, { id: hit.node.id, asOf: '2021-04-27' })
  if (organization === null) return
  say(`What do the sources tell of ${named(organization)}?`)
  for (const { value, citations } of organization.names.filter(({ kind }) => kind === 'SHORT')) say(`  called ${value} for short   ${cite(citations)}`)
  for (const { agreement } of organization.agreements) sayAgreement(agreement, organization.id, say)
  for (const role of organization.publicRoles) for (const appearance of role.appearances) sayAppearance(role, appearance, say)
  say('  What it runs')
  for (const { role, programme, citations } of organization.programmeRoles) {
    const when = [programme.status?.toLowerCase(), programme.period === null ? undefined : period(programme.period)].filter((part) => part !== undefined)
    say(`    ${named(programme)}${when.length === 0 ? '' : ` (${when.join(', ')})`}${role === 'OPERATOR' ? '' : `, as ${role.toLowerCase()}`}`)
    if (programme.eligibility !== null) say(`      for ${programme.eligibility}`)
    say(`      ${cite(programme.citations)}`)
    if (citations.every(({ method }) => method === 'DERIVED')) say(`      as its ${role.toLowerCase()}: ${cite(citations)} ${citations[0]?.note ?? ''}`)
  }
  const { organization: dated } = await client.request(OrganizationTimelineDocument, { id: organization.id, first: 20, filter: { synthetic: false } })
  if (dated === null) return
  say(`  In the order of time (${dated.timeline.totalCount} entries)`)
  for (const { on, kind, title } of dated.timeline.nodes) say(`    ${period(on).padEnd(21)}  ${kind.toLowerCase().replaceAll('_', ' ')}: ${title}`)
  say(`  Told from ${sourcesOf(organization).join(' · ')}`)
}

/** With whom, what they agreed on, and what is done for it. */
function sayAgreement(agreement: Organization['agreements'][number]['agreement'], self: string, say: Say): void {
  const others = agreement.parties.filter(({ organization }) => organization.id !== self)
  say(`  ${period(agreement.signedIn)}: ${named(agreement)}   ${cite(agreement.citations)}`)
  for (const { note } of agreement.citations.filter(({ field }) => field === 'signedIn')) say(`    that day: ${cite(agreement.citations, 'signedIn')} ${note ?? ''}`)
  for (const { organization } of others) say(`    with ${organization.name}, as it was called that day`)
  for (const { name, kind, citations } of agreement.goals) say(`    ${kind === 'AGREED' ? 'agreed' : 'expected'}: ${name}   ${cite(citations)}`)
  for (const { from, citations } of agreement.relationsTo) say(`    done for it: ${named(from)}   ${cite(citations)}`)
}

type Role = Organization['publicRoles'][number]

/** Who spoke for it, where, and about what. */
function sayAppearance({ personName, title, citations }: Role, { event, talk }: Role['appearances'][number], say: Say): void {
  say(`  ${period(event.heldIn)}: ${named(event)}${event.venue === null ? '' : `, ${event.venue}`}`)
  say(`    spoke for it: ${personName} ${title}   ${cite(citations)}`)
  if (talk === null) return
  say(`    ${talk.isKeynote ? 'keynote' : 'talk'}: ${named(talk)}   ${cite(talk.citations)}`)
  for (const relation of talk.relationsFrom) say(`    presented: ${named(relation.to)}   ${cite(relation.citations)}`)
}

/** The articles and other sources that it is told from. */
function sourcesOf({ citations, names, programmeRoles, agreements }: Organization): string[] {
  const owners = [{ citations }, ...names, ...programmeRoles.map(({ programme }) => programme), ...agreements.map(({ agreement }) => agreement)]
  return [...new Set(owners.flatMap((owner) => owner.citations.map(({ source }) => source.outlet ?? source.title ?? source.key)))]
}
