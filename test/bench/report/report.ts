import type { Sizes } from '../data/sizes.ts'
import { geometricMean, type Summary } from '../figures.ts'
import type { Question, Road } from '../queries/question.ts'
import type { Circumstances } from './circumstances.ts'

/** One run, as the page and results.json tell it. */
export interface Report extends Circumstances {
  scale: number
  sizes: Sizes
  seconds: number
  rounds: number
  connections: number
  questions: { question: Question; summary: Summary; answeredBy: AnsweredBy }[]
}

/** Which road really answered, with the reason where it gives one, as each of the graph's servers says to an operator; null: it doesn't say. */
export type AnsweredBy = Readonly<Partial<Record<'compiled' | 'ordinary', string | null>>>

/** A line for each question that another road answered than it was measured as. */
export function strayed({ questions }: Pick<Report, 'questions'>): string[] {
  return questions.flatMap(({ question, answeredBy }) =>
    (['compiled', 'ordinary'] as const).flatMap((road) => {
      const by = answeredBy[road]
      if (by === undefined || by === road || (road === 'ordinary' && by?.startsWith('ordinary') === true)) return []
      return [`\`${question.name}\`, measured as ${roadNames[road]}, was answered by ${by === null ? 'a road that it does not name' : `the road ${by}`}.`]
    }),
  )
}

export const roadNames: Readonly<Record<Road, string>> = {
  compiled: 'this server',
  ordinary: 'its ordinary road',
  postgraphile: 'PostGraphile',
  limit: 'the limit',
}

/** The bars of a run: what the throughput must be of another road's, at the least and in the geometric mean. */
export const bars = { postgraphile: { each: 1.5, mean: 2.5 }, limit: { each: 0.75, mean: 0.95 } } as const

export interface Verdict {
  text: string
  holds: boolean
}

/** How the run stands to the bars; only those whose roads were measured. */
export function verdicts({ questions }: Pick<Report, 'questions'>): Verdict[] {
  const found: Verdict[] = []
  for (const road of ['postgraphile', 'limit'] as const) {
    const ratios = questions.flatMap(({ summary }) => summary.ratios[road] ?? [])
    if (ratios.length === 0) continue
    const { each, mean } = bars[road]
    const least = Math.min(...ratios)
    const middle = geometricMean(ratios)
    found.push({ text: `at least ${each} × the throughput of ${roadNames[road]} on each question: ${least.toFixed(2)} at the least`, holds: least >= each })
    found.push({ text: `at least ${mean} × the throughput of ${roadNames[road]} in the geometric mean: ${middle.toFixed(2)}`, holds: middle >= mean })
  }
  const late = questions.filter(({ summary: { roads } }) => roads.compiled !== undefined && roads.postgraphile !== undefined && roads.compiled.p99 >= roads.postgraphile.p99)
  if (questions.some(({ summary }) => summary.roads.postgraphile !== undefined && summary.roads.compiled !== undefined))
    found.push({ text: `p99 below PostGraphile’s on each question${late.length === 0 ? '' : `: not on ${late.map(({ question }) => question.name).join(', ')}`}`, holds: late.length === 0 })
  return found
}

/** A number as wide as its worth: 12,345, 123, 12.3, 1.23. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
}

/** How busy the machine was with other things. */
export function busyText({ busyBefore }: Pick<Report, 'busyBefore'>): string {
  return `Before the run, ${busyBefore.toFixed(1)} processes wanted a processor on the average of a minute.`
}
