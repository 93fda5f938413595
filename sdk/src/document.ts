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
 * What a document answers.
 *
 * @example
 * ```ts
 * type Needs = ResultOf<typeof NeedsDocument>['needs']['nodes']
 * ```
 */
export type ResultOf<Document> = Document extends TypedDocument<infer Result, never> ? Result : never

/**
 * The variables that a document takes.
 *
 * @example
 * ```ts
 * const page: VariablesOf<typeof NeedsDocument> = { first: 50 }
 * ```
 */
export type VariablesOf<Document> = Document extends TypedDocument<unknown, infer Variables> ? Variables : never
