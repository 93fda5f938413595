import { errorOf, type YeondaeErrorCode } from './errors.ts'
import { originOf } from './response.ts'

/** The types of refusal in a mutation's result, with the code of the class that stands for each. */
export const refusalCodes = {
  ValidationError: 'BAD_USER_INPUT',
  NotFoundError: 'NOT_FOUND',
  ConflictError: 'CONFLICT',
  StaleVersionError: 'STALE_VERSION',
} as const satisfies Record<string, YeondaeErrorCode>

/** Name of a type of refusal in a mutation's result. */
export type RefusalName = keyof typeof refusalCodes

/** A result that names its type, as every union of the graph does in the SDK's operations. */
interface Named {
  readonly __typename: string
}

/** What is left of a mutation's result when nothing was refused. */
export type Unwrapped<Result extends Named> = Exclude<Result, { readonly __typename: RefusalName }>

/**
 * The payload of a mutation that was done; its refusals become exceptions, as they are for what fails on the way.
 *
 * @throws ValidationError, NotFoundError, ConflictError or StaleVersionError, by the type of the refusal
 * @throws YeondaeError `UNKNOWN` for a refusal of a newer server
 * @example
 * ```ts
 * const { withdrawNeed } = await client.request(WithdrawNeedDocument, { id, version })
 * console.log(unwrap(withdrawNeed).need?.status)
 * ```
 */
export function unwrap<const Result extends Named>(result: Result): Unwrapped<Result> {
  const { __typename: type, ...told } = result as Named & Partial<Record<'message' | 'field' | 'conflictField' | 'current', unknown>>
  if (!type.endsWith('Error')) return result as unknown as Unwrapped<Result>
  const field = told.field ?? told.conflictField
  throw errorOf(typeof told.message === 'string' ? told.message : type, {
    ...originOf(result),
    code: isRefusal(type) ? refusalCodes[type] : 'UNKNOWN',
    field: typeof field === 'string' ? field : null,
    current: typeof told.current === 'number' ? told.current : null,
    data: result,
  })
}

const isRefusal = (type: string): type is RefusalName => Object.hasOwn(refusalCodes, type)

/** What is done for each type that a result may have. */
export type Cases<Result extends Named> = { readonly [Type in Result['__typename']]: (result: OfType<Result, Type>) => unknown }

/** The members of a result that may be of a type; one may stand for several. */
type OfType<Result extends Named, Type> = Result extends unknown ? (Type extends Result['__typename'] ? Result : never) : never

/**
 * Does what stands for the type of a result; the compiler wants a case for each type that it may have.
 *
 * @throws YeondaeError `UNKNOWN` for a type of a newer server
 * @example
 * ```ts
 * const { updateNeed } = await client.request(UpdateNeedDocument, { id, version, input: { title } })
 * const line = match(updateNeed, {
 *   UpdateNeedPayload: ({ need }) => `version ${need?.version}`,
 *   StaleVersionError: ({ current }) => `it has version ${current} by now`,
 *   ConflictError: ({ message }) => message,
 *   NotFoundError: ({ message }) => message,
 *   ValidationError: ({ field, message }) => `${field}: ${message}`,
 * })
 * ```
 */
export function match<Result extends Named, Given extends Cases<Result>>(result: Result, cases: Given): ReturnType<Given[Result['__typename']]> {
  const type = result.__typename as Result['__typename']
  if (!Object.hasOwn(cases, type)) throw errorOf(`Expected one of ${Object.keys(cases).join(', ')}, not ${type}.`, { ...originOf(result), code: 'UNKNOWN', data: result })
  return cases[type](result as OfType<Result, Result['__typename']>) as ReturnType<Given[Result['__typename']]>
}
