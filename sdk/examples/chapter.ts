import type { Client } from '../src/index.ts'

/** Takes a line of what is told. */
export type Say = (line?: string) => void

/** Asks for one part of the story and says it, line by line. */
export type Chapter = (client: Client, say: Say) => Promise<void>
