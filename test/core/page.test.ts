import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signedCursors } from '../../schema/core/cursor.ts'
import { InputError } from '../../schema/core/errors.ts'
import { both } from '../../schema/core/filter.ts'
import { cursorOf, cutPage, type Direction, type OrderColumn, type Page, pageOf, type PageArguments, type Where } from '../../schema/core/page.ts'

const cursors = signedCursors('one secret of at least thirty-two letters')
const column: OrderColumn = { column: 'rank', type: 'number', indexed: 'ASC' }

interface Row extends Record<string, unknown> {
  id: string
  rank: number | null
}

const idOf = (place: number) => `${String(place).padStart(8, '0')}-0000-4000-8000-000000000000`

/** What the database does with a page, for plain rows. */
function run(page: Page, rows: readonly Row[]): Row[] {
  const found = rows.filter((row) => satisfies(page.where, row))
  return found.sort((a, b) => compare(page, a, b)).slice(0, page.take)
}

function satisfies(where: Where, row: Row): boolean {
  return Object.entries(where).every(([key, condition]) => {
    if (key === 'AND') return (condition as Where[]).every((part) => satisfies(part, row))
    if (key === 'OR') return (condition as Where[]).some((part) => satisfies(part, row))
    const value = row[key] as number | string | null
    if (condition === null || typeof condition !== 'object') return value === condition
    return Object.entries(condition as Record<string, number | string>).every(([operator, bound]) => {
      if (operator === 'not') return value !== bound
      if (value === null) return false
      return operator === 'gt' ? value > bound : operator === 'gte' ? value >= bound : operator === 'lt' ? value < bound : value <= bound
    })
  })
}

function compare(page: Page, a: Row, b: Row): number {
  for (const order of page.orderBy) {
    const [key, how] = Object.entries(order)[0] as [string, string | { sort: string; nulls: string }]
    const { sort, nulls } = typeof how === 'string' ? { sort: how, nulls: 'last' } : how
    const [x, y] = [a[key] as number | string | null, b[key] as number | string | null]
    if (x === y) continue
    if (x === null) return nulls === 'last' ? 1 : -1
    if (y === null) return nulls === 'last' ? -1 : 1
    return (x < y ? -1 : 1) * (sort === 'asc' ? 1 : -1)
  }
  return 0
}

const order = (direction: Direction, nullable: boolean) => ({ name: 'RANK', column: { ...column, nullable }, direction })

describe('pages of a list', () => {
  const lists = fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), { maxLength: 25 })

  test.each([true, false])('walked one after the other give every row once (forward: %s), with or without missing values', (forward) => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 7 }), fc.constantFrom<Direction>('ASC', 'DESC'), fc.boolean(), (ranks, size, direction, nullable) => {
        const rows: Row[] = ranks.map((rank, place) => ({ id: idOf(place), rank: nullable ? rank : (rank ?? 0) }))
        const whole = run({ ...pageOf('rows', { first: 100 }, order(direction, nullable), {}, cursors), take: 1000 }, rows)
        const seen: Row[] = []
        let cursor: string | null = null
        for (let turn = 0; turn <= rows.length; turn++) {
          const args: PageArguments = forward ? { first: size, after: cursor } : { last: size, before: cursor }
          const page = pageOf('rows', args, order(direction, nullable), {}, cursors)
          const cut = cutPage(page, run(page, rows))
          seen[forward ? 'push' : 'unshift'](...cut.rows)
          if (!(forward ? cut.hasNextPage : cut.hasPreviousPage)) break
          cursor = cursorOf(page, (forward ? cut.rows.at(-1) : cut.rows[0]) as Row, cursors)
        }
        expect(seen).toEqual(whole)
      }),
    )
  })

  test.each([
    [{ first: 0 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ last: 0 }, 'last'],
    [{ last: 101 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ last: 1, after: 'x' }, 'after'],
    [{ first: 1, before: 'x' }, 'before'],
    [{ after: 'x' }, 'after'],
    [{ last: 1, before: 'x' }, 'before'],
  ])('%j is refused by field', (args, field) => {
    try {
      pageOf('rows', args, order('ASC', false), {}, cursors)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
      expect((error as InputError).extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
    }
  })

  test('null arguments count as absent', () => {
    expect(pageOf('rows', { first: null, last: null, after: null, before: null }, order('ASC', false), {}, cursors)).toMatchObject({
      size: 20,
      forward: true,
    })
  })
})

describe('conditions combined', () => {
  test('an empty OR is a mistake of ours, wherever it stands', () => {
    expect(() => both({ AND: [{ organization: { is: { OR: [] } } }] })).toThrow(/in: \[\]/)
  })

  test('nothing combined is no condition', () => {
    expect(both({}, undefined)).toEqual({})
  })
})
