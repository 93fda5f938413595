/** An event of `text/event-stream` (HTML, 9.2). */
export interface ServerEvent {
  /** Empty where it has none. */
  readonly type: string
  /** Empty where it has none: it then moves the id alone. */
  readonly data: string
  /** Absent where it has none of its own. */
  readonly id?: string
}

/**
 * Takes a stream apart, however its bytes come in pieces. An event that is not ended is none.
 *
 * @param read gives the next bytes; undefined at the end
 */
export async function* serverEvents(read: () => Promise<Uint8Array | undefined>): AsyncGenerator<ServerEvent, void, undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  let fields: Record<string, string> = {}
  for (let bytes; (bytes = await read()) !== undefined; ) {
    // A carriage return at the end may be half a line's end.
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!\n|$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        const { event: type = '', data = '', id } = fields
        fields = {}
        if (id !== undefined) yield { type, data, id }
        else if (type || data) yield { type, data }
      } else {
        const [, name = '', value = ''] = /^([^:]*):? ?([^]*)$/.exec(line) ?? []
        const before = name === 'data' ? fields[name] : undefined
        if (name !== 'id' || !value.includes('\0')) fields[name] = before === undefined ? value : `${before}\n${value}`
      }
    }
  }
}
