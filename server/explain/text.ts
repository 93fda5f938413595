import type { Note } from '../reads/notes.ts'
import type { Explanation } from './explain.ts'
import { laidOut } from './layout.ts'

/** Letters of a parameter that are shown. */
const shown = 80

/** An explanation for a person to read. */
export function textOf({ operation, viewer, points, road, reason, field, compiled, statement }: Explanation): string {
  const facts: [string, string | null][] = [
    ['operation', operation ?? 'without a name'],
    ['viewer', viewer],
    ['road', reason === null ? road : `${road}: ${reason}`],
    ['field', field],
    ['cost', points === null ? null : `${points} points at most`],
    ['planned in', compiled === null ? null : `${compiled.first.toFixed(1)} ms at first, ${compiled.again.toFixed(1)} ms once warm`],
  ]
  if (statement === null) return table(facts)
  const { sql, parameters, holes, plan, told } = statement
  const reuse = holes === 0 ? 'the same text for all requests' : `written anew for each request in ${holes} places (conditions, orders, lengths); the same text where only values differ`
  facts.push(['statement', reuse], ['tables', told.tables.join(', ')], ['answer', told.letters === null ? null : `${told.letters} letters of data`])
  return [
    table(facts),
    section('plan', treeOf(plan)),
    section(`parameters: ${parameters.length}`, parameters.map((value, place) => `$${place + 1}  ${shortened(JSON.stringify(value))}`)),
    section('SQL', laidOut(sql).split('\n')),
    section('EXPLAIN', told.lines),
  ].join('\n\n')
}

const table = (facts: readonly (readonly [string, string | null])[]): string => facts.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(12)}${value}`])).join('\n')
const section = (title: string, lines: readonly string[]): string => [title, ...lines.map((line) => `  ${line}`)].join('\n')
const shortened = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text)

/** A line for each field, indented beneath what it is a field of. */
function treeOf(fields: readonly Note[], indent = ''): string[] {
  return fields.flatMap(({ name, how, fields: below }) => [`${indent}${name}${how.length === 0 ? '' : ` · ${how.join('; or ')}`}`, ...treeOf(below, `${indent}  `)])
}
