/** Data that can't be loaded: the message names file, row and field and says what is wrong. Nothing was written. */
export class FactError extends Error {
  override readonly name = 'FactError'
  /** File of the row; null where no single file is at fault. */
  readonly file: string | null
  /** Model and key of the row, such as `Honour 002-12`. */
  readonly row: string | null
  readonly field: string | null

  constructor(where: { file?: string; row?: string; field?: string }, reason: string, options?: ErrorOptions) {
    const place = [where.file, where.row, where.field].filter((part) => part !== undefined)
    super(`${place.join(', ')}${place.length > 0 ? ': ' : ''}${reason}`, options)
    this.file = where.file ?? null
    this.row = where.row ?? null
    this.field = where.field ?? null
  }
}
