import type { Circumstances } from './circumstances.ts'
import type { Verdict } from './report.ts'
import type { Results } from './results.ts'
import type { Section } from './section.ts'
import { type Sections, sections } from './sections/index.ts'

/** Something measured beside the seven questions, as it is told. */
export interface Told {
  title: string
  verdicts: Verdict[]
  /** In Markdown. */
  text: string
  on: Circumstances
}

/** All that was measured beside the seven questions, in the order of the page. */
export function toldSections(results: Results): Told[] {
  return (Object.keys(sections) as (keyof Sections)[]).flatMap((key) => {
    const result = results[key]
    if (result === undefined) return []
    const { title, text, verdicts }: Section<unknown> = sections[key]
    return [{ title, text: text(result), verdicts: verdicts(result), on: result.on }]
  })
}
