/** Why an operation can't be read in one statement: it goes the ordinary road, whole. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  /** Whether it is so whatever the request brings. */
  readonly isLasting: boolean

  constructor(reason: string, { isLasting = true }: { isLasting?: boolean } = {}) {
    super(reason)
    this.isLasting = isLasting
  }
}
