import { InputError } from './errors.ts'
import type { Where } from './page.ts'

/**
 * The condition of exactly one of several arguments that name a row; null counts as absent.
 * @throws InputError when none or more than one is given.
 */
export function oneOf<Key extends string>(
  args: Readonly<Partial<Record<Key, string | null | undefined>>>,
  conditions: Readonly<Record<Key, (value: string) => Where>>,
): Where {
  const keys = Object.keys(conditions) as Key[]
  const given = keys.filter((key) => args[key] != null)
  const [key] = given
  if (key === undefined || given.length > 1) {
    throw new InputError(given[1] ?? (keys[0] as string), `Expected exactly one of ${keys.map((name) => `"${name}"`).join(', ')}.`)
  }
  return conditions[key](args[key] as string)
}
