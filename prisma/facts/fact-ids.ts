const numbered = (source: string, last: number, more: readonly string[] = []) => [
  ...Array.from({ length: last }, (_, index) => `${source}-${String(index + 1).padStart(2, '0')}`),
  ...more.map((end) => `${source}-${end}`),
]

/** The facts that were found in each of the five articles: the only ids that a citation may bear. */
export const factIds: Readonly<Record<string, ReadonlySet<string>>> = {
  '000': new Set(numbered('000', 21)),
  '001': new Set(numbered('001', 28, ['18b', '21b', '22b'])),
  '002': new Set(numbered('002', 18, ['08d'])),
  '003': new Set(numbered('003', 31)),
  '004': new Set(numbered('004', 15)),
}
