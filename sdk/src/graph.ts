/**
 * The graph as types, without a line of code: each enum, each input, and of each type `X` what comes back (`X`) and what
 * may be asked of it (`XSelect`).
 *
 * @packageDocumentation
 */
export type * from './generated/graph.ts'
