import { v5, v7 } from 'uuid'
import type { Transaction } from '../core/write.ts'

/** The source of what partners submit themselves. */
const source = {
  id: v5('submissions', v5.URL),
  key: 'submissions',
  title: 'Submissions to this graph (당사자 제출)',
  note: 'Told by whom it is about, through a mutation; nobody else has confirmed it.',
}

/** Id of the source of what partners submit; it is written where it isn't there yet. */
export async function submissions(tx: Transaction): Promise<string> {
  await tx.source.createMany({ data: source, skipDuplicates: true })
  return source.id
}

/** Cites a row as submitted by whom it is about. `target` is the column of the citation that points to it. */
export async function citeSubmission(tx: Transaction, target: { needId: string } | { organizationId: string } | { expertId: string }): Promise<void> {
  await tx.citation.create({ data: { id: v7(), sourceId: await submissions(tx), method: 'SUBMITTED', ...target } })
}
