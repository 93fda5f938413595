import type { Verdict } from './report.ts'

/** How what was measured beside the seven questions is told; results.json holds it under a key of its own. */
export interface Section<Result> {
  title: string
  /** How it stands to what is asked of it; none where nothing is. */
  verdicts(result: Result): Verdict[]
  /** In Markdown. */
  text(result: Result): string
}
