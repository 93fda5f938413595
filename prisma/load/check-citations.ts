import { factIds } from '../facts/fact-ids.ts'
import type { CitationOf, FactRow, ModelName } from '../facts/row.ts'
import { models } from '../generated/datamodel.ts'
import type { Refuse } from './check-values.ts'
import { shape } from './model.ts'

/** Longest printed form that a citation may quote: names, numbers and dates, never a sentence. */
const longestQuote = 40

const details: readonly ModelName[] = ['EnterpriseDetail', 'PublicBuyerDetail', 'SupportOrganizationDetail', 'CivicOrganizationDetail']

function fieldsOf(model: ModelName): ReadonlySet<string> {
  const names = [model, ...(model === 'Organization' ? details : [])]
  return new Set(names.flatMap((name) => Object.keys(models[name]?.fields ?? {})))
}

/** Refuses a row that nothing supports, and citations that name what doesn't exist. */
export function checkCitations(row: FactRow, sources: ReadonlySet<string>, refuse: Refuse): void {
  const isCited = shape(row.model).citedBy !== null
  if (!isCited && row.citations.length > 0) refuse('citations', `no citation can point to a ${row.model}: cite what owns it`)
  if (isCited && row.citations.length === 0) refuse('citations', 'it needs a citation')
  const seen = new Set<string>()
  for (const citation of row.citations) {
    const same = citationKey(citation)
    if (seen.has(same)) refuse('citations', `the citation ${same} stands twice`)
    seen.add(same)
    checkCitation(row, citation, sources, refuse)
  }
}

function checkCitation(row: FactRow, citation: CitationOf, sources: ReadonlySet<string>, refuse: Refuse): void {
  const { source, method, factId, field, locator, quotedAs } = citation
  if (!sources.has(source)) refuse('citations', `no source has the key ${source}`)
  const known = factIds[source]
  if (known === undefined) {
    if (factId !== undefined) refuse('factId', `only an article has facts, and ${source} is none`)
    if (method === 'STATED') refuse('citations', `only an article states a fact, and ${source} is none`)
  } else {
    if (method === 'EXTERNAL') refuse('citations', `what is from outside of the articles can't cite the article ${source}`)
    if (factId === undefined || !known.has(factId)) refuse('factId', `the article ${source} has no fact ${factId ?? 'without an id'}`)
    if (locator === undefined || !/^L[1-9]\d*$/.test(locator)) refuse('locator', 'expected a line such as L24')
  }
  if (field !== undefined && !fieldsOf(row.model).has(field)) refuse(field, `${row.model} has no such field to cite`)
  if (quotedAs !== undefined && quotedAs.length > longestQuote) refuse('quotedAs', `at most ${longestQuote} characters of a source are quoted`)
  for (const [name, text] of Object.entries(citation)) {
    if (typeof text === 'string' && (text.trim() === '' || text.includes('\0'))) refuse(name, 'expected text')
  }
}

/** What tells one citation of a row from another. */
export function citationKey({ source, factId, field, locator, method }: CitationOf): string {
  return [source, factId ?? '', field ?? '', locator ?? '', method].join(' ')
}
