import type { Pace } from '../measure.ts'

/** What a run was told, for whatever it measures. */
export interface Run {
  /** Share of the whole graph. */
  scale: number
  /** The bench's database. */
  url: string
  pace: Required<Pace>
  /** Requests of the memory's measurement. */
  requests: number
  /** Processes that wanted a processor before the run. */
  busyBefore: number
  /** Tells how far it is. */
  say(text: string): void
}

/** As long altogether, but in short turns: what else the machine does then meets all alike, and the median has more to choose from. */
export function inShortTurns({ seconds, warmUp, rounds, connections }: Run['pace']): Run['pace'] {
  const turns = Math.max(1, Math.min(mostTurns, Math.floor(seconds / shortest)))
  return { seconds: seconds / turns, warmUp: warmUp / turns, rounds: rounds * turns, connections }
}

/** Into how many a turn is parted, and how short none may be, in seconds. */
const mostTurns = 5
const shortest = 0.5

/** How long some seconds are, for a person. */
export const secondsText = (seconds: number) => (seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`)

/** Which round it is, for a person. */
export const roundText = (round: number, { rounds }: Pick<Pace, 'rounds'>) => `round ${round + 1} of ${rounds}`
