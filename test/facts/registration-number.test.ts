import { describe, expect, test } from 'vitest'
import { demoFiles } from '../../prisma/demo/index.ts'
import { checkDigit, isRegistrationNumber } from '../../prisma/registration-number.ts'

describe('a business registration number', () => {
  test.each([
    ['1078153660', true],
    ['2048208589', true],
    ['1248100998', true],
    ['2208162517', true],
    ['1234567891', true],
    ['1234567890', false],
    ['1078153661', false],
    ['0000000000', false],
    ['107-81-53660', false],
    ['107815366', false],
    ['10781536600', false],
    ['', false],
    ['１０７８１５３６６０', false],
  ])('%s: %s', (digits, right) => {
    expect(isRegistrationNumber(digits)).toBe(right)
  })

  test('has one right check digit for each nine digits', () => {
    for (const nine of ['107815366', '000810001', '999999999']) {
      const right = Array.from({ length: 10 }, (_, last) => `${nine}${last}`).filter(isRegistrationNumber)
      expect(right).toEqual([`${nine}${checkDigit(nine)}`])
    }
  })

  test('of a synthetic enterprise has the office code 000 and a right check digit', () => {
    const numbers = demoFiles().flatMap(({ rows }) => rows.filter(({ model }) => model === 'OrganizationIdentifier'))
    expect(numbers.length).toBeGreaterThan(150)
    for (const { columns } of numbers) {
      expect(columns['value']).toMatch(/^000/)
      expect(isRegistrationNumber(String(columns['value']))).toBe(true)
    }
  })
})
