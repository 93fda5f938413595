import { models, type ModelField } from '../generated/datamodel.ts'
import type { ModelName } from '../facts/row.ts'

/** A column of a model that points to a row of another. */
export interface Reference {
  column: string
  target: ModelName
}

/** What the load must know of a model, read from the models themselves. */
export interface ModelShape {
  name: ModelName
  table: string
  /** Columns with what they hold, in the order of the model. */
  columns: readonly (ModelField & { name: string })[]
  references: readonly Reference[]
  /** Columns of the primary key. */
  primaryKey: readonly string[]
  /** Column of Citation that points to it; null: no citation can, and what owns the row covers it. */
  citedBy: string | null
}

const detailKey = ['organizationId']
const keysWithoutId: Readonly<Record<string, readonly string[]>> = {
  EnterpriseDetail: detailKey,
  PublicBuyerDetail: detailKey,
  SupportOrganizationDetail: detailKey,
  CivicOrganizationDetail: detailKey,
  ExpertField: ['expertId', 'fieldId'],
  ExpertIndustry: ['expertId', 'industryId'],
  NeedField: ['needId', 'fieldId'],
  ExpertIdentity: ['expertId'],
  MatchOutcome: ['matchId'],
}

/** Columns that the load leaves to the database: counted by it, or set by operators alone. */
const kept: ReadonlySet<string> = new Set(['version', 'standing'])

function shapeOf(name: string): ModelShape {
  const model = models[name]
  if (model === undefined) throw new Error(`no model is named ${name}`)
  const fields = Object.entries(model.fields).map(([field, shape]) => ({ name: field, ...shape }))
  return {
    name: name as ModelName,
    table: model.table,
    columns: fields.filter((field) => field.kind !== 'object' && !kept.has(field.name)),
    references: fields
      .filter((field) => field.kind === 'object' && field.from[0] !== undefined && holdsData(field.type))
      .map((field) => ({ column: field.from[0] as string, target: field.type as ModelName })),
    primaryKey: keysWithoutId[name] ?? ['id'],
    citedBy: citationColumns.get(name) ?? null,
  }
}

const citationColumns = new Map(
  Object.values(models['Citation']?.fields ?? {})
    .filter((field) => field.kind === 'object' && field.type !== 'Source' && field.from[0] !== undefined)
    .map((field) => [field.type, field.from[0] as string]),
)

/** Whether a model holds data: the others are derived from it, or written by those who use the graph. */
function holdsData(name: string): boolean {
  return models[name]?.fields['editedByUser'] !== undefined
}

const held = Object.keys(models).filter(holdsData)

/** Every model of data, so that a row stands after all that it points to; a model that points to itself counts as free of it. */
export const shapes: readonly ModelShape[] = inOrder(held.map(shapeOf))

const byName = new Map(shapes.map((shape) => [shape.name, shape]))

export function shape(name: ModelName): ModelShape {
  const found = byName.get(name)
  if (found === undefined) throw new Error(`no model is named ${name}`)
  return found
}

/** The references to a model: who points to it, and by which column. */
export function referencesTo(target: ModelName): { from: ModelShape; column: string }[] {
  return shapes.flatMap((from) =>
    from.references.filter((reference) => reference.target === target).map(({ column }) => ({ from, column })),
  )
}

function inOrder(all: readonly ModelShape[]): ModelShape[] {
  const placed: ModelShape[] = []
  const rest = new Set(all)
  while (rest.size > 0) {
    const free = [...rest].filter((one) =>
      one.references.every(({ target }) => target === one.name || placed.some((other) => other.name === target)),
    )
    if (free.length === 0) throw new Error('the models point to each other in a circle')
    for (const one of free) {
      placed.push(one)
      rest.delete(one)
    }
  }
  return placed
}
