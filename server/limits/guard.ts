import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  validate,
  type ValidationRule,
} from 'graphql'
import type { Context } from '../../schema/context.ts'
import { CodedError } from '../../schema/core/errors.ts'
import { Refusal } from '../http/refusal.ts'
import type { AppPlugin, ServerContext } from '../http/server-context.ts'
import { textOf } from '../reads/bytes.ts'
import { type Reads, TextData, toldRoad } from '../reads/road.ts'
import { refuseDeepBrackets } from './brackets.ts'
import type { CostedOperation, OperationCost } from './cost.ts'
import { documentCache } from './document-cache.ts'
import { costWithin, CostLimitExceeded, type DocumentLimits, withinLimits } from './document.ts'
import type { Meter } from './meter.ts'
import { NoBadText, refuseBadText } from './text.ts'

export interface GuardOptions {
  limits: DocumentLimits
  /** Whether the schema may be asked for; if not, messages suggest no names either. */
  introspection: boolean
  /** How long a query may run, in ms. A mutation runs to its end: its effect must not be told as failed. */
  queryTime: number
}

/** What one request may ask for, before and while it runs: the same on the short way and on the long one. */
export interface Guard {
  /** @throws InputError naming the variable that holds text which no column takes */
  checkText(variables: unknown): void
  /** @throws GraphQLError for a text that is no document, or one of too many tokens or brackets */
  parse(text: string, options?: object): DocumentNode
  /** What is wrong with a document by the rules of GraphQL and by the limits; empty when nothing is. */
  check(schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[]): readonly GraphQLError[]
  /** A document that was parsed and checked, now or before; null where something is wrong with it. */
  prepared(schema: GraphQLSchema, text: string): DocumentNode | null
  /** What the operation costs; null where it can't be read. @throws CodedError COST_LIMIT_EXCEEDED for more than one may */
  price(operation: CostedOperation, meter: Meter): OperationCost | null
  /** Takes what the operation costs. @throws CodedError COST_LIMIT_EXCEEDED or RATE_LIMITED */
  charge(operation: CostedOperation, meter: Meter): Promise<void>
  /** Waits for a query, and gives it up when it takes longer than it may. @throws Refusal TIMEOUT */
  within<T>(running: Promise<T>): Promise<T>
  /** What the executor is told beside the operation. */
  execution: Pick<ExecutionArgs, 'options' | 'hideSuggestions'>
}

/** Errors that a document is told of at once. */
const maxErrors = 10

export function createGuard({ limits, introspection, queryTime }: GuardOptions): Guard {
  const first = [NoBadText, withinLimits(limits)]
  const options = { maxErrors, hideSuggestions: !introspection }
  const known = documentCache<{ document: DocumentNode | null }>()
  const guard: Guard = {
    checkText: (variables) => refuseBadText(variables),
    parse(text, more) {
      refuseDeepBrackets(text, limits.brackets, limits.tokens)
      return parse(text, { ...more, maxTokens: limits.tokens })
    },
    check(schema, document, rules) {
      // The rules of GraphQL take time on a document beyond the limits, so these come first.
      const beyond = validate(schema, document, first, options)
      if (beyond.length > 0) return beyond
      const hidden = introspection ? [] : validate(schema, document, [NoSchemaIntrospectionCustomRule], options)
      return hidden.length > 0 ? hidden.map(withoutIntrospection) : validate(schema, document, rules, options)
    },
    prepared(schema, text) {
      const before = known.get(text)
      if (before !== undefined) return before.document
      let document: DocumentNode | null
      try {
        document = guard.parse(text)
        if (guard.check(schema, document).length > 0) document = null
      } catch {
        document = null
      }
      known.set(text, { document })
      return document
    },
    price(operation, meter) {
      try {
        return costWithin(Math.min(limits.cost, meter.budget.limit), operation)
      } catch (error) {
        if (error instanceof CostLimitExceeded) meter.requested = error.requested
        throw error
      }
    },
    async charge(operation, meter) {
      const plan = guard.price(operation, meter)
      if (plan !== null) await meter.charge(plan)
    },
    within(running) {
      return new Promise((resolve, reject) => {
        const late = () => reject(new Refusal(504, 'TIMEOUT', `Expected a query that takes at most ${queryTime / 1000} s. Ask for fewer rows or levels.`))
        const timer = setTimeout(late, queryTime)
        const inTime =
          <V>(settle: (value: V) => void) =>
          (value: V) => {
            clearTimeout(timer)
            settle(value)
          }
        running.then(inTime(resolve), inTime(reject))
      })
    },
    execution: { hideSuggestions: !introspection, options: { maxCoercionErrors: maxErrors } },
  }
  return guard
}

/**
 * The guard on the long way, and the fork behind it.
 * @param reads the short road of queries; null: every query goes the ordinary one
 */
export function guarded(guard: Guard, reads: Reads | null): AppPlugin {
  return {
    onParams({ params }) {
      guard.checkText(params.variables)
    },
    onParse({ setParseFn }) {
      setParseFn((source: unknown, options?: object): unknown => guard.parse(String(source), options))
    },
    onValidate({ setValidationFn }) {
      setValidationFn(guard.check as (...args: unknown[]) => readonly GraphQLError[])
    },
    async onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      setExecuteFn((args: ExecutionArgs) => run(guard, reads, args))
      try {
        const { schema, document, operationName, variableValues, contextValue } = args as ExecutionArgs
        const context = contextValue as Context & ServerContext
        if (context.meter === undefined) throw new Error('An operation runs that nobody has let in.')
        if (context.failure !== undefined) throw context.failure
        if (!context.meter.isCharged) await guard.charge({ schema, document, operationName, variables: variableValues ?? {} }, context.meter)
      } catch (error) {
        const told = error instanceof GraphQLError ? error : new GraphQLError('A read failed.', { originalError: error as Error })
        setResultAndStopExecution({ errors: [told] })
      }
    },
  }
}

/** Runs an operation; a query that takes longer than its time is answered without what it would find. */
async function run(guard: Guard, reads: Reads | null, args: ExecutionArgs): Promise<ExecutionResult> {
  // Yoga's own executor takes an object with an alias named `then` for a promise.
  const ordinary = async () => execute({ ...args, ...guard.execution })
  const ctx = args.contextValue as Context & ServerContext
  const because = (reason: string) => {
    ctx.road = { name: 'ordinary', reason }
    return ordinary()
  }
  if (getOperationAST(args.document, args.operationName)?.operation !== OperationTypeNode.QUERY) return because('a mutation')
  try {
    return await guard.within(reads === null ? because('YEONDAE_ROAD') : byRoad(reads, args, ordinary))
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError('A read failed.', { originalError: error as Error })] }
  }
}

/** Answers a query by one statement where it can be, else by the ordinary executor, whole. Operators are told which. */
async function byRoad(reads: Reads, args: ExecutionArgs, ordinary: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
  const ctx = args.contextValue as Context & ServerContext
  const { schema, document, operationName, variableValues } = args
  const road = ctx.road ?? (await reads.take({ schema, document, operationName, variables: variableValues ?? {} }, ctx))
  ctx.road = road
  const result = (road.name === 'compiled' ? new TextData(textOf(road.data)) : await ordinary()) as ExecutionResult
  const told = toldRoad(ctx, road)
  return told.road === undefined ? result : Object.assign(result, { extensions: told })
}

function withoutIntrospection({ message, nodes }: GraphQLError): GraphQLError {
  const originalError = new CodedError('FORBIDDEN', 'Expected no introspection: this server does not show its schema.')
  return new GraphQLError(message, { ...(nodes === undefined ? {} : { nodes }), originalError })
}
