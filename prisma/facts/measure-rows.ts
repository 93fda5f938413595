import { derived } from './cite.ts'
import { type CitationOf, type Columns, type FactRow, row } from './row.ts'

/** A measure of the yearly plan of 전라북도; its year is the plan's. */
export interface JeonbukMeasure {
  key: string
  factId: string
  locator: string
  name: string
  description?: string
  /** Places of the field in the plan and of the group of tasks in the field. */
  field: number
  group?: number
  citations: readonly CitationOf[]
}

export function jeonbukMeasure({ key, factId, name, description, field, group, citations }: JeonbukMeasure): FactRow {
  const columns: Columns<'Measure'> = {
    name,
    status: 'PLANNED',
    description: description ?? null,
    organizationId: 'jeonbuk-province',
    planId: 'jeonbuk-2021',
    fieldId: `jeonbuk-2021:${field}`,
    taskGroupId: group === undefined ? null : `jeonbuk-2021:${field}:${group}`,
    year: 2021,
  }
  const year = derived(factId, 'L37', { field: 'year', quotedAs: '2021년', note: 'The year of the plan.' })
  return row('Measure', key, columns, [...citations, year])
}
