/** Codes of provinces that were replaced, with what took their place. */
const replaced: Readonly<Record<string, string>> = { '29': '12', '46': '12', '42': '51', '45': '52', '49': '50' }

/** Provinces that share a border on land, by today's legal code, each pair once. Jeju (50) has none. */
const borders = '11-41 11-28 28-41 41-51 41-43 41-44 51-43 51-47 43-44 43-30 43-36 43-47 43-52 44-30 44-36 44-52 30-36 52-12 52-48 52-47 12-48 48-26 48-31 48-27 48-47 47-27 47-31 26-31'
const neighbours = new Map<string, string[]>()
for (const [one = '', other = ''] of borders.split(' ').map((pair) => pair.split('-'))) {
  neighbours.set(one, [...(neighbours.get(one) ?? []), other])
  neighbours.set(other, [...(neighbours.get(other) ?? []), one])
}

/** Today's code of a province, by one of today or an abolished one. */
export const provinceToday = (code: string): string => replaced[code] ?? code

/** Borders between two provinces that have to be crossed on the shortest way; null: there is no way on land, or a code is not known. */
export function bordersBetween(one: string, other: string): number | null {
  const [from, to] = [provinceToday(one), provinceToday(other)]
  const reached = new Set([from])
  let edge = [from]
  for (let steps = 0; edge.length > 0; steps += 1) {
    if (edge.includes(to)) return steps
    edge = edge.flatMap((code) => neighbours.get(code) ?? []).filter((code) => !reached.has(code) && reached.add(code))
  }
  return null
}
