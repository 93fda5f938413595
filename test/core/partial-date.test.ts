import { describe, expect, test } from 'vitest'
import { parsePartialDate } from '../../prisma/partial-date.ts'

describe('a partial date code', () => {
  test.each([
    ['2021', 'YEAR', null, 'ON', '2021-01-01', '2021-12-31'],
    ['2021/END', 'YEAR', 'END', 'ON', '2021-12-31', '2021-12-31'],
    ['2017-06', 'MONTH', null, 'ON', '2017-06-01', '2017-06-30'],
    ['2021-07/EARLY', 'MONTH', 'EARLY', 'ON', '2021-07-01', '2021-07-10'],
    ['2021-07/MID', 'MONTH', 'MID', 'ON', '2021-07-11', '2021-07-20'],
    ['2021-02/LATE', 'MONTH', 'LATE', 'ON', '2021-02-21', '2021-02-28'],
    ['2024-02-29', 'DAY', null, 'ON', '2024-02-29', '2024-02-29'],
    ['>2021-06', 'MONTH', null, 'AFTER', '2021-06-01', null],
    ['<2021-06', 'MONTH', null, 'BEFORE', null, '2021-06-30'],
    ['--24', 'DAY_OF_MONTH', null, 'ON', null, null],
  ])('%s is read', (code, precision, part, relation, earliest, latest) => {
    expect(parsePartialDate(code)).toMatchObject({ precision, part, relation, earliest, latest })
  })

  test.each(['', '21', '2021-13', '2021-00', '2023-02-29', '2021-06-31', '2021-06-01/EARLY', '--00', '--32', '>--24', '2021/early', '2021-7', ' 2021'])(
    '%j is refused',
    (code) => {
      expect(parsePartialDate(code)).toBeNull()
    },
  )
})
