import { compile, type Compile } from './compile.ts'
import { embedded, type EmbeddedTimes } from './embedded.ts'
import { growth, type Growth } from './growth.ts'
import { limits, type LimitsCost } from './limits.ts'
import { memory, type Memory } from './memory.ts'
import { start, type StartTimes } from './start.ts'
import type { Section } from '../section.ts'

/** What is measured beside the seven questions, by its key in results.json. */
export interface Sections {
  growth: Growth
  compile: Compile
  memory: Memory
  start: StartTimes
  embedded: EmbeddedTimes
  limits: LimitsCost
}

/** How each is told, in the order of the page. */
export const sections: { [Key in keyof Sections]: Section<Sections[Key]> } = { growth, compile, memory, start, embedded, limits }
