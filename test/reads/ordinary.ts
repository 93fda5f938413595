/**
 * The fields that no statement reads: an operation that asks one goes the ordinary road, whole. What lies behind them
 * goes with them. A new field that stands here in a change wants its reason.
 */
export const ordinaryFields: Readonly<Record<string, string>> = {
  'Query.needMatches': 'candidates are ranked by the pool that the process holds',
  'Query.expertMatches': 'candidates are ranked by the pool that the process holds',
  'Query.matchPolicy': 'a policy is put together of what is built in and what operators changed',
  'Match.criteria': 'the reasons of a match are computed by the pool that the process holds',
  'Match.conflicts': 'the reasons of a match are computed by the pool that the process holds',
  'Match.whatWouldChangeIt': 'the reasons of a match are computed by the pool that the process holds',
  'MatchRun.diff': 'a run is compared with the one before it by a statement of its own',
  'Match.outlook': 'the reasons of a match are computed by the pool that the process holds',
}

/** Whether a field, as `Type.field`, is read by the ordinary road alone. */
export const isOrdinary = (coordinate: string): boolean => coordinate in ordinaryFields

/** The samples and the SDK's queries that go the ordinary road, with the field that takes them there. */
export const ordinaryDocuments: Readonly<Record<string, string>> = {
  NeedCandidatesDocument: 'Query.needMatches',
  RankOutlookDocument: 'Query.needMatches',
  ExpertCandidatesDocument: 'Query.expertMatches',
  MatchReasonsDocument: 'Match.criteria',
  MatchRunDiffDocument: 'MatchRun.diff',
  MatchPolicyDocument: 'Query.matchPolicy',
}

/** Why a random operation may go the ordinary road. */
export const reasonsAtRandom: ReadonlySet<string> = new Set([
  ...Object.values(ordinaryFields),
  'nothing of the database is asked',
  'variables that are refused',
])
