/**
 * The fields that no statement reads: an operation that asks one goes the ordinary road, whole. What lies behind them
 * goes with them. A new field that stands here in a change wants its reason.
 */
export const ordinaryFields: Readonly<Record<string, string>> = {
  'Query.enterpriseStats': 'enterpriseStats has code of its own',
  'Query.expertStats': 'expertStats has code of its own',
  'Query.needStats': 'needStats has code of its own',
  'Query.observationSeries': 'observationSeries has code of its own',
  'Query.planProgress': 'planProgress has code of its own',
  'Query.search': 'search has code of its own',
  'Query.viewer': 'viewer has code of its own',
  'CivicOrganization.timeline': 'timeline looks at the operation',
  'Enterprise.timeline': 'timeline looks at the operation',
  'Organization.timeline': 'timeline looks at the operation',
  'PublicBuyer.timeline': 'timeline looks at the operation',
  'SupportOrganization.timeline': 'timeline looks at the operation',
  'TerritoryChange.counterpart': 'a row of Region at hand',
  'TerritoryChange.region': 'a row of Region at hand',
}

/** Whether a field, as `Type.field`, is read by the ordinary road alone. */
export const isOrdinary = (coordinate: string): boolean => coordinate in ordinaryFields

/** The samples and the SDK's queries that go the ordinary road, with the field that takes them there. */
export const ordinaryDocuments: Readonly<Record<string, string>> = {
  '12-jeonbuk-targets.graphql': 'Query.planProgress',
  '19-kosea-timeline.graphql': 'Organization.timeline',
  '20-initials.graphql': 'Query.search',
  '21-as-typed.graphql': 'Query.search',
  '22-town-anywhere.graphql': 'Query.search',
  '23-enterprises-by-kind.graphql': 'Query.enterpriseStats',
  '24-daegu-growth.graphql': 'Query.observationSeries',
  '25-needs-by-stage.graphql': 'Query.needStats',
  '29-misprints.graphql': 'Query.search',
  '31-who-am-i.graphql': 'Query.viewer',
  EnterpriseStatsDocument: 'Query.enterpriseStats',
  ExpertStatsDocument: 'Query.expertStats',
  ManagedAccessDocument: 'Query.viewer',
  MyRecordDocument: 'Query.viewer',
  NeedStatsDocument: 'Query.needStats',
  ObservationSeriesDocument: 'Query.observationSeries',
  OrganizationTimelineDocument: 'Organization.timeline',
  PlanProgressDocument: 'Query.planProgress',
  SearchDocument: 'Query.search',
  ViewerDocument: 'Query.viewer',
}

/** Why a random operation may go the ordinary road. */
export const reasonsAtRandom: ReadonlySet<string> = new Set([
  ...Object.values(ordinaryFields),
  'nothing of the database is asked',
  'variables that are refused',
])
