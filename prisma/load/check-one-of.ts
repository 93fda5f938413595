import type { FactRow, ModelName } from '../facts/row.ts'
import type { Refuse } from './check-values.ts'
import { shape } from './model.ts'

interface OneOf {
  /** What to call the columns in a message, and the field that the message names. */
  name: string
  columns: readonly string[]
}

const relationEnds = shape('Relation').references.map(({ column }) => column)

/** Columns of which exactly one must be filled. */
const rules: Readonly<Partial<Record<ModelName, readonly OneOf[]>>> = {
  Observation: [{ name: 'subject', columns: ['regionId', 'organizationId', 'campaignId', 'programmeId', 'planId', 'measureId', 'fundId', 'surveyId'] }],
  CountedGroup: [{ name: 'countedBy', columns: ['programmeId', 'measureId', 'campaignId'] }],
  Relation: [
    { name: 'from', columns: relationEnds.filter((column) => column.startsWith('from')) },
    { name: 'to', columns: relationEnds.filter((column) => column.startsWith('to')) },
  ],
}

/** The end that a kind of relation must have; the other kinds go between anything. */
const ends: Readonly<Record<string, string>> = { PRESENTS: 'fromTalkId', RESPONDS_TO: 'toSurveyId', FUNDED_BY: 'toFundId', ESTABLISHED_UNDER: 'toLawId' }

/** Refuses a row that is about nothing or about two things, and a relation that does not fit its kind. */
export function checkOneOf(row: FactRow, refuse: Refuse): void {
  const filled = (column: string) => (row.columns[column] ?? null) !== null
  for (const { name, columns } of rules[row.model] ?? []) {
    const count = columns.filter(filled).length
    if (count !== 1) refuse(name, `exactly one of ${columns.join(', ')} must be filled, and ${count} are`)
  }
  const end = row.model === 'Relation' ? ends[String(row.columns['kind'])] : undefined
  if (end !== undefined && !filled(end)) refuse('kind', `a relation ${String(row.columns['kind'])} needs ${end}`)
}
