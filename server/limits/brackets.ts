import { Lexer, Source, TokenKind } from 'graphql'
import { CodedError } from '../../schema/core/errors.ts'

const opening: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const closing: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

/**
 * Looks at a document token by token, as far as it may go, before the parser does, which recurses.
 * @param most brackets that may be open at once
 * @param tokens how many tokens are looked at; the parser refuses the next one
 * @throws CodedError for more open brackets, GraphQLError for what is no token
 */
export function refuseDeepBrackets(document: string, most: number, tokens: number): void {
  const lexer = new Lexer(new Source(document))
  let open = 0
  for (let count = 0; count <= tokens; count += 1) {
    const { kind } = lexer.advance()
    if (kind === TokenKind.EOF) return
    if (closing.includes(kind)) open -= 1
    else if (opening.includes(kind) && ++open > most) throw new CodedError('BAD_USER_INPUT', `Expected a document with at most ${most} open brackets.`, 'query')
  }
}
