// How long the optimal assignment of a large cohort takes, how much memory, what proves it and what it gains over a
// greedy one: npx tsx test/bench/matching/assignment.ts
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { MatchObjective } from '../../../prisma/generated/client/enums.ts'
import { assign } from '../../../schema/match/assignment.ts'
import { cohortOf, greedy, type Sizes } from '../../match/cohorts.ts'
import { highsValue } from './highs.ts'

/** A cohort that is measured. */
interface Case extends Sizes {
  name: 'loose' | 'tight' | 'equal'
  objective: MatchObjective
  /** Processor time that it may take, in s. */
  limit: number
}

/** What was measured of a cohort. */
export interface AssignmentFigures {
  name: Case['name']
  needs: number
  experts: number
  objective: MatchObjective
  /** Value of the objective, and what no assignment can exceed by prices; these two are equal. */
  value: number
  bound: number
  /** Of a greedy assignment: the sum of scores, and needs that nobody is left for. */
  greedy: { value: number; empty: number }
  /** Needs of the optimal one that nobody is left for, and its sum of scores. */
  empty: number
  total: number
  /** By HiGHS. */
  highs: number
  /** Processor time, and what it may be. */
  seconds: number
  limit: number
  /** The process's greatest memory, Node.js and the cohort with it. */
  peakMiB: number
}

const large = { needs: 2_000, candidates: 30, perNeed: 3, perExpert: 4 } as const
const cases: readonly Case[] = [
  { ...large, name: 'loose', experts: 5_000, objective: 'TOTAL', limit: 2 },
  { ...large, name: 'loose', experts: 5_000, objective: 'BALANCED', limit: 2 },
  { ...large, name: 'loose', experts: 5_000, objective: 'WORST_FIRST', limit: 30 },
  { ...large, name: 'tight', experts: 1_600, objective: 'TOTAL', limit: 5 },
  { ...large, name: 'tight', experts: 1_600, objective: 'BALANCED', limit: 5 },
  { ...large, name: 'tight', experts: 1_600, objective: 'WORST_FIRST', limit: 30 },
  { ...large, name: 'equal', experts: 5_000, objective: 'TOTAL', isEqual: true, limit: 10 },
  { ...large, name: 'equal', experts: 1_600, objective: 'TOTAL', isEqual: true, limit: 10 },
]

async function measure({ name, objective, limit, ...sizes }: Case): Promise<AssignmentFigures> {
  const cohort = cohortOf(sizes, objective)
  const before = process.cpuUsage()
  const found = assign(cohort)
  const { user, system } = process.cpuUsage(before)
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024)
  const served = new Set(found.pairs.map(({ need }) => need))
  return {
    name,
    needs: sizes.needs,
    experts: sizes.experts,
    objective,
    value: found.value,
    bound: found.bound,
    greedy: greedy(cohort),
    empty: sizes.needs - served.size,
    total: found.pairs.reduce((sum, { score }) => sum + score, 0),
    highs: await highsValue(cohort, found),
    seconds: Math.round((user + system) / 10_000) / 100,
    limit,
    peakMiB,
  }
}

/** Measures each cohort in a process of its own, so that its memory is its own. `objective` is the value that is reached. */
export async function measureAssignments(): Promise<{
  assignment: { needs: number; experts: number; objective: number; bound: number; greedy: number; seconds: number; peakMiB: number }
  cases: AssignmentFigures[]
}> {
  const figures: AssignmentFigures[] = []
  for (const one of cases) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), '--case', JSON.stringify(one)])
    figures.push(JSON.parse(stdout) as AssignmentFigures)
  }
  const [first] = figures as [AssignmentFigures]
  const { needs, experts, value: objective, bound, greedy: { value: greedyValue }, seconds, peakMiB } = first
  return { assignment: { needs, experts, objective, bound, greedy: greedyValue, seconds, peakMiB }, cases: figures }
}

/** What misses its bar, in words; empty: nothing. */
export function assignmentProblems(figures: readonly AssignmentFigures[]): string[] {
  return figures.flatMap(({ name, experts, objective, value, bound, highs, seconds, limit, peakMiB }) => [
    ...(value === bound ? [] : [`${name} ${objective} of ${experts} experts: a gap of ${bound - value}`]),
    ...(Math.abs(value - highs) < 1e-5 ? [] : [`${name} ${objective} of ${experts} experts: ${value}, and ${highs} by HiGHS`]),
    ...(seconds <= limit ? [] : [`${name} ${objective} of ${experts} experts: ${seconds} s of ${limit}`]),
    ...(peakMiB <= 256 ? [] : [`${name} ${objective} of ${experts} experts: ${peakMiB} MiB of 256`]),
  ])
}

/** The figures as a Markdown table. */
export function assignmentTable(figures: readonly AssignmentFigures[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  const rows = figures.map(({ name, experts, objective, value, bound, highs, greedy: { value: byGreed, empty: emptyByGreed }, empty, total, seconds, limit, peakMiB }) =>
    [name, experts, objective, value.toFixed(6), (bound - value).toString(), (highs - value).toExponential(0), percent(total / byGreed - 1), `${emptyByGreed} → ${empty}`, `${seconds} (${limit})`, peakMiB].join(' | '),
  )
  return ['| cohort | experts | objective | value | gap to the bound | HiGHS differs by | sum of scores over greedy | needs left empty: greedy → this | processor time, s (at most) | peak, MiB |', '|---|---|---|---|---|---|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join('\n')
}

const [, script, option, given] = process.argv
if (script === fileURLToPath(import.meta.url)) {
  if (option === '--case' && given !== undefined) process.stdout.write(JSON.stringify(await measure(JSON.parse(given) as Case)))
  else {
    const { cases: figures } = await measureAssignments()
    console.log(`2,000 needs, 30 candidates each, three experts a need, four needs an expert\n\n${assignmentTable(figures)}`)
    const problems = assignmentProblems(figures)
    if (problems.length > 0) {
      console.error(problems.join('\n'))
      process.exitCode = 1
    }
  }
}
