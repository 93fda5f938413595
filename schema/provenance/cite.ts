import { v7 } from 'uuid'
import { Prisma } from '../../prisma/generated/client/client.ts'
import type { CitationMethod } from '../../prisma/generated/client/enums.ts'
import type { ModelName } from '../../prisma/facts/row.ts'
import { shape } from '../../prisma/load/model.ts'
import type { Transaction } from '../core/write.ts'

/** What stands beside a citation of a value that is no longer there. */
const replaced = 'Of a value that was replaced since (이전 값의 근거).'

/**
 * Cites a row, or those of its fields that a change wrote. What these fields rested on before stays, marked as the
 * ground of a former value.
 */
export async function cite(
  tx: Transaction,
  target: { model: string; id: string },
  by: { sourceId: string; method: CitationMethod },
  fields: readonly string[] | null = null,
): Promise<void> {
  const column = shape(target.model as ModelName).citedBy
  if (column === null) throw new Error(`no citation is of a ${target.model}`)
  if (fields !== null) {
    await tx.$executeRaw`
      update "Citation" set note = concat_ws(' ', note, ${replaced}::text), "editedByUser" = true
      where ${Prisma.raw(`"${column}"`)} = ${target.id}::uuid and field = any(${[...fields]}::text[]) and coalesce(note, '') not like ${`%${replaced}`}`
  }
  const rows = (fields ?? [null]).map((field) => ({ id: v7(), ...by, field, [column]: target.id }))
  await tx.citation.createMany({ data: rows })
}
