/** What the reason of a deprecation says. */
export interface Deprecation {
  /** What to use in its place, as it is written: a name in backquotes, or words. */
  readonly replacement: string
  /** The last day that it is there, such as `2027-06-30`. */
  readonly until: string
}

const form = /^Use (.+)\. Removed after (\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\.$/s

/**
 * Reads the reason of a deprecation.
 *
 * @throws Error when it is not `Use …. Removed after YYYY-MM-DD.`
 */
export function deprecationOf(reason: string): Deprecation {
  const [, replacement, until] = form.exec(reason) ?? []
  if (replacement === undefined || until === undefined) throw new Error(`Expected the reason of a deprecation as "Use \`replacement\`. Removed after YYYY-MM-DD.", not ${JSON.stringify(reason)}.`)
  return { replacement, until }
}

/** The tag by which editors strike a deprecated name through, with its replacement and its last day; null for what is not deprecated. @throws Error as `deprecationOf` does */
export function deprecatedTag(reason: string | null | undefined): string | null {
  if (reason == null) return null
  const { replacement, until } = deprecationOf(reason)
  return `@deprecated Use ${replacement}. Removed after ${until}.`
}
