import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../prisma/project-root.ts'

/** What makes a refusal, and which of its arguments is the message. */
const makers: Readonly<Record<string, number>> = { CodedError: 1, InputError: 1, NotFoundError: 1, ConflictError: 0, Refusal: 2, unreadable: 0 }

export interface SourceMessage {
  /** File and line. */
  place: string
  /** The message; what is filled in stands as a sample. */
  text: string
}

/** The messages of refusals that stand in the sources of some folders: what such errors are made with, and every text that begins with "Expected ". */
export function messagesIn(folders: readonly string[]): SourceMessage[] {
  return folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/\/(generated|dist|messages|server\/(keys|explain|commands))\//.test(file))
      .flatMap(messagesOf),
  )
}

function messagesOf(file: string): SourceMessage[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<ts.Node, string>()
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text?.startsWith('Expected ')) found.set(node, text)
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression)) {
      const message = node.arguments?.[makers[node.expression.text] ?? -1]
      const given = message === undefined ? null : textOf(message)
      if (message !== undefined && given !== null) found.set(message, given)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const line = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  return [...found].map(([node, text]) => ({ place: `${file.slice(projectRoot().length + 1)}:${line(node)}`, text }))
}

/** A text or template with samples in it; null for anything else. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join('')
}
