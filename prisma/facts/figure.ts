import { stated } from './cite.ts'
import { type CitationOf, type Columns, type FactRow, row } from './row.ts'

type Observation = Columns<'Observation'>

/** What a figure is about: exactly one of the keys. */
export interface Subject {
  region?: string
  organization?: string
  campaign?: string
  programme?: string
  plan?: string
  measure?: string
  fund?: string
  survey?: string
}

/** A figure that an article prints. */
export interface Figure extends Subject {
  /** Key of the row, and the fact's id unless that is given apart. */
  key: string
  factId?: string
  locator: string
  metric: string
  kind?: NonNullable<Observation['kind']>
  stage?: NonNullable<Observation['stage']>
  value: string
  unit: Observation['unit']
  /** EXACT where absent. */
  qualifier?: Observation['qualifier']
  /** ACTUAL where absent. */
  nature?: Observation['nature']
  /** The printed figure with its unit. */
  quotedAs: string
  periodKind: Observation['periodKind']
  /** The period as a partial date code, and as printed; absent: not told. */
  period?: { code: string; quotedAs?: string; cited: CitationOf }
  base?: string
  question?: string
  note?: string
  /** Citations beside that of the figure and that of its period. */
  more?: readonly CitationOf[]
}

export function figure(of: Figure): FactRow {
  const columns: Observation = {
    metricId: of.metric,
    regionId: of.region ?? null,
    organizationId: of.organization ?? null,
    campaignId: of.campaign ?? null,
    programmeId: of.programme ?? null,
    planId: of.plan ?? null,
    measureId: of.measure ?? null,
    fundId: of.fund ?? null,
    surveyId: of.survey ?? null,
    kind: of.kind ?? null,
    stage: of.stage ?? null,
    periodKind: of.periodKind,
    period: of.period?.code ?? null,
    periodQuotedAs: of.period?.quotedAs ?? null,
    value: of.value,
    unit: of.unit,
    qualifier: of.qualifier ?? 'EXACT',
    nature: of.nature ?? 'ACTUAL',
    baseId: of.base ?? null,
    question: of.question ?? null,
    note: of.note ?? null,
  }
  const value = stated(of.factId ?? of.key, of.locator, { quotedAs: of.quotedAs })
  return row('Observation', of.key, columns, [value, ...(of.period === undefined ? [] : [of.period.cited]), ...(of.more ?? [])])
}
