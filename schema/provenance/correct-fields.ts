import type { ModelName } from '../../prisma/facts/row.ts'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import { type PartialDateColumns, partialDates } from '../../prisma/load/check-dates.ts'
import { shape } from '../../prisma/load/model.ts'

/** A field of a fact that can be corrected. */
export interface CorrectableField {
  /** Model and column that hold it: the fact's own, or its detail's. */
  model: string
  column: string
  shape: ModelField
  /** For a detail: the relation that leads to it from the organisation. */
  relation: string | null
  /** For a partial date: the columns that follow its code. */
  partial: PartialDateColumns | null
}

/** Columns that say how a row is kept, not what it says. */
const kept = new Set(['id', 'type', 'synthetic', 'editedByUser', 'version', 'standing', 'createdAt', 'updatedAt', 'withdrawnAt'])

/** Columns that are personal or confidential, or that change by what is done in the graph alone. */
const closed: Readonly<Record<string, readonly string[]>> = {
  Expert: ['name', 'nameEn', 'expertise', 'capacity', 'availableFrom', 'availableUntil', 'worksOnSite'],
  ProspectiveEntrepreneur: ['name', 'nameEn'],
  Need: ['confidential', 'status'],
  Match: ['status', 'score', 'policyVersion', 'reviewedBy', 'reviewedAt', 'answerBy', 'needAcceptedAt', 'expertAcceptedAt', 'contestedAt', 'runId'],
}

/** What of the detail of an organisation can be corrected, by the graph's type and field. */
const details: Readonly<Record<string, { model: string; relation: string; columns: Readonly<Record<string, string>> }>> = {
  Enterprise: {
    model: 'EnterpriseDetail',
    relation: 'enterprise',
    columns: { legalForm: 'legalForm', isWomenOwned: 'womenOwned', isDisabledOwned: 'disabledOwned' },
  },
  PublicBuyer: { model: 'PublicBuyerDetail', relation: 'publicBuyer', columns: { kind: 'kind' } },
  SupportOrganization: { model: 'SupportOrganizationDetail', relation: 'supportOrganization', columns: { operatedSince: 'operatedSince' } },
  CivicOrganization: { model: 'CivicOrganizationDetail', relation: 'civicOrganization', columns: { form: 'form' } },
}

/**
 * The fields of a type that `correctFact` takes, by their names in the graph: its own scalars, and those of an
 * organisation's detail. Empty: rows without versions, those that hold no data, and those of which nothing is a fact.
 */
export function correctableFields({ typeName, model }: { typeName: string; model: string }): ReadonlyMap<string, CorrectableField> {
  const fields = models[model]?.fields ?? {}
  if (fields['version'] === undefined || fields['editedByUser'] === undefined) return new Map()
  const partials = partialDates[model as ModelName] ?? []
  const followers = new Set(partials.flatMap(({ quotedAs, earliest }) => [quotedAs, earliest]))
  const foreign = new Set(shape(model as ModelName).references.map(({ column }) => column))
  const own = Object.entries(fields)
    .filter(([name, { kind, isList }]) => kind !== 'object' && !isList && !kept.has(name) && !followers.has(name) && !foreign.has(name))
    .filter(([name]) => closed[model]?.includes(name) !== true)
    .map(([name, column]): [string, CorrectableField] => [
      name,
      { model, column: name, shape: column, relation: null, partial: partials.find(({ code }) => code === name) ?? null },
    ])
  return new Map([...own, ...detailsOf(typeName)])
}

function detailsOf(typeName: string): [string, CorrectableField][] {
  const detail = details[typeName]
  if (detail === undefined) return []
  const { model, relation, columns } = detail
  return Object.entries(columns).flatMap(([name, column]) => {
    const found = models[model]?.fields[column]
    return found === undefined ? [] : [[name, { model, column, shape: found, relation, partial: null }] as [string, CorrectableField]]
  })
}
