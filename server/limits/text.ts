import { type ASTVisitor, Kind, type ValidationContext } from 'graphql'
import { InputError } from '../../schema/core/errors.ts'

const expected = 'Expected text without NUL characters and with whole characters only (no lone surrogates).'

/** What no database column and no JSON reader takes: NUL, and halves of surrogate pairs. */
export const isBadText = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** Validation rule: no such text among the literals of a document. */
export function NoBadText(context: ValidationContext): ASTVisitor {
  const path: string[] = []
  const step = {
    enter: (node: { name: { value: string } }) => void path.push(node.name.value),
    leave: () => void path.pop(),
  }
  return {
    [Kind.ARGUMENT]: step,
    [Kind.OBJECT_FIELD]: step,
    [Kind.STRING](node) {
      if (isBadText(node.value)) context.reportError(new InputError(path.join('.'), expected))
    },
  }
}

/** @throws InputError naming the first variable, as a path, that holds such text. */
export function refuseBadText(variables: unknown, path = ''): void {
  if (typeof variables === 'string') {
    if (isBadText(variables)) throw new InputError(path, expected)
  } else if (variables !== null && typeof variables === 'object') {
    for (const [key, value] of Object.entries(variables)) refuseBadText(value, path === '' ? key : `${path}.${key}`)
  }
}
