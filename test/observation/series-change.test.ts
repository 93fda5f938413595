import { describe, expect, test } from 'vitest'
import { changeBetween, type Figure, predecessors, yearsBetween } from '../../schema/observation/series-change.ts'
import { middleDay, overlaps, territoryDay } from '../../schema/observation/series-day.ts'

const figure = (day: string, value: string, more: Partial<Figure> = {}): Figure => ({
  day,
  value,
  unit: 'ITEM',
  kind: null,
  stage: null,
  nature: 'ACTUAL',
  periodKind: 'AT',
  qualifier: 'EXACT',
  earliest: day,
  latest: day,
  ...more,
})
const change = (from: [string, string], to: [string, string]) => changeBetween(figure(...from), figure(...to))

describe('the change between two figures', () => {
  test.each([
    [['2014-07-02', '400'], ['2021-12-31', '1162'], { years: '7.499127', absolute: '762', ratio: '2.905', yearlyGrowth: '0.152816' }],
    [['2020-01-01', '100'], ['2021-01-01', '110'], { absolute: '10', ratio: '1.1', yearlyGrowth: '0.1' }],
    [['2020-01-01', '3'], ['2021-01-01', '1'], { absolute: '-2', ratio: '0.333333', yearlyGrowth: '-0.666667' }],
    [['2020-01-01', '5'], ['2022-01-01', '5'], { absolute: '0', ratio: '1', yearlyGrowth: '0' }],
    [['2020-01-01', '0.1'], ['2021-01-01', '0.3'], { absolute: '0.2', ratio: '3' }],
    [['2020-01-01', '5'], ['2021-01-01', '0'], { absolute: '-5', ratio: '0', yearlyGrowth: '-1' }],
    [['2020-01-01', '0'], ['2021-01-01', '5'], { absolute: '5', ratio: null, yearlyGrowth: null }],
    [['2020-01-01', '-4'], ['2021-01-01', '5'], { absolute: '9', ratio: '-1.25', yearlyGrowth: null }],
    [['2020-01-01', '4'], ['2021-01-01', '-5'], { absolute: '-9', ratio: '-1.25', yearlyGrowth: null }],
    [['2021-01-01', '4'], ['2021-01-01', '5'], { absolute: '1', ratio: '1.25', yearlyGrowth: null }],
    [['2020-01-01', '99999999999999999999.9999'], ['2021-01-01', '99999999999999999999.9998'], { absolute: '-0.0001', ratio: '1' }],
    [['2020-01-01', '8'], ['2021-01-01', '1.000004'], { ratio: '0.125' }],
    [['2020-01-01', '2'], ['2021-01-01', '1.000003'], { ratio: '0.500002' }],
    [['2020-01-01', '2'], ['2021-01-01', '1.000005'], { ratio: '0.500002' }],
  ] as [[string, string], [string, string], object][])('from %j to %j', (from, to, expected) => {
    expect(change(from, to)).toMatchObject(expected)
  })

  test('of a single day does not run away into a number without end', () => {
    expect(change(['2021-01-01', '1'], ['2021-01-02', '1000000'])).toMatchObject({ ratio: '1000000', yearlyGrowth: null })
  })

  test('is approximate where one of the two is', () => {
    expect(changeBetween(figure('2020-01-01', '1'), figure('2021-01-01', '2')).isApproximate).toBe(false)
    expect(changeBetween(figure('2020-01-01', '1', { qualifier: 'APPROX' }), figure('2021-01-01', '2')).isApproximate).toBe(true)
  })
})

describe('the years between two periods', () => {
  const period = (earliest: string | null, latest: string | null) => ({ earliest, latest, day: middleDay({ earliest, latest }) ?? '' })
  test.each([
    ['two years', period('2020-01-01', '2020-12-31'), period('2023-01-01', '2023-12-31'), '3'],
    ['two months of one name, in a leap year and another', period('2020-02-01', '2020-02-29'), period('2021-02-01', '2021-02-28'), '1'],
    ['two ends of a year', period('2020-12-31', '2020-12-31'), period('2021-12-31', '2021-12-31'), '1'],
    ['two beginnings that are open', period('2019-06-01', null), period('2021-06-01', null), '2'],
    ['a year and the end of another', period('2014-01-01', '2014-12-31'), period('2021-12-31', '2021-12-31'), '7.499127'],
    ['two days of one year', period('2021-01-01', '2021-01-01'), period('2021-12-31', '2021-12-31'), '0.996598'],
  ])('%s', (_what, earlier, later, expected) => {
    expect(yearsBetween(earlier, later).toDecimalPlaces(6).toFixed()).toBe(expected)
  })
})

describe('a figure is compared', () => {
  test('with the last one of an earlier day of the same unit, kind, stage and nature', () => {
    const figures = [
      figure('2014-07-02', '1'),
      figure('2018-01-23', '2', { stage: 'CERTIFIED' }),
      figure('2018-01-23', '3', { unit: 'PLACE' }),
      figure('2019-01-01', '4'),
      figure('2019-01-01', '5'),
      figure('2020-01-01', '6', { stage: 'CERTIFIED' }),
      figure('2020-01-01', '7', { nature: 'TARGET' }),
      figure('2020-01-01', '8', { periodKind: 'DURING' }),
      figure('2021-01-01', '9', { kind: 'COOPERATIVE' }),
      figure('2021-01-01', '10'),
    ]
    expect(predecessors(figures)).toEqual([null, null, null, 0, 0, 1, null, null, null, 4])
  })
})

describe('the day of a period', () => {
  test.each([
    ['2014-01-01', '2014-12-31', '2014-07-02'],
    ['2021-12-31', '2021-12-31', '2021-12-31'],
    ['2021-06-01', '2021-06-30', '2021-06-15'],
    [null, '2022-01-31', '2022-01-31'],
    ['2021-06-01', null, '2021-06-01'],
    [null, null, null],
  ])('from %s to %s is %s', (earliest, latest, expected) => {
    expect(middleDay({ earliest, latest })).toBe(expected)
  })

  test('for its territory is the first possible one, since a change within the period concerns it', () => {
    expect(territoryDay({ earliest: '2023-01-01', latest: '2023-12-31' })).toBe('2023-01-01')
    expect(territoryDay({ earliest: null, latest: '2022-01-31' })).toBe('2022-01-31')
  })

  test('lies in a time when any of its possible days does', () => {
    const year = { earliest: '2014-01-01', latest: '2014-12-31' }
    expect(overlaps(year, '2014-06-01', null)).toBe(true)
    expect(overlaps(year, '2015-01-01', null)).toBe(false)
    expect(overlaps(year, null, '2013-12-31')).toBe(false)
    expect(overlaps(year, '2014-12-31', '2014-12-31')).toBe(true)
    expect(overlaps({ earliest: null, latest: '2014-12-31' }, null, '1999-01-01')).toBe(true)
  })
})
