import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { parse } from 'pg-protocol'

/** Of node-postgres' connection: its types are behind. */
interface Connection extends EventEmitter {
  stream: EventEmitter
}

const dataRow = 0x44
/** A byte for the kind of a message, four for its length, which counts itself. */
const head = 5

/**
 * Lets a connection give the one column of its rows as bytes, each as a letter (latin1), where node-postgres would read
 * UTF-8: text that is only passed on need not be read. All other messages go where they went.
 * @param client one that is connected, waits for nothing, and from now on asks for one column alone
 */
export function giveRawRows(client: pg.Client): void {
  const { connection } = client as unknown as { connection: Connection }
  const rest = new EventEmitter()
  connection.stream.removeAllListeners('data')
  void parse(rest as NodeJS.ReadableStream & EventEmitter, (message) => connection.emit((message.name as string) === 'error' ? 'errorMessage' : message.name, message))
  let held: Buffer | null = null
  connection.stream.on('data', (chunk: Buffer) => {
    const bytes = held === null ? chunk : Buffer.concat([held, chunk])
    held = null
    let passed = 0
    let place = 0
    const pass = () => {
      if (place > passed) rest.emit('data', bytes.subarray(passed, place))
    }
    while (place + head <= bytes.length) {
      const next = place + 1 + bytes.readUInt32BE(place + 1)
      if (next > bytes.length) break
      if (bytes[place] === dataRow) {
        pass()
        connection.emit('dataRow', { fields: [columnOf(bytes, place)] })
        passed = next
      }
      place = next
    }
    pass()
    if (place < bytes.length) held = bytes.subarray(place)
  })
}

/** The one column of a row: behind the head and the number of columns stands its length, -1 for NULL. */
function columnOf(bytes: Buffer, row: number): string | null {
  const length = bytes.readInt32BE(row + head + 2)
  return length < 0 ? null : bytes.toString('latin1', row + head + 6, row + head + 6 + length)
}
