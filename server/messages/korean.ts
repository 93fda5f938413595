import { koreanOfChanges } from './korean-changes.ts'
import { koreanOfFacts } from './korean-facts.ts'
import { koreanOfGraphql } from './korean-graphql.ts'
import { koreanOfInputs } from './korean-inputs.ts'
import { koreanOfRequests } from './korean-requests.ts'

/**
 * What the server says to those who ask, in Korean, by the English text in the sources. What stands in a message at its
 * first `{}` stands in the Korean one at `{1}`, and so on.
 */
export const korean: Readonly<Record<string, string>> = { ...koreanOfRequests, ...koreanOfInputs, ...koreanOfChanges, ...koreanOfFacts, ...koreanOfGraphql }
