import { literal } from './column.ts'

/** A part of a JSON text: a constant, or an expression of SQL of type text that is never NULL. */
export type Part = { constant: string } | { sql: string }

export const constant = (text: string): Part => ({ constant: text })
export const expression = (sql: string): Part => ({ sql })

/** Parts in a row, as one expression: constants that meet are one. */
export function concat(parts: readonly Part[]): string {
  const texts: string[] = []
  let pending = ''
  for (const part of parts) {
    if ('constant' in part) pending += part.constant
    else {
      if (pending !== '') texts.push(literal(pending))
      pending = ''
      texts.push(part.sql)
    }
  }
  if (pending !== '' || texts.length === 0) texts.push(literal(pending))
  return texts.join('||')
}

/** An object of fields in order. */
export function object(fields: readonly (readonly [key: string, value: Part])[]): Part[] {
  return [
    constant('{'),
    ...fields.flatMap(([key, value], place) => [constant(`${place === 0 ? '' : ','}${JSON.stringify(key)}:`), value]),
    constant('}'),
  ]
}
