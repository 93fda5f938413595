import type { Client } from '../src/index.ts'
import type { QuestionOptions } from './question.ts'
import type { Progress } from './terminal.ts'

/** What `yeondae query` takes beside the file. */
export interface QueryOptions extends QuestionOptions {
  csv?: boolean
  ndjson?: boolean
  json?: boolean
  /** Which list gives the rows. */
  rows?: string
  labels?: 'ko' | 'en'
  /** Whether rows tell their provenance although nobody asked for it. */
  citations: boolean
  bom: boolean
  all?: boolean
  limit?: number
  out?: string
  quiet?: boolean
}

/** What a command works with. */
export interface Run {
  client: Client
  /** Aborted when a person ends the command. */
  signal: AbortSignal
  progress: Progress
}
