import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import { isEnumType } from 'graphql'
import { docComment } from './doc-comment.ts'

/** Prints the schema's `ErrorCode` as a union and as a list, since the SDK tells a known code from an unknown one at run time. */
export const printErrorCodes: PluginFunction = (schema) => {
  const type = schema.getType('ErrorCode')
  if (!isEnumType(type)) throw new Error('Expected the schema to have an enum ErrorCode.')
  const values = type.getValues()
  return [
    `${docComment(type.description)}export type ErrorCode =\n${values.map(({ name, description }) => `${docComment(description, '  ')}  | '${name}'\n`).join('')}`,
    `/** Every \`ErrorCode\` of this version. */\nexport const errorCodes: readonly ErrorCode[] = [\n${values.map(({ name }) => `  '${name}',\n`).join('')}]\n`,
  ].join('\n')
}
