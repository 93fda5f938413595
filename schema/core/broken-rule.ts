/** What PostgreSQL calls a row that breaks a CHECK or an exclusion rule, and a value too large or too long for its column. */
const broken = new Set(['23514', '23P01', '22003', '22001'])

/** What an error of Prisma says at some depth of what it was made from. */
type Layer = Readonly<Record<string, unknown>>

const breaks = ({ code, originalCode }: Layer): boolean => [code, originalCode].some((one) => typeof one === 'string' && broken.has(one))

/** The layers of an error of Prisma, the outermost first: what the database said stands within, the deeper the rawer the statement was. */
function* layersOf(error: unknown, depth = 0): Generator<Layer> {
  if (error === null || typeof error !== 'object' || depth > 6) return
  const layer = error as Layer
  yield layer
  for (const inner of [layer['cause'], layer['meta'], layer['driverAdapterError']]) yield* layersOf(inner, depth + 1)
}

/** Which column a rule of the database names as at fault; null: it names none, or broke no rule. */
export function brokenColumn(error: unknown): string | null {
  for (const layer of layersOf(error)) if (typeof layer['column'] === 'string' && breaks(layer)) return layer['column']
  return null
}

/** Whether the database refused a row for a rule of its own. */
export const breaksRule = (error: unknown): boolean => [...layersOf(error)].some(breaks)

/** Whether a transaction only lost to another one (a deadlock), so that the same may succeed when it is tried again. */
export const lostRace = (error: unknown): boolean => [...layersOf(error)].some(({ code, kind }) => code === 'P2034' || kind === 'TransactionWriteConflict')
