import { buyerPurchases } from './buyer-purchases.ts'
import { byId } from './by-id.ts'
import { deepPage } from './deep-page.ts'
import { filteredCount } from './filtered-count.ts'
import { nested } from './nested.ts'
import type { Question } from './question.ts'
import { rankedMatches } from './ranked-matches.ts'
import { search } from './search.ts'

/** The seven questions, in the order of the report. */
export const questions: readonly Question[] = [byId, nested, buyerPurchases, deepPage, search, filteredCount, rankedMatches]
