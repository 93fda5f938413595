import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers'
import {
  concatAST,
  type DefinitionNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type Token,
  TokenKind,
  visit,
} from 'graphql'
import { docComment } from './doc-comment.ts'

/** An operation with the fragments that it needs, as clients send it. */
interface OperationText {
  operation: OperationDefinitionNode
  name: string
  text: string
}

/** The texts of all operations, by their names. */
export function operationTexts(files: readonly Types.DocumentFile[]): OperationText[] {
  const { definitions } = concatAST(files.flatMap(({ document }) => document ?? []))
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]))
  const operations = definitions.filter(isOperation).map((operation) => ({ operation, name: operation.name?.value ?? '' }))
  operations.sort((a, b) => (a.name < b.name ? -1 : 1))
  return operations.map(({ operation, name }) => ({
    operation,
    name,
    text: [operation, ...fragmentsOf(operation, fragments)].map((definition) => print(definition)).join('\n\n'),
  }))
}

/**
 * Prints each operation with the fragments that it needs as a string constant, typed by what it answers and
 * what it takes; the comment above the operation becomes its documentation.
 */
export const printDocuments: PluginFunction = (_schema, files) => {
  const operations = operationTexts(files)
  const typeNames = operations.flatMap((one) => [typeName(one), `${typeName(one)}Variables`])
  const imports = [
    "import type { TypedDocument } from '../document.ts'",
    `import type {\n${typeNames.map((name) => `  ${name},\n`).join('')}} from './types.ts'`,
  ]
  const constants = operations.map((one) => {
    const { operation, name, text } = one
    const type = `TypedDocument<${typeName(one)}, ${typeName(one)}Variables>`
    return `${docComment(commentAbove(operation))}export const ${name}Document = \`${literal(text)}\` as ${type}\n`
  })
  return [imports.join('\n'), ...constants].join('\n\n')
}

/** What the type of an operation's answer is called. */
const typeName = ({ operation, name }: OperationText) => `${name}${capital(operation.operation)}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const isFragment = (node: DefinitionNode): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION
const isOperation = (node: DefinitionNode): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION

/** The fragments that a definition spreads, directly or through others, in the order of their first use. */
function fragmentsOf(
  definition: DefinitionNode,
  all: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): Set<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = all.get(name.value)
      if (fragment === undefined || found.has(fragment)) return
      found.add(fragment)
      fragmentsOf(fragment, all, found)
    },
  })
  return found
}

/** The lines of comment right above a definition. */
function commentAbove({ loc }: DefinitionNode): string {
  const lines: string[] = []
  let token: Token | null | undefined = loc?.startToken.prev
  for (let line = loc?.startToken.line ?? 0; token?.kind === TokenKind.COMMENT && token.line === line - 1; line -= 1) {
    lines.unshift(token.value.trim())
    token = token.prev
  }
  return lines.join('\n')
}

const literal = (text: string) => text.replace(/[\\`]|\$\{/g, '\\$&')
