import { describe, expect, test } from 'vitest'
import { inOrder, rollUp } from '../../schema/core/stat-groups.ts'

const cell = (count: number, ...values: (string | null)[]) => ({ values, count })

describe('groups', () => {
  test('of districts are added up under their provinces, each with the other key', () => {
    const province = (id: string | null) => (id === null ? null : id.slice(0, 2))
    const cells = [cell(2, '11620', 'A'), cell(3, '11110', 'A'), cell(1, '11110', 'B'), cell(4, '26110', 'A'), cell(5, null, 'A')]
    expect(rollUp(cells, [province, null])).toEqual([cell(5, '11', 'A'), cell(1, '11', 'B'), cell(4, '26', 'A'), cell(5, null, 'A')])
  })

  test('that can not be placed join those of which nothing is told', () => {
    expect(rollUp([cell(2, 'x'), cell(3, null)], [() => null])).toEqual([cell(5, null)])
  })

  test('stay apart where nothing is turned, null and the text "null" too', () => {
    const cells = [cell(1, 'null'), cell(2, null)]
    expect(rollUp(cells, [null])).toEqual(cells)
  })

  test('stand in the declared order of their values, else as text, what is not told last', () => {
    const cells = [cell(1, null, '2021'), cell(2, 'B', null), cell(3, 'B', '2020'), cell(4, 'A', '2021'), cell(5, 'B', '2019')]
    expect(inOrder(cells, [['B', 'A'], null]).map(({ count }) => count)).toEqual([5, 3, 2, 4, 1])
    expect(inOrder(cells, [null, null]).map(({ count }) => count)).toEqual([4, 5, 3, 2, 1])
  })
})
