import { describe, expect, test } from 'vitest'
import { bearsUnit, isPrinted } from '../../prisma/load/printed.ts'

describe('a date is stated only when its finest part is printed', () => {
  test.each([
    ['2017-06', '지난해 6월', true],
    ['2017-11', '11월', true],
    ['2017-01', '11월', false],
    ['2017-06', '지난해', false],
    ['2017', '2017년', true],
    ['2014', '’2014년', true],
    ['2021', '’21년', true],
    ['2021', '지난해', false],
    ['2021', '12021', false],
    ['2021-12-31', '’21년 말 현재', true],
    ['2021-12-30', '’21년 말 현재', false],
    ['2021-12-31', '말', false],
    ['2021-04-30', '4월 말', true],
    ['2021-04-27', '4월 27일(화)', true],
    ['2021-02-23', '2.23', true],
    ['2018-01-23', '현재', false],
    ['2018-01-23', '2018-01-23 15:26:43', true],
    ['2018-01-03', '23일', false],
    ['--24', '지난 24일', true],
    ['--24', '지난 4일', false],
    ['2021-07/EARLY', '7월초', true],
    ['>2021-06', '6월 이후', true],
    ['2021-13', '13월', false],
  ])('%s as "%s": %s', (code, quotedAs, printed) => {
    expect(isPrinted(code, quotedAs)).toBe(printed)
  })
})

describe('a printed figure bears its unit', () => {
  test.each([
    ['ITEM', '12개', true],
    ['ITEM', '16개소', false],
    ['ITEM', '91개사', false],
    ['PLACE', '16개소', true],
    ['COMPANY', '91개사', true],
    ['PERSON', '8,373명', true],
    ['PERSON', '8,373', false],
    ['PERCENT', '50% 이상을 상회', true],
    ['undefined', '12개', false],
  ])('%s in "%s": %s', (unit, quotedAs, bears) => {
    expect(bearsUnit(unit, quotedAs)).toBe(bears)
  })
})
