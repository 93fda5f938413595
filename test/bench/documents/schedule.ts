import type { Random } from '../../../prisma/demo/random.ts'
import { recent } from '../report/sections/memory.ts'

/**
 * Which of so many documents each of so many requests asks: a new one comes evenly through the whole, of the other
 * requests half ask one of the latest and half any that was asked before.
 */
export function scheduleOf(requests: number, documents: number, random: Random): number[] {
  let seen = 0
  return Array.from({ length: requests }, (_, at) => {
    if (seen < Math.ceil(((at + 1) * documents) / requests)) return seen++
    return random.int(random.chance(0.5) ? Math.max(0, seen - recent) : 0, seen - 1)
  })
}
