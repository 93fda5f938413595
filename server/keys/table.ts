import stringWidth from 'string-width'

/** Rows in columns as wide as they need, two spaces between them; Korean letters take two places. */
export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(printable))
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => stringWidth(row[column] ?? ''))))
  return shown.map((row) => row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - stringWidth(text))).join('  ').trimEnd()).join('\n')
}

/** A text without what a terminal would obey. */
const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
