import { models } from '../generated/datamodel.ts'
import type { SearchType } from '../generated/client/enums.ts'

/** A model whose rows are found by name, and the column of SearchName that points to them. */
export interface Owner {
  model: string
  table: string
  column: string
}

/** All of them, as the models declare them. */
export const owners: readonly Owner[] = Object.values(models['SearchName']?.fields ?? {})
  .filter((field) => field.kind === 'object' && field.from[0] !== undefined)
  .map((field) => ({ model: field.type, table: models[field.type]?.table ?? field.type, column: field.from[0] as string }))

const organizations: ReadonlySet<string> = new Set(['ENTERPRISE', 'PUBLIC_BUYER', 'SUPPORT_ORGANIZATION', 'CIVIC_ORGANIZATION'])

/** The type of a model's rows; null for organisations, whose rows tell it. */
export function typeOfModel(model: string): SearchType | null {
  return model === 'Organization' ? null : (model.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase() as SearchType)
}

/** The owner that a type belongs to. */
export function ownerOf(type: SearchType): Owner {
  const model = organizations.has(type) ? 'Organization' : owners.find((owner) => typeOfModel(owner.model) === type)?.model
  const found = owners.find((owner) => owner.model === model)
  if (found === undefined) throw new Error(`no model has names of the type ${type}`)
  return found
}
