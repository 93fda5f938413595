import type { Client } from '../src/index.ts'

/** Asks for one part of the story and says it, line by line. */
export type Chapter = (client: Client, say: (line?: string) => void) => Promise<void>
