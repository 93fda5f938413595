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
  validate,
  type ValidationRule,
} from 'graphql'
import { CodedError } from '../../schema/core/errors.ts'
import { Refusal } from '../http/refusal.ts'
import type { AppPlugin, ServerContext } from '../http/server-context.ts'
import { refuseDeepBrackets } from './brackets.ts'
import { costWithin, CostLimitExceeded, type DocumentLimits, withinLimits } from './document.ts'
import { NoBadText, refuseBadText } from './text.ts'

export interface GuardOptions {
  limits: DocumentLimits
  /** Whether the schema may be asked for; if not, messages suggest no names either. */
  introspection: boolean
  /** How long a query may run, in ms. A mutation runs to its end: its effect must not be told as failed. */
  queryTime: number
}

/** Errors that a document is told of at once. */
const maxErrors = 10

/** What one request may ask for, before and while it runs. */
export function guarded({ limits, introspection, queryTime }: GuardOptions): AppPlugin {
  const first = [NoBadText, withinLimits(limits)]
  const options = { maxErrors, hideSuggestions: !introspection }
  const check = (schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[]) => {
    // The rules of GraphQL take time on a document beyond the limits, so these come first.
    const beyond = validate(schema, document, first, options)
    if (beyond.length > 0) return beyond
    const hidden = introspection ? [] : validate(schema, document, [NoSchemaIntrospectionCustomRule], options)
    return hidden.length > 0 ? hidden.map(withoutIntrospection) : validate(schema, document, rules, options)
  }
  return {
    onParams({ params }) {
      refuseBadText(params.variables)
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: unknown, options?: object): unknown => {
        if (typeof source === 'string') refuseDeepBrackets(source, limits.brackets, limits.tokens)
        return parseFn(source, { ...options, maxTokens: limits.tokens })
      })
    },
    onValidate({ setValidationFn }) {
      setValidationFn(check as (...args: unknown[]) => readonly GraphQLError[])
    },
    async onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      // Yoga's own executor takes an object with an alias named `then` for a promise.
      setExecuteFn((args: ExecutionArgs) => within(queryTime, { ...args, hideSuggestions: !introspection, options: { maxCoercionErrors: maxErrors } }))
      try {
        await charge(args, limits)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        setResultAndStopExecution({ errors: [error] })
      }
    },
  }
}

/** Takes what the operation costs. */
async function charge({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs, limits: DocumentLimits): Promise<void> {
  const context = contextValue as Parameters<typeof costWithin>[1]['context'] & ServerContext
  const { meter } = context
  if (meter === undefined) throw new Error('An operation runs that nobody has let in.')
  try {
    const plan = costWithin(Math.min(limits.cost, meter.budget.limit), { schema, document, operationName, variables: variableValues ?? {}, context })
    if (plan !== null) await meter.charge(plan)
  } catch (error) {
    if (error instanceof CostLimitExceeded) meter.requested = error.requested
    throw error
  }
}

/** Runs an operation; a query that takes longer than its time is answered without what it would find. */
function within(ms: number, args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
  const result = execute(args)
  if (!(result instanceof Promise) || getOperationAST(args.document, args.operationName)?.operation !== OperationTypeNode.QUERY) return result
  return new Promise((resolve, reject) => {
    const late = () => resolve({ errors: [new Refusal(504, 'TIMEOUT', `Expected a query that takes at most ${ms / 1000} s. Ask for fewer rows or levels.`)] })
    const timer = setTimeout(late, ms)
    result.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function withoutIntrospection({ message, nodes }: GraphQLError): GraphQLError {
  const originalError = new CodedError('FORBIDDEN', 'Expected no introspection: this server does not show its schema.')
  return new GraphQLError(message, { ...(nodes === undefined ? {} : { nodes }), originalError })
}
