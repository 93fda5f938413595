import { describe, expect, test } from 'vitest'
import { bearsUnit, figureOf, isPrinted, qualifiersOf } from '../../prisma/load/printed.ts'

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

describe('a printed figure', () => {
  test.each([
    ['2,060억원', '206000000000', ['EXACT']],
    ['260백만원', '260000000', ['EXACT']],
    ['247억여원', '24700000000', ['SLIGHTLY_OVER', 'APPROX']],
    ['500여 명', '500', ['SLIGHTLY_OVER', 'APPROX']],
    ['참여한 91개사', '91', ['EXACT']],
    ['86.3%', '86.3', ['EXACT']],
    ['1.5억원', '150000000', ['EXACT']],
    ['0.50%', '0.5', ['EXACT']],
    ['50% 이상을 상회', '50', ['MORE_THAN']],
    ['약 3배', '3', ['APPROX']],
    ['2배 가까이', '2', ['NEARLY']],
    ['1년 이상', '1', ['AT_LEAST']],
    ['다섯', null, ['EXACT']],
  ])('"%s" is %s, %j', (quotedAs, figure, qualifiers) => {
    expect(figureOf(quotedAs)).toBe(figure)
    expect(qualifiersOf(quotedAs)).toEqual(qualifiers)
  })
})
