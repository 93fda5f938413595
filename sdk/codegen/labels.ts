import type { GraphQLSchema } from 'graphql'
import { enumsOf } from './arguments.ts'
import { deprecatedTag } from './deprecation.ts'
import { docComment } from './doc-comment.ts'

/** The words before the first parenthesis that has Hangul, and what stands in it. */
const labelled = /^(.*?) \(([^()]*[가-힣][^()]*(?:\([^()]*\)[^()]*)*)\)/s

/** The labels of an enum's value, which its description gives as `English (한국어)`. */
export function labelOf(description: string | null | undefined): { ko: string; en: string } | null {
  const [, en, ko] = labelled.exec(description ?? '') ?? []
  return en === undefined || ko === undefined ? null : { ko, en }
}

/** Prints a constant for each enum with the labels of its values, so that a bundle keeps those that it uses. */
export function printLabels(schema: GraphQLSchema): string {
  return enumsOf(schema)
    .map((type) => {
      const values = type.getValues().map(({ name, description, deprecationReason }) => {
        const label = labelOf(description)
        if (label === null) throw new Error(`Expected the description of ${type.name}.${name} to give its labels as English (한국어).`)
        return `${docComment(deprecatedTag(deprecationReason), '  ')}  ${name}: { ko: ${quoted(label.ko)}, en: ${quoted(label.en)} },\n`
      })
      return `${docComment(type.description)}export const ${type.name} = {\n${values.join('')}} as const\n`
    })
    .join('\n')
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', ' ')}'`
