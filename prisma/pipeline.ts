import { LRUCache } from 'lru-cache'
import pg from 'pg'
import { serialize } from 'pg-protocol'
import { giveRawRows } from './raw-rows.ts'

/** A statement that gives one row of one text. The same object each time it comes: by it the database is asked to keep it. */
export interface TextStatement {
  sql: string
  /** How long it is thought to take, in ms; absent: nobody knows yet. */
  expected?: number
}

/** Statements that the database keeps prepared on each connection; the one that was not used for longest makes room. */
const keptStatements = 400

/** What of node-postgres' connection a statement needs; its types are behind. */
interface Wire {
  parsedStatements: Record<string, string | undefined>
  submittedNamedStatements: Record<string, string | undefined>
}

type Done = (error: Error | null, bytes: string | null) => void

/** What a statement gave. */
export interface Found {
  /** In UTF-8, each byte as a letter (latin1); null: no row, or NULL in it. */
  bytes: string | null
  /** How long the database was at it, in ms. */
  took: number
}

const end = Buffer.concat([serialize.execute(), serialize.sync()])
/** A value as it travels. */
export type TextValue = string | null | readonly string[]

const mapped = (value: TextValue): string | null => (value === null || typeof value === 'string' ? value : `{${value.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)

/** A statement as it goes over the wire in one piece; what columns it has is known, so nobody asks. */
class TextQuery extends (pg.Query as unknown as new (text: string, values: readonly unknown[]) => object) {
  declare name: string
  declare text: string
  declare values: TextValue[]
  private readonly send: (bytes: Uint8Array) => void
  private readonly done: Done
  private found: string | null = null

  constructor(name: string, sql: string, values: TextValue[], send: (bytes: Uint8Array) => void, done: Done) {
    super(sql, values)
    this.name = name
    this.send = send
    this.done = done
  }

  submit({ parsedStatements, submittedNamedStatements }: Wire): Error | null {
    const { name, text, values, send } = this
    try {
      const bind = serialize.bind({ statement: name, values, valueMapper: mapped })
      if (parsedStatements[name] === undefined && submittedNamedStatements[name] === undefined) {
        submittedNamedStatements[name] = text
        send(serialize.parse({ name, text, types: [] }))
      }
      send(bind)
      send(end)
      return null
    } catch (error) {
      return error as Error
    }
  }

  handleDataRow({ fields: [bytes] }: { fields: (string | null)[] }): void {
    this.found = bytes ?? null
  }

  handleCommandComplete(): void {
    // The text is there already.
  }

  handleError(error: Error): void {
    this.done(error, null)
  }

  handleReadyForQuery(): void {
    this.done(null, this.found)
  }
}

/** One connection, which takes the next statement before the last is answered. */
interface Line {
  client: Promise<pg.Client>
  open: pg.Client | null
  waiting: number
  /** How long the statements that wait there are thought to take together, in ms. */
  backlog: number
  /** When the last statement was answered. */
  answered: number
  /** What is written at the end of this turn of the event loop. */
  unsent: Uint8Array[]
}

/** Statements of one turn go to one connection, in one write, as long as they take no longer than this together, in ms. */
const batch = 1

/**
 * Connections for short statements: they stand in a row there, so that none waits for a connection, and those of one turn
 * of the event loop cost one write together.
 */
export class Pipeline {
  private readonly connect: () => Promise<pg.Client>
  private readonly most: number
  private readonly lines: Line[] = []
  private readonly names: LRUCache<TextStatement, string>
  private named = 0
  private isClosed = false

  /**
   * @param connect makes a connection in node-postgres' mode `pipeline`
   * @param most connections, opened as they are needed
   */
  constructor(connect: () => Promise<pg.Client>, most: number) {
    this.connect = connect
    this.most = most
    this.names = new LRUCache({ max: keptStatements, dispose: (name) => this.forget(name) })
  }

  /**
   * Runs a statement behind those that came before it.
   * @param expected how long it is thought to take, in ms
   * @throws what the database refuses, and what breaks the connection
   */
  run(statement: TextStatement, values: TextValue[], expected: number): Promise<Found> {
    const line = this.lineFor(expected)
    line.waiting += 1
    line.backlog += expected
    const leave = () => {
      line.waiting -= 1
      line.backlog = line.waiting === 0 ? 0 : line.backlog - expected
    }
    if (line.open !== null) return this.ask(line, line.open, statement, values, leave)
    return line.client.then(
      (client) => this.ask(line, client, statement, values, leave),
      (error: unknown) => {
        leave()
        throw error
      },
    )
  }

  private ask(line: Line, client: pg.Client, statement: TextStatement, values: TextValue[], leave: () => void): Promise<Found> {
    return new Promise((resolve, reject) => {
      const sent = performance.now()
      let isOver = false
      const done: Done = (error, bytes) => {
        // After an error node-postgres says too that the connection is ready.
        if (isOver) return
        isOver = true
        leave()
        const took = -Math.max(sent, line.answered) + (line.answered = performance.now())
        if (error === null) return resolve({ bytes, took })
        // The statements that it kept are gone: whatever cleared them, a new connection knows where it stands.
        if ((error as { code?: unknown }).code === '26000') this.drop(line)
        reject(error)
      }
      const send = (bytes: Uint8Array) => {
        if (line.unsent.push(bytes) === 1) setImmediate(() => this.flush(line, client))
      }
      client.query(new TextQuery(this.nameOf(statement), statement.sql, values, send, done) as unknown as pg.Submittable)
    })
  }

  /** How many statements the database is at, and how many stand behind them. */
  get load(): { running: number; waiting: number } {
    const running = this.lines.filter(({ waiting }) => waiting > 0).length
    return { running, waiting: this.lines.reduce((sum, { waiting }) => sum + waiting, 0) - running }
  }

  /** Waits for what runs, then closes the connections. */
  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.lines.splice(0).map(({ client }) => client.then((open) => open.end(), () => undefined)))
  }

  private flush(line: Line, client: pg.Client): void {
    const { connection } = client as unknown as { connection: { stream: { write(bytes: Uint8Array): void } } }
    if (line.unsent.length > 0) connection.stream.write(Buffer.concat(line.unsent.splice(0)))
  }

  private lineFor(expected: number): Line {
    if (this.isClosed) throw new Error('The database is closed.')
    let best: Line | null = null
    for (const line of this.lines) {
      if (line.unsent.length > 0 && line.backlog + expected <= batch) return line
      if (best === null || line.backlog < best.backlog) best = line
    }
    return best === null || (best.waiting > 0 && this.lines.length < this.most) ? this.open() : best
  }

  private open(): Line {
    const line: Line = { client: this.connect(), open: null, waiting: 0, backlog: 0, answered: 0, unsent: [] }
    this.lines.push(line)
    line.client.then(
      (client) => {
        giveRawRows(client)
        line.open = client
        client.on('error', () => this.drop(line))
        client.on('end', () => this.drop(line))
      },
      () => this.drop(line),
    )
    return line
  }

  private drop(line: Line): void {
    const place = this.lines.indexOf(line)
    if (place < 0) return
    this.lines.splice(place, 1)
    line.client.then((client) => client.end(), () => undefined).catch(() => undefined)
  }

  private nameOf(statement: TextStatement): string {
    const known = this.names.get(statement)
    if (known !== undefined) return known
    const name = `read_${(this.named += 1)}`
    this.names.set(statement, name)
    return name
  }

  /** The database forgets a statement wherever it keeps it. */
  private forget(name: string): void {
    for (const line of this.lines) {
      const { open } = line
      const wire = (open as unknown as { connection: Wire } | null)?.connection
      if (open === null || wire === undefined || (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined)) continue
      for (const kept of [wire.parsedStatements, wire.submittedNamedStatements]) Reflect.deleteProperty(kept, name)
      // It stands behind what was bound before.
      this.flush(line, open)
      open.query(`deallocate "${name}"`).catch(() => undefined)
    }
  }
}
