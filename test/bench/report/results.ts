import { existsSync, readFileSync } from 'node:fs'
import { BenchError } from '../data/place.ts'
import type { Summary } from '../figures.ts'
import { questions as known } from '../queries/index.ts'
import type { Circumstances } from './circumstances.ts'
import type { AnsweredBy, Report } from './report.ts'
import type { Sections } from './sections/index.ts'

/** The seven questions as results.json holds them, at its top. */
export interface QueryResults extends Omit<Report, 'questions'> {
  queries: Record<string, Summary['roads']>
  ratios: Record<string, Summary['ratios']>
  answeredBy: Record<string, AnsweredBy>
}

/** Something else that was measured, with what it ran on. */
export type Measured<Result> = Result & { on: Circumstances }

/** results.json: what was measured of it so far, each part at its own time. */
export type Results = Partial<QueryResults> & { [Key in keyof Sections]?: Measured<Sections[Key]> }

/** @throws BenchError for a file that is none of ours */
export function readResults(folder: URL): Results {
  const file = new URL('results.json', folder)
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results
  } catch (error) {
    throw new BenchError(`results.json can't be read (${(error as Error).message}), so what was measured has no place beside the other figures: restore it or delete it.`, { cause: error })
  }
}

export function queryResults({ questions, ...circumstances }: Report): QueryResults {
  const of = <Part>(part: (one: Report['questions'][number]) => Part) => Object.fromEntries(questions.map((one) => [one.question.name, part(one)]))
  return { ...circumstances, queries: of(({ summary }) => summary.roads), ratios: of(({ summary }) => summary.ratios), answeredBy: of(({ answeredBy }) => answeredBy) }
}

/** The seven questions of the results; null: they were not measured. */
export function reportOf(results: Results): Report | null {
  if (!hasQueries(results)) return null
  const { queries, ratios, answeredBy, machine, busyBefore, versions, scale, sizes, seconds, rounds, connections } = results
  const questions = known.flatMap((question) => {
    const { name } = question
    const roads = queries[name]
    return roads === undefined ? [] : [{ question, summary: { roads, ratios: ratios[name] ?? {} }, answeredBy: answeredBy[name] ?? {} }]
  })
  return { machine, busyBefore, versions, scale, sizes, seconds, rounds, connections, questions }
}

const hasQueries = (results: Results): results is Results & QueryResults => results.queries !== undefined
