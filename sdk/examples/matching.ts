import { type CalendarDate, type Client, unwrap } from '../src/index.ts'
import {
  AcceptMatchDocument,
  AgreementDocument,
  AgreementsDocument,
  CompleteMatchDocument,
  type CoursePartsFragment,
  ExpertsDocument,
  InboxDocument,
  MatchRunDocument,
  NeedCandidatesDocument,
  NeedDocument,
  OfferMatchDocument,
  ProgrammeDocument,
  ProgrammesDocument,
  ProposeMatchDocument,
  RateMatchDocument,
  RecordMatchFiguresDocument,
  RecordMatchProgressDocument,
  RevealMatchContactDocument,
  ReviewMatchDocument,
  RunMatchingDocument,
  StartMatchDocument,
  SubmitNeedDocument,
  ViewerDocument,
} from '../src/operations.ts'
import type { Say } from './chapter.ts'
import { cite, figure, named, period } from './words.ts'

/** Those who have a part in a match, each asking with a key of its own. */
export interface Cast {
  operator: Client
  enterprise: Client
  expert: Client
}

type Match = Pick<CoursePartsFragment, 'id' | 'version' | 'status'>

/** How often it is asked whether a run has ended, in ms. */
const everyMs = 200

const inDays = (days: number): CalendarDate => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What an answer must hold for the story to go on. */
function here<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The story needs ${what}; the demonstration rows have it.`)
  return value
}

/** The match that a step wrote. */
const written = ({ match }: { match: Match | null }): Match => here(match, 'the match')

/** A technical need from the agreement that it is met under to what came of it: a table of who did what, and of what state the match and the need were in then. */
export async function matchingStory({ operator, enterprise, expert }: Cast, say: Say): Promise<void> {
  const { agreements } = await operator.request(AgreementsDocument, { search: 'WISET', first: 1 })
  const { agreement } = await operator.request(AgreementDocument, { id: agreements.nodes[0]?.id ?? '' })
  const { experts } = await operator.request(ExpertsDocument, { first: 1 })
  const her = here((await expert.request(ViewerDocument, {})).viewer.expert, 'the key of an expert')
  if (agreement !== null) say(`${period(agreement.signedIn)}: ${named(agreement)}   ${cite(agreement.citations)}`)
  say(`Pool: ${experts.totalCount} experts. From here on all is SYNTHETIC (가상 자료): made up for demonstration.`)
  say()

  const needId = await submit(enterprise, her.fields.map(({ code }) => code))
  const step = async (who: string, what: string, match: Match | null = null) => {
    const { need } = await operator.request(NeedDocument, { id: needId })
    say(`  ${who.padEnd(10)}  ${(match?.status ?? '').padEnd(11)}  ${(need?.status ?? '').padEnd(11)}  ${what}`)
  }
  say(`  ${'WHO'.padEnd(10)}  ${'MATCH'.padEnd(11)}  ${'NEED'.padEnd(11)}  DOES`)
  await step('enterprise', `submits a need in ${her.fields.map(named).join(', ')}`)

  const { needMatches: [candidate] } = await operator.request(NeedCandidatesDocument, { needId, expertIds: [her.id], lang: 'EN' })
  const { rank, score, criteria, conflicts } = here(candidate, 'the expert')
  if (rank === null) throw new Error(`She can't be matched: ${conflicts.map(({ evidence }) => evidence).join(' ')}`)
  const [strongest] = [...criteria].sort((one, other) => other.contribution - one.contribution)
  await step('graph', `scores her ${score?.toFixed(2) ?? ''}, rank ${rank}; most for ${strongest?.label ?? ''}: ${strongest?.evidence ?? ''}`)

  const { run, pairs } = await runOf(operator, needId, her.id)
  await step('graph', `runs the cohort of ${pairs} candidates: value ${run.value?.toFixed(2) ?? ''}, bound ${run.bound?.toFixed(2) ?? ''}`)

  const { programmes } = await operator.request(ProgrammesDocument, { first: 1, filter: { synthetic: true } })
  const programme = here(programmes.nodes[0], 'a programme that is made up')
  let match: Match = written(unwrap((await operator.request(ProposeMatchDocument, { input: { needId, expertId: her.id, programmeId: programme.id, runId: run.id } })).proposeMatch))
  const at = () => ({ id: match.id, version: match.version })
  await step('operator', `proposes her from that run, for ${named(programme)}`, match)

  match = written(unwrap((await operator.request(ReviewMatchDocument, { ...at(), input: { decision: 'APPROVE', decidedBy: '김심사' }, reason: '분야와 단계가 맞습니다.' })).reviewMatch))
  await step('operator', 'approves: 김심사 decided, by name and time', match)
  match = written(unwrap((await operator.request(OfferMatchDocument, { ...at(), input: { answerBy: inDays(14) } })).offerMatch))
  await step('operator', 'offers it to both sides for 14 days', match)

  for (const [who, client] of [['enterprise', enterprise], ['expert', expert]] as const) {
    const { viewer } = await client.request(InboxDocument, { first: 100 })
    const awaits = viewer.inbox.nodes.some((item) => item.match.id === match.id && item.kind === 'ANSWER')
    match = written(unwrap((await client.request(AcceptMatchDocument, at())).acceptMatch))
    await step(who, `${awaits ? 'finds it in the inbox and ' : ''}accepts`, match)
  }
  const revealed = unwrap((await enterprise.request(RevealMatchContactDocument, { ...at(), reason: '첫 상담 일정을 잡습니다.' })).revealMatchContact)
  match = written(revealed)
  await step('enterprise', `reads how to reach her: ${revealed.contact?.email ?? revealed.contact?.phone ?? 'nothing is shared'}`, match)

  match = written(unwrap((await expert.request(StartMatchDocument, at())).startMatch))
  await step('expert', 'begins', match)
  match = written(unwrap((await expert.request(RecordMatchProgressDocument, { ...at(), input: { note: '건조 온도를 구간별로 나누었습니다.', hours: 12 } })).recordMatchProgress))
  await step('expert', 'tells of 12 hours of work', match)
  match = written(unwrap((await enterprise.request(CompleteMatchDocument, { ...at(), input: { result: 'SOLVED', hours: 20, jobs: 1, rating: 5 } })).completeMatch))
  await step('enterprise', 'completes it: solved in 20 hours, one job, rating 5', match)
  match = written(unwrap((await expert.request(RateMatchDocument, { ...at(), input: { rating: 4 } })).rateMatch))
  await step('expert', 'rates the enterprise 4', match)
  say()
  await sayFigures(operator, programme.id, say)
}

async function submit(enterprise: Client, fields: string[]): Promise<string> {
  const input = { title: '과일 건조 공정의 온도 편차 줄이기 (가상)', description: '건조기 안의 온도가 고르지 않아 과일 색이 변하고 수분이 남습니다.', stage: 'PRODUCT_IMPROVEMENT', fields, isDraft: false } as const
  const { submitNeed } = await enterprise.request(SubmitNeedDocument, { input })
  return here(unwrap(submitNeed).need, 'the need').id
}

/** Assigns the need among its five best candidates and her, and waits for what comes of it. */
async function runOf(operator: Client, needId: string, herId: string) {
  const { needMatches } = await operator.request(NeedCandidatesDocument, { needId, first: 5 })
  const experts = [...new Set([herId, ...needMatches.flatMap(({ expert }) => (expert === null ? [] : [expert.id]))])]
  const { runMatching } = await operator.request(RunMatchingDocument, { input: { needs: [needId], experts, perNeed: 1, objective: 'TOTAL' } })
  const { id } = here(unwrap(runMatching).run, 'the run')
  for (;;) {
    const { matchRun } = await operator.request(MatchRunDocument, { id })
    const run = here(matchRun, 'the run')
    if (run.endedAt !== null) return { run, pairs: experts.length }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** The figures of the programme of today, counted now unless they were already. */
async function sayFigures(operator: Client, programmeId: string, say: Say): Promise<void> {
  const { recordMatchFigures } = await operator.request(RecordMatchFiguresDocument, { programmeId, asOf: inDays(0), reason: '사업 성과 집계' })
  if (recordMatchFigures.__typename === 'ConflictError') say('  (of today they were counted before)')
  else unwrap(recordMatchFigures)
  const { programme } = await operator.request(ProgrammeDocument, { id: programmeId })
  if (programme === null) return
  say(`What came of ${named(programme)}?`)
  for (const count of programme.observations.nodes) say(`  ${named(count.metric)}: ${figure(count)}   ${cite(count.citations)}`)
}
