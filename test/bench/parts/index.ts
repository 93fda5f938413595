import type { Results } from '../report/results.ts'
import type { Sections } from '../report/sections/index.ts'
import type { Run } from './part.ts'

type Measurement = (run: Run) => Promise<Results>

/** What is measured beside the seven questions; each loads what it needs when it is wanted. */
export const parts: { [Key in keyof Sections]: Measurement } = {
  growth: async (run) => ({ growth: await (await import('./growth.ts')).measureGrowth(run) }),
  compile: async (run) => ({ compile: await (await import('./compile.ts')).measureCompile(run) }),
  memory: async (run) => ({ memory: await (await import('./memory.ts')).measureMemory(run) }),
  start: async (run) => ({ start: await (await import('./start.ts')).measureStart(run) }),
  embedded: async (run) => ({ embedded: await (await import('./embedded.ts')).measureEmbedded(run) }),
  limits: async (run) => ({ limits: await (await import('./limits.ts')).measureLimits(run) }),
}
