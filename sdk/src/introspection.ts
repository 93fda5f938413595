/**
 * The schema as gql.tada reads it, a type alone.
 *
 * @example
 * ```ts
 * import type { introspection } from '@yeondae/sdk/introspection'
 *
 * export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { Won: number; Decimal: string } }>()
 * ```
 * @packageDocumentation
 */
export type { introspection } from './generated/introspection.ts'
