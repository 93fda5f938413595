/** What stands between the elements of a list in a cell, and between those of a list in it. */
const separators = ['; ', ', '] as const

/** In a cell: this list had more elements than its page. */
const more = '…'

/** Text of a leaf as the answer holds it. */
export type LeafText = (value: unknown) => string

/** A value of an answer, lists within lists, and whether a list was cut off at the end of its page. */
export type Found = string | null | { elements: Found[]; isCut: boolean }

/** One cell: empty for null, elements of a list joined in their order, an empty place for a null among them. */
export function joined(found: Found, depth = 0): string {
  if (found === null) return ''
  if (typeof found === 'string') return found
  const separator = separators[Math.min(depth, separators.length - 1)] ?? ', '
  const texts = found.elements.map((element) => joined(element, depth + 1))
  // Places count where something stands in one of them.
  const isBare = texts.every((text) => text === '')
  return (isBare ? (found.isCut ? [more] : []) : found.isCut ? [...texts, more] : texts).join(separator)
}

/** Text of a value of JSON: numbers exact and without a thousands separator, `true` and `false`, dates as they come, in ISO 8601. */
export const plainText: LeafText = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

const number = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/

/**
 * What a spreadsheet would take for a formula: a text that begins with one of = + - @, in full width too, with a tab
 * or a line's end (OWASP, CSV Injection), behind whatever a spreadsheet skips: spaces and marks without a width.
 */
const formula = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－﹣−＠]|^[\t\r\n]/u

/** A cell that no spreadsheet runs: what would be a formula begins with an apostrophe. A number stays one, also below zero. */
export const harmless = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text)
