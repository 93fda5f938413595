/** A city, county or district under one code: a line of regions-sigungu.csv. */
export interface CodeLine {
  code: string
  name: string
  /** Key of the province. */
  province: string
  /** First day of code and name as YYYY-MM-DD; null: before the records begin. */
  validFrom: string | null
  /** Last day; null: in force. */
  validTo: string | null
  /** Codes that took its place. */
  successors: readonly string[]
  note: string | null
}

/** One unit through all of its codes, oldest first; never empty. */
export type Unit = readonly [CodeLine, ...CodeLine[]]

export interface Units {
  units: readonly Unit[]
  /** Which unit came after which, by the first code of each, and its first day. */
  successions: readonly { predecessor: string; successor: string; on: string }[]
}

/**
 * Joins the lines that are one unit: a code with a single successor that has no other predecessor is the same unit
 * renamed, renumbered or moved. Where units merge or divide, they end and others begin.
 * @throws Error when a successor is missing, or does not begin the day after
 */
export function unitsOf(lines: readonly CodeLine[]): Units {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const predecessors = new Map<string, CodeLine[]>()
  for (const line of lines) {
    for (const code of line.successors) {
      const next = byCode.get(code)
      if (next === undefined) throw new Error(`${line.code} ${line.name}: no line has the successor's code ${code}`)
      if (line.validTo === null || next.validFrom !== dayAfter(line.validTo)) {
        throw new Error(`${line.code} ${line.name}: its successor ${code} does not begin the day after its end`)
      }
      predecessors.set(code, [...(predecessors.get(code) ?? []), line])
    }
  }
  const same = (line: CodeLine): CodeLine | undefined => {
    const [code] = line.successors
    return line.successors.length === 1 && code !== undefined && predecessors.get(code)?.length === 1 ? byCode.get(code) : undefined
  }
  const continued = new Set(lines.flatMap((line) => same(line)?.code ?? []))
  const units: Unit[] = lines.filter((line) => !continued.has(line.code)).map((first) => chainFrom(first, same))
  const unitOf = new Map(units.flatMap((unit) => unit.map((line) => [line.code, unit[0].code] as const)))
  const successions = lines
    .filter((line) => same(line) === undefined)
    .flatMap((line) =>
      line.successors.map((code) => ({
        predecessor: unitOf.get(line.code) ?? line.code,
        successor: unitOf.get(code) ?? code,
        on: byCode.get(code)?.validFrom ?? '',
      })),
    )
  return { units, successions }
}

function chainFrom(first: CodeLine, next: (line: CodeLine) => CodeLine | undefined): Unit {
  const unit: [CodeLine, ...CodeLine[]] = [first]
  for (let line = next(first); line !== undefined; line = next(line)) unit.push(line)
  return unit
}

export interface Period {
  value: string
  validFrom: string | null
  validTo: string | null
}

/** What a unit had and when: neighbouring lines with the same value become one period. */
export function periodsOf(unit: Unit, value: (line: CodeLine) => string): Period[] {
  const periods: Period[] = []
  for (const line of unit) {
    const last = periods.at(-1)
    if (last !== undefined && last.value === value(line)) last.validTo = line.validTo
    else periods.push({ value: value(line), validFrom: line.validFrom, validTo: line.validTo })
  }
  return periods
}

/** The day after, as YYYY-MM-DD. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/** The day before, as YYYY-MM-DD. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
