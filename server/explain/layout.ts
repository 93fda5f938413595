/** A token of SQL, or what stands in brackets, and whether a space stood before it. */
type Item = { gap: boolean } & ({ text: string } | { group: Item[] })

/** Letters of a line, where that can be. */
const width = 110
const token = /(\s*)(E'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$.]+|\|\||::|[<>=!~@&]+|[^])/gy
const clauses = new Set(['select', 'from', 'where', 'order', 'limit', 'having', 'union', 'join', 'and', 'or', 'case', 'when', 'else', 'end', 'with'])

/** SQL in lines that a person can read; nothing but the space between its tokens differs. */
export const laidOut = (sql: string): string => broken(itemsOf(sql), 0).join('\n')

function itemsOf(sql: string): Item[] {
  const open: Item[][] = [[]]
  for (const [, space = '', text = ''] of sql.matchAll(token)) {
    const gap = space !== ''
    const items = open.at(-1) ?? []
    if (text === '(') {
      const group: Item[] = []
      items.push({ gap, group })
      open.push(group)
    } else if (text === ')' && open.length > 1) open.pop()
    else if (text.trim() !== '') items.push({ gap, text })
  }
  return open[0] ?? []
}

const flat = (items: readonly Item[]): string => items.map((item, place) => `${item.gap && place > 0 ? ' ' : ''}${'group' in item ? `(${flat(item.group)})` : item.text}`).join('')

function broken(items: readonly Item[], depth: number): string[] {
  const indent = '  '.repeat(depth)
  const whole = indent + flat(items)
  if (whole.length <= width) return [whole]
  const lines: string[] = []
  let line = ''
  const end = () => {
    if (line.trim() !== '') lines.push(indent + line)
    line = ''
  }
  items.forEach((item, place) => {
    if (place > 0 && begins(item, items[place - 1])) end()
    const gap = item.gap && line !== '' ? ' ' : ''
    if (!('group' in item)) line += gap + item.text
    else if (indent.length + line.length + flat([item]).length <= width) line += gap + flat([item])
    else {
      line += `${gap}(`
      end()
      lines.push(...broken(item.group, depth + 1))
      line = ')'
    }
  })
  end()
  return lines
}

/** Whether a line begins with a token: with a clause, with the next field of a JSON text, or behind a comma. */
function begins(item: Item, before: Item | undefined): boolean {
  const last = before !== undefined && 'text' in before ? before.text : ''
  if ('group' in item) return last === ','
  return last === ',' || clauses.has(item.text) || (last === '||' && /^'[,{]/.test(item.text))
}
