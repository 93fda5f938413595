import { describe, expect, test } from 'vitest'
import { budgetSplits, type PlanFigure, progressRows } from '../../schema/programme/progress-rows.ts'

let serial = 0
const figure = (of: Partial<PlanFigure>): PlanFigure => ({
  id: `o${++serial}`,
  measureId: null,
  metricId: 'youth',
  nature: 'TARGET',
  value: '500',
  unit: 'PERSON',
  qualifier: 'EXACT',
  kind: null,
  stage: null,
  year: 2021,
  baseId: null,
  ...of,
})
const money = (of: Partial<PlanFigure>) => figure({ metricId: 'budget', nature: 'BUDGET', unit: 'WON', ...of })
const shown = (figures: PlanFigure[]) =>
  progressRows(figures).map(({ target, budget, actual, spent, ratio, state }) => [target?.value, budget?.value, actual?.value, spent?.value, ratio, state])

describe('progress', () => {
  test('lays a result beside its target', () => {
    expect(shown([figure({}), figure({ nature: 'ACTUAL', value: '333' })])).toEqual([['500', undefined, '333', undefined, '0.666', 'REPORTED']])
  })

  test('without a result is not reported, which is not 0', () => {
    expect(shown([figure({})])).toEqual([['500', undefined, undefined, undefined, null, 'NOT_REPORTED']])
    expect(shown([figure({}), figure({ nature: 'ACTUAL', value: '0' })])).toEqual([['500', undefined, '0', undefined, '0', 'REPORTED']])
  })

  test('lays spending beside the budget', () => {
    expect(shown([money({ value: '300' }), money({ nature: 'SPENT', value: '200' })])).toEqual([[undefined, '300', undefined, '200', '0.666667', 'REPORTED']])
  })

  test('divides by no target of 0', () => {
    expect(shown([figure({ value: '0' }), figure({ nature: 'ACTUAL', value: '5' })])[0]?.slice(4)).toEqual([null, 'REPORTED'])
  })

  test.each([
    ['measure', { measureId: 'm' }],
    ['metric', { metricId: 'other' }],
    ['unit', { unit: 'TEAM' }],
    ['kind', { kind: 'COOPERATIVE' }],
    ['stage', { stage: 'CERTIFIED' }],
    ['year', { year: 2022 }],
    ['year that is not told', { year: null }],
  ])('compares nothing of another %s', (_what, other) => {
    expect(shown([figure({}), figure({ nature: 'ACTUAL', value: '5', ...other })]).map((row) => row[4])).toEqual([null, null])
  })

  test('adds nothing up: two targets of the same thing stand apart and are compared with nothing', () => {
    expect(shown([figure({}), figure({ value: '600' }), figure({ nature: 'ACTUAL', value: '5' })])).toEqual([
      ['500', undefined, undefined, undefined, null, 'NOT_REPORTED'],
      ['600', undefined, undefined, undefined, null, 'NOT_REPORTED'],
      [undefined, undefined, '5', undefined, null, 'REPORTED'],
    ])
  })
})

describe('a budget', () => {
  const split = (figures: PlanFigure[]) =>
    budgetSplits(figures).map(({ year, budget, lines, itemised, unitemised }) => [year, budget?.value, lines.length, itemised, unitemised])

  test('of which two lines are told keeps the rest as one amount', () => {
    const figures = [money({ value: '206000000000' }), money({ measureId: 'a', value: '260000000' }), money({ measureId: 'b', value: '500000000' })]
    expect(split(figures)).toEqual([[2021, '206000000000', 2, 760_000_000n, 205_240_000_000n]])
  })

  test('of lines alone has no rest', () => {
    expect(split([money({ measureId: 'a', value: '5' })])).toEqual([[2021, undefined, 1, 5n, null]])
  })

  test('of a whole alone is not itemised', () => {
    expect(split([money({ value: '5' })])).toEqual([[2021, '5', 0, 0n, 5n]])
  })

  test('counts parts of the whole as lines, and parts of a line not again', () => {
    const whole = money({ value: '100' })
    const line = money({ measureId: 'a', value: '30' })
    const figures = [whole, line, money({ baseId: whole.id, value: '20' }), money({ measureId: 'a', baseId: line.id, value: '10' })]
    expect(split(figures)).toEqual([[2021, '100', 2, 50n, 50n]])
  })

  test('told twice for a year has no certain whole', () => {
    expect(split([money({ value: '5' }), money({ value: '6' })])).toEqual([[2021, undefined, 0, 0n, null]])
  })

  test('is split year by year, the untold year last; targets and other units are no money', () => {
    const figures = [money({ year: null, value: '1' }), money({ year: 2022, value: '2' }), money({ value: '3' }), figure({}), money({ unit: 'PERCENT', value: '4' })]
    expect(split(figures).map(([year, budget]) => [year, budget])).toEqual([[2021, '3'], [2022, '2'], [null, '1']])
  })
})
