import { koreanOfChanges } from './korean-changes.ts'
import { koreanOfFacts } from './korean-facts.ts'
import { koreanOfGraphql } from './korean-graphql.ts'
import { koreanOfInputs } from './korean-inputs.ts'
import { koreanOfMatches } from './korean-matches.ts'
import { koreanOfMatching } from './korean-matching.ts'
import { koreanOfRequests } from './korean-requests.ts'
import { koreanOfRuns } from './korean-runs.ts'

/**
 * What the server says to those who ask, in Korean, by the English text in the sources. What stands in a message at its
 * first `{}` stands in the Korean one at `{1}`, and so on.
 */
export const korean: Readonly<Record<string, string>> = { ...koreanOfRequests, ...koreanOfInputs, ...koreanOfMatching, ...koreanOfMatches, ...koreanOfRuns, ...koreanOfChanges, ...koreanOfFacts, ...koreanOfGraphql }
