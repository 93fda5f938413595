import { describe, expect, test } from 'vitest'
import { type CodeLine, periodsOf, unitsOf } from '../../prisma/facts/region-units.ts'

const line = (code: string, more: Partial<CodeLine> = {}): CodeLine => ({
  code,
  name: `시 ${code}`,
  province: 'p',
  validFrom: null,
  validTo: null,
  successors: [],
  note: null,
  ...more,
})

describe('lines of codes become units', () => {
  test('a code with one successor that has no other predecessor is the same unit', () => {
    const old = line('42110', { validTo: '2023-06-10', successors: ['51110'] })
    const { units, successions } = unitsOf([line('51110', { validFrom: '2023-06-11' }), old])
    expect(units.map((unit) => unit.map(({ code }) => code))).toEqual([['42110', '51110']])
    expect(successions).toEqual([])
  })

  test('units that merge or divide end, and others begin', () => {
    const { units, successions } = unitsOf([
      line('1', { validTo: '2026-06-30', successors: ['3', '4'] }),
      line('2', { validTo: '2026-06-30', successors: ['3'] }),
      line('3', { validFrom: '2026-07-01' }),
      line('4', { validFrom: '2026-07-01' }),
    ])
    expect(units).toHaveLength(4)
    expect(successions).toEqual([
      { predecessor: '1', successor: '3', on: '2026-07-01' },
      { predecessor: '1', successor: '4', on: '2026-07-01' },
      { predecessor: '2', successor: '3', on: '2026-07-01' },
    ])
  })

  test('a province that stays through a change of code is one period', () => {
    const unit = [line('42110', { validTo: '2023-06-10' }), line('51110', { validFrom: '2023-06-11' })] as const
    expect(periodsOf(unit, ({ province }) => province)).toEqual([{ value: 'p', validFrom: null, validTo: null }])
    expect(periodsOf(unit, ({ code }) => code)).toEqual([
      { value: '42110', validFrom: null, validTo: '2023-06-10' },
      { value: '51110', validFrom: '2023-06-11', validTo: null },
    ])
  })

  test.each([
    ['unknown', [line('1', { validTo: '2026-06-30', successors: ['9'] })]],
    ['late', [line('1', { validTo: '2026-06-30', successors: ['2'] }), line('2', { validFrom: '2026-07-02' })]],
    ['without an end', [line('1', { successors: ['2'] }), line('2', { validFrom: '2026-07-01' })]],
  ])('a successor that is %s is refused', (_what, lines) => {
    expect(() => unitsOf(lines)).toThrow('1 시 1')
  })
})
