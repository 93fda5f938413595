/**
 * The labels of every enum's values in Korean and English, a constant each, so that bundlers keep those that are used.
 *
 * @example
 * ```ts
 * import * as labels from '@yeondae/sdk/labels'
 *
 * labels.EnterpriseKind.COOPERATIVE.ko // 협동조합
 * ```
 * @packageDocumentation
 */
export * from './generated/labels.ts'
