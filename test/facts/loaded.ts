import type { Database } from '../../prisma/client.ts'
import type { FactFile, FactRow } from '../../prisma/facts/row.ts'
import { shapes } from '../../prisma/load/model.ts'

/** All that the database holds, as one text. */
export async function everything({ pool }: Database): Promise<string> {
  const texts: string[] = []
  for (const { table } of shapes) {
    const { rows } = await pool.query<{ text: string | null }>(`SELECT string_agg(t::text, '|' ORDER BY t::text) AS text FROM "${table}" t`)
    texts.push(rows[0]?.text ?? '')
  }
  return texts.join('\n')
}

/** The same files without a row, and with others in its place. */
export function changed(files: readonly FactFile[], drop: (row: FactRow) => boolean, add: readonly FactRow[] = []): FactFile[] {
  return files.map((file, index) => ({ ...file, rows: [...file.rows.filter((row) => !drop(row)), ...(index === 0 ? add : [])] }))
}
