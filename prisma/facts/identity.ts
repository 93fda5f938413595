import { v5 } from 'uuid'
import type { ModelName } from './row.ts'

/** Namespace of every id that the load gives; it never changes, or all facts would come as new rows. */
const namespace = '3f1d7a52-6c0e-5b8a-9d41-0b7f3c2e8a64'

/** The id of a row: UUID v5 of `<Model>:<key>`, so the same on every machine and at every load. */
export function idOf(model: ModelName, key: string): string {
  return v5(`${model}:${key}`, namespace)
}
