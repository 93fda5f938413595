import type { Answer, AskedGraph, PostOptions } from '../support/graph.ts'

/** What a mutation answers: the type of its result, and whatever of it was asked. */
export type Result = Record<string, unknown> & { __typename: string }

/** Asks one mutation with `input`-like arguments as text and gives its result; a top-level refusal as its code. */
export async function resultOf(graph: AskedGraph, mutation: string, variables: Record<string, unknown> = {}, options: PostOptions = {}): Promise<Result> {
  const answer: Answer = await graph.post(mutation, variables, options)
  const [first] = Object.values(answer.data ?? {})
  if (first != null) return first as Result
  return { __typename: answer.errors?.[0]?.extensions.code ?? 'NOTHING', field: answer.errors?.[0]?.extensions.field }
}

/** What a refusal tells of the input at fault, for the text of a mutation. */
export const invalid = '__typename ... on ValidationError { field }'
/** The same for a mutation that takes ids. */
export const refusal = `${invalid} ... on NotFoundError { field }`
