/** A documentation comment with a line break behind it; '' for no text. */
export function docComment(text: string | null | undefined, indent = ''): string {
  if (text == null || text === '') return ''
  const lines = text.replaceAll('*/', '*\\/').split('\n')
  const body = lines.length === 1 ? ` ${lines[0] ?? ''} ` : `\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} `
  return `${indent}/**${body}*/\n`
}
