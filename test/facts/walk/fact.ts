/** What the graph must answer for a fact of an article. */
export interface Fact {
  id: string
  /** The graph's type of the node that holds it, and the node's key in the data. */
  type: string
  key: string
  /** What is asked of the node; `@c` stands for the citations of a part. */
  select: string
  /** The answer without citations; the order within a list is another test's matter. */
  value: Record<string, unknown>
  /** Whether it stands in the article, or follows from it. */
  method: 'STATED' | 'DERIVED'
}

export const fact = (id: string, [type, key]: readonly [string, string], select: string, value: Record<string, unknown>): Fact => ({
  id,
  type,
  key,
  select,
  value,
  method: 'STATED',
})

/** The same for what the article does not print. */
export const follows = (...of: Parameters<typeof fact>): Fact => ({ ...fact(...of), method: 'DERIVED' })

export const named = (name: string) => ({ name })
export const names = (...all: readonly string[]) => all.map(named)
