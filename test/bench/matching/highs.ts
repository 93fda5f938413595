import highsLoader, { type ModelData } from 'highs'
import { type Assignment, balancePenalty, type Cohort } from '../../../schema/match/assignment.ts'

/** Coefficients of a linear programme as they come, a column after the other. */
class Columns {
  readonly cost: number[] = []
  readonly starts: number[] = [0]
  readonly rows: number[] = []
  readonly values: number[] = []

  add(cost: number, entries: readonly (readonly [row: number, value: number])[]): void {
    this.cost.push(cost)
    for (const [row, value] of entries) {
      this.rows.push(row)
      this.values.push(value)
    }
    this.starts.push(this.rows.length)
  }
}

/**
 * The value of the best assignment by HiGHS: the linear programme of the transportation problem, whose vertices are
 * whole. Of a worst-first one the best that fills as many places of each layer as `like` does, with no lower score.
 */
export async function highsValue(cohort: Cohort, like: Pick<Assignment, 'worstFirst'>): Promise<number> {
  const highs = await highsLoader()
  const data = modelOf(cohort, like)
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, solver: 'simplex', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 })
    const { modelStatus } = model.run()
    if (modelStatus !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS found no optimum: status ${modelStatus}.`)
    const { colValue } = model.getSolution()
    return -colValue.reduce((sum, value, column) => sum + value * ((data.colCost as readonly number[])[column] as number), 0)
  })
}

function modelOf({ needs, experts, candidates, minScore, objective }: Cohort, { worstFirst }: Pick<Assignment, 'worstFirst'>): ModelData {
  const columns = new Columns()
  const lower: number[] = []
  const upper: number[] = []
  const row = (from: number, to: number) => {
    lower.push(from)
    upper.push(to)
    return lower.length - 1
  }
  const needRows = needs.map(({ places }) => (worstFirst === null ? row(0, places) : row(0, 0)))
  const expertRows = experts.map(({ places }) => (objective === 'BALANCED' ? row(0, 0) : row(0, places)))
  const least = Math.max(minScore, worstFirst?.lowest ?? 0)
  const inBillionths = (value: number) => Math.round(value * 1e9)
  candidates.score.forEach((score, at) => {
    if (inBillionths(score) < inBillionths(least) || score === 0) return
    columns.add(-score, [[needRows[candidates.need[at] as number] as number, 1], [expertRows[candidates.expert[at] as number] as number, 1]])
  })
  if (objective === 'BALANCED') {
    experts.forEach(({ places }, e) => {
      for (let place = 0; place < places; place += 1) columns.add(balancePenalty * place, [[expertRows[e] as number, -1]])
    })
  }
  if (worstFirst !== null) {
    const layers = worstFirst.fill.atLeast.map((filled) => row(filled, filled))
    needs.forEach(({ places }, n) => {
      // A need has a second expert only where it has a first.
      const after = Array.from({ length: places - 1 }, () => row(-1, 0))
      for (let k = 0; k < places; k += 1) {
        const entries: [number, number][] = [[needRows[n] as number, -1], [layers[k] as number, 1]]
        if (k > 0) entries.push([after[k - 1] as number, 1])
        if (k < places - 1) entries.push([after[k] as number, -1])
        columns.add(0, entries)
      }
    })
  }
  const count = columns.cost.length
  return {
    numCols: count,
    numRows: lower.length,
    colCost: columns.cost,
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csc', numRows: lower.length, numCols: count, starts: Int32Array.from(columns.starts), indices: Int32Array.from(columns.rows), values: Float64Array.from(columns.values) },
  }
}
