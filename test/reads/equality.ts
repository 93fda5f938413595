import fc from 'fast-check'
import { parse, validate } from 'graphql'
import type { Database } from '../../prisma/client.ts'
import { anonymous } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'
import { materialOf } from './material.ts'
import { type Beginning, operationsFrom, questionText } from './operations.ts'
import { actualCost, actualCostOfText } from '../../server/limits/actual-cost.ts'
import { costPlan } from '../../server/limits/cost.ts'
import { askedOf, keysIn, normal, type Question, type Roads, roadsOn } from './roads.ts'
import { type Viewers, viewersOf } from './viewers.ts'

/** How the operations of a run were answered. */
export interface Tally {
  asked: number
  /** Answered by one statement, with the same data as on the ordinary road. */
  compiled: number
  /** Left to the ordinary road, since their arguments are refused. */
  refused: number
  /** Left to the ordinary road for another reason, with how many of each. */
  unreadable: Record<string, number>
  /** Where the ordinary road told of an error. */
  withErrors: number
}

interface Case {
  question: Question
  viewer: keyof Viewers
  /** Who asked the same document before. */
  before: keyof Viewers
}

export interface RunOptions {
  runs: number
  seed: number
  /** Whether a field, as `Type.field`, is known to be read on the ordinary road alone. */
  isOrdinary: (coordinate: string) => boolean
  from?: Beginning
}

/**
 * Asks so many random operations by random viewers on both roads.
 * @throws with the seed and the smallest operation found on which they differ, or on which one of them fails
 */
export async function compareRoads(database: Database, options: RunOptions): Promise<Tally> {
  const viewers = await viewersOf(database)
  const roads = await roadsOn(database)
  const ctx = roads.contextFor({ ...anonymous('test'), scopes: new Set(['OPERATE']) })
  const material = await materialOf(database, ctx)
  const viewer = fc.constantFrom(...(Object.keys(viewers) as (keyof Viewers)[]))
  const cases = fc.record({ question: operationsFrom(material, ctx, options.isOrdinary, options.from), viewer, before: viewer })
  const tally: Tally = { asked: 0, compiled: 0, refused: 0, unreadable: {}, withErrors: 0 }
  await fc.assert(
    fc.asyncProperty(cases.map(readable), async ({ question, viewer, before }) => {
      const invalid = validate(schema, parse(question.query))
      if (invalid.length > 0) throw new Error(`an invalid operation: ${invalid.map(({ message }) => message).join('; ')}`)
      await roads.compiled(turned(question), viewers[before])
      await compare(roads, question, viewers[viewer], tally)
    }),
    { numRuns: options.runs, seed: options.seed },
  )
  return tally
}

/** The same document with its flags the other way round: what is kept of it may hang on neither them nor the viewer. */
function turned({ query, variables }: Question): Question {
  return { query, variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, name.startsWith('flag') ? value !== true : value])) }
}

/** What a run came to, in a line. */
export function tallyText({ asked, compiled, refused, unreadable, withErrors }: Tally): string {
  const others = Object.entries(unreadable).map(([reason, times]) => `${times} × ${reason}`)
  return `${asked} operations: ${compiled} compiled, ${refused} refused (${withErrors} on the ordinary road), ${others.join(', ')}`
}

/** Both roads give the same data in the same order, or the compiled one leaves it to the ordinary one. */
async function compare(roads: Roads, question: Question, viewer: Viewers[keyof Viewers], tally: Tally): Promise<void> {
  const compiled = await roads.compiled(question, viewer)
  const ordinary = await roads.ordinary(question, viewer)
  tally.asked += 1
  if (ordinary.errors.length > 0) tally.withErrors += 1
  if (compiled.kind === 'refused') tally.refused += 1
  else if (compiled.kind === 'unreadable') tally.unreadable[compiled.reason] = (tally.unreadable[compiled.reason] ?? 0) + 1
  else {
    const [error] = ordinary.errors
    if (error !== undefined) throw new Error(`the ordinary road has an error, the compiled one answers: ${error.message}\n${normal(compiled.text).slice(0, 2000)}`)
    const [one, other] = [normal(compiled.text), normal(ordinary.text)]
    if (one !== other) throw new Error(`the roads differ\n${difference(one, other)}`)
    const cost = costPlan(askedOf(question))
    if (cost !== null && actualCostOfText(cost, compiled.text) !== actualCost(cost, JSON.parse(compiled.text))) throw new Error(`the text costs another sum than its data\n${compiled.text.slice(0, 2000)}`)
    if (keysIn(compiled.text) !== keysIn(ordinary.text)) throw new Error(`a key that stands twice\n${compiled.text.slice(0, 2000)}`)
    tally.compiled += 1
  }
}

/** Two texts from shortly before they part. */
function difference(compiled: string, ordinary: string): string {
  let place = 0
  while (compiled[place] === ordinary[place]) place += 1
  const from = Math.max(0, place - 200)
  return `compiled: …${compiled.slice(from, place + 200)}\nordinary: …${ordinary.slice(from, place + 200)}`
}

/** A case that fast-check prints as a reader wants it. */
function readable<C extends Case>(given: C): C & { [fc.toStringMethod]: () => string } {
  return { ...given, [fc.toStringMethod]: () => `\n# viewer: ${given.viewer}, after ${given.before}\n${questionText(given.question)}\n` }
}
