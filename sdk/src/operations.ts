/**
 * Ready operations, a document each, with the types of what they answer and take. Bundlers keep only those
 * that are imported.
 *
 * @packageDocumentation
 */
export * from './generated/documents.ts'
export type * from './generated/types.ts'
