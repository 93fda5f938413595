import { createRequire } from 'node:module'

/** TypeDoc's own copy. */
const lunr = createRequire(createRequire(import.meta.url).resolve('typedoc'))('lunr')

/** Makes the index keep words of any script: lunr's own trimmer takes Hangul for punctuation. */
export function wordsOfAnyScript() {
  const trimmer = (token) => token.update((word) => word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, ''))
  lunr.Pipeline.registerFunction(trimmer, 'trimmerOfAnyScript')
  lunr.trimmer = trimmer
}
