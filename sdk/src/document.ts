import { printed } from './print.ts'

/**
 * The text of one operation, typed by what it answers and by the variables that it takes. The property exists
 * for the compiler only: at run time a document is a plain string, so that any string of GraphQL serves too, with
 * `unknown` as its answer.
 *
 * @example
 * ```ts
 * const CountDocument = 'query Count { needs { totalCount } }' as TypedDocument<
 *   { needs: { totalCount: number } },
 *   Record<string, never>
 * >
 * ```
 */
export type TypedDocument<Result, Variables> = string & {
  readonly __apiType?: (variables: Variables) => Result
}

/**
 * A parsed document, typed as other tools type it: GraphQL Code Generator's
 * `TypedDocumentNode`, or what gql.tada's `graphql()` gives.
 *
 * @example
 * ```ts
 * const { needs } = await client.request(graphql(`query { needs { totalCount } }`))
 * ```
 */
export interface TypedDocumentNode<Result, Variables> {
  readonly kind: 'Document'
  readonly loc?: { readonly source: { readonly body: string } } | undefined
  readonly __apiType?: (variables: Variables) => Result
}

/** The text of a document: what a parsed one was made from, or what it says; a text that a class holds, as code generators write it, is one too. */
export function textOf(document: string | object): string {
  if (typeof document === 'string') return document
  if (!('definitions' in document)) return (document as { toString(): string }).toString()
  return (document as { loc?: { source: { body: string } } }).loc?.source.body ?? printed(document as unknown as Parameters<typeof printed>[0])
}

/**
 * What a document answers.
 *
 * @example
 * ```ts
 * type Needs = ResultOf<typeof NeedsDocument>['needs']['nodes']
 * ```
 */
export type ResultOf<Document> = Document extends { readonly __apiType?: (variables: never) => infer Result } ? Result : never

/**
 * The variables that a document takes.
 *
 * @example
 * ```ts
 * const page: VariablesOf<typeof NeedsDocument> = { first: 50 }
 * ```
 */
export type VariablesOf<Document> = Document extends { readonly __apiType?: (variables: infer Variables) => unknown } ? Variables : never
