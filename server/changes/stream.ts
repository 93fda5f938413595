import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { ChangeEvent, Telling } from '../../schema/change/types.ts'
import type { Context } from '../../schema/context.ts'
import type { ServerContext } from '../http/server-context.ts'
import type { Guard } from '../limits/guard.ts'
import { actualCost } from '../limits/actual-cost.ts'
import type { OperationCost } from '../limits/cost.ts'
import type { Cost } from '../limits/meter.ts'
import { type Rate, TooMany } from '../limits/rate.ts'
import { unreadable } from '../http/refusal.ts'
import type { Places } from './places.ts'

/** What is sent of a stream at a time. */
export interface Sent {
  /** Where a later stream goes on; null: the stream ends here. */
  cursor: string | null
  /** An event, or why the stream ends; null: the position alone. */
  result: ExecutionResult | null
}

export interface StreamOptions {
  guard: Guard
  rate: Rate
  places: Places
  /** Makes of errors what clients are told. */
  tell: (errors: readonly GraphQLError[], server: ServerContext) => readonly GraphQLError[]
  /** Told how many events were sent. */
  sent: (events: number) => void
  /** Told the code of what a stream ended by. */
  refused: (code: string) => void
}

/** Points that are taken at once, beside those of the first event. */
const pointsAtOnce = 500

/**
 * Answers a subscription: what it is told as it is told, each event executed as the viewer may see it then, the nodes of
 * those that are told at once by common statements.
 */
export async function openStream(args: ExecutionArgs, options: StreamOptions): Promise<AsyncGenerator<Sent, void, undefined> | ExecutionResult> {
  const { guard, places } = options
  const { schema, document, operationName, variableValues } = args
  const ctx = args.contextValue as Context & ServerContext
  const { meter } = ctx
  if (meter === undefined) throw new Error('A subscription runs that nobody has let in.')
  let leave: (() => void) | undefined
  const stop = new AbortController()
  const contextValue = { ...ctx, follow: (asked) => ctx.follow(asked, stop.signal) } satisfies typeof ctx
  try {
    if (!takesEvents(ctx)) throw unreadable('Expected a request that takes server-sent events: Accept: text/event-stream.', 'accept', 406)
    const plan = guard.price({ schema, document, operationName, variables: variableValues ?? {} }, meter)
    leave = places.take(ctx.viewer)
    const source = await createSourceEventStream({ ...args, contextValue })
    if (plan !== null && Symbol.asyncIterator in source) return stoppable(results(source as AsyncIterable<Telling<Context>>, plan, leave, args, options), stop, leave)
    leave()
    return source as ExecutionResult
  } catch (error) {
    leave?.()
    return { errors: [errorOf(error)] }
  }
}

/** A stream that ends at once when nobody wants it any more, whatever it waits for. */
function stoppable(stream: AsyncGenerator<Sent, void, undefined>, stop: AbortController, leave: () => void): AsyncGenerator<Sent, void, undefined> {
  const end = stream.return.bind(stream)
  return Object.assign(stream, {
    return() {
      stop.abort()
      // One that nobody has read from never comes to its own end.
      leave()
      return end()
    },
  })
}

/** The events of a stream, and why it ends where it doesn't end by itself. */
async function* results(source: AsyncIterable<Telling<Context>>, plan: OperationCost, leave: () => void, args: ExecutionArgs, options: StreamOptions): AsyncGenerator<Sent, void, undefined> {
  const server = args.contextValue as ServerContext
  const price = Math.max(1, plan.requested)
  const atOnce = Math.max(1, Math.floor(Math.min(pointsAtOnce, server.meter?.budget.limit ?? Infinity) / price))
  try {
    for await (const { events, cursor, ctx } of source) {
      for (let first = 0; first < events.length; first += atOnce) yield* executed(events.slice(first, first + atOnce), ctx, plan, args, options)
      yield { cursor, result: null }
    }
  } catch (error) {
    const failure = errorOf(error)
    const cost: Cost | null = failure instanceof TooMany ? { requested: price, actual: 0, ...budgetText(failure.budget) } : null
    const errors = options.tell([failure], server)
    for (const { extensions } of errors) options.refused(String(extensions['code']))
    yield { cursor: null, result: { errors, ...(cost === null ? {} : { extensions: { cost } }) } }
  } finally {
    leave()
  }
}

async function* executed(events: readonly ChangeEvent[], ctx: Context, plan: OperationCost, args: ExecutionArgs, { guard, rate, tell, sent }: StreamOptions): AsyncGenerator<Sent, void, undefined> {
  const server = args.contextValue as ServerContext
  const price = Math.max(1, plan.requested)
  const taken = await rate.take(ctx.viewer, price * events.length)
  const answers = await guard.within(Promise.all(events.map(async (rootValue) => execute({ ...args, ...guard.execution, rootValue, contextValue: ctx }))))
  const costs = answers.map(({ data }) => Math.min(price, Math.max(1, actualCost(plan, data))))
  const used = costs.reduce((sum, cost) => sum + cost, 0)
  const left = await rate.giveBack(ctx.viewer, price * events.length - used, taken)
  sent(events.length)
  for (const [place, { errors, data }] of answers.entries()) {
    const cost: Cost = { requested: price, actual: costs[place] ?? price, ...budgetText(left) }
    yield {
      cursor: events[place]?.cursor ?? null,
      result: { ...(errors === undefined ? {} : { errors: tell(errors, server) }), ...(data === undefined ? {} : { data }), extensions: { cost } },
    }
  }
}

const budgetText = ({ limit, remaining, resetAt }: TooMany['budget']) => ({ limit, remaining, resetAt: resetAt.toISOString() })

const errorOf = (error: unknown) => (error instanceof GraphQLError ? error : new GraphQLError('A stream failed.', { originalError: error as Error }))

/** Whether the client takes server-sent events; one that says nothing takes anything. */
function takesEvents(ctx: Context & ServerContext): boolean {
  const { request } = ctx as { request?: Request }
  return /text\/(event-stream|\*)|\*\/\*/i.test(request?.headers.get('accept') || '*/*')
}
