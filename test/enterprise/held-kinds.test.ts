import { describe, expect, test } from 'vitest'
import { type Held, heldAfter } from '../../schema/enterprise/held-kinds.ts'

type Stage = Held['stage']
const stages: Readonly<Record<string, Stage>> = { C: 'CERTIFIED', P: 'PRELIMINARY', U: 'UNKNOWN' }

/** `C 2015..2018` as a row; a year stands for its first day, at the end of a period for its last. */
function held(text: string, id: string | null = null): Held {
  const [letter = '', period = '..'] = text.split(' ')
  const [from = '', to = ''] = period.split('..')
  return { id, stage: stages[letter] ?? 'UNKNOWN', validFrom: from === '' ? null : from.length === 4 ? `${from}-01-01` : from, validTo: to === '' ? null : to.length === 4 ? `${to}-12-31` : to }
}

function told({ id, stage, validFrom, validTo }: Held): string {
  const short = (day: string | null, end: string) => (day === null ? '' : day.endsWith(end) ? day.slice(0, 4) : day)
  return `${id ?? 'new'} ${stage.charAt(0)} ${short(validFrom, '-01-01')}..${short(validTo, '-12-31')}`
}

const after = (rows: readonly string[], certificate: string) => {
  const made = heldAfter(rows.map((row, place) => held(row, `r${place + 1}`)), held(certificate))
  return made === null ? 'CONTRADICTION' : made.rows.map(told).sort().join(', ')
}

describe('what an enterprise holds of a kind once a certificate is known', () => {
  test.each([
    // Nothing was known.
    [[], 'C 2015..', 'new C 2015..'],
    [[], 'P 2019..2021', 'new P 2019..2021'],
    [[], 'C ..', 'new C ..'],
    // The same stage: one time.
    [['C 2015..2018'], 'C 2018..2022', 'r1 C 2015..2022'],
    [['C 2015..2018'], 'C 2019..2022', 'r1 C 2015..2022'],
    [['C 2015..2017'], 'C 2019..2022', 'new C 2019..2022, r1 C 2015..2017'],
    [['C 2019..'], 'C 2015..2019', 'r1 C 2015..'],
    [['C ..'], 'C 2015..', 'r1 C 2015..'],
    [['C ..2018'], 'C 2017..2022', 'r1 C ..2022'],
    [['C 2010..2012', 'C 2014..2016'], 'C 2012..2014', 'r1 C 2010..2016'],
    [['C 2015..'], 'C 2016..2017', 'r1 C 2015..'],
    // A certificate tells the stage of what had none.
    [['U ..'], 'C 2015..', 'r1 C 2015..'],
    [['U ..'], 'P 2013..2016', 'new P 2013..2016, r1 U 2017..'],
    [['U 2010..2020'], 'C 2015..', 'new C 2015.., r1 U 2010..2014'],
    [['U 2010..2020'], 'P 2013..2015', 'new P 2013..2015, new U 2016..2020, r1 U 2010..2012'],
    [['U 2016..2018'], 'C 2015..', 'r1 C 2015..'],
    [['C 2015..'], 'U 2016..', 'r1 C 2015..'],
    [['U 2010..2012'], 'U 2012..2014', 'r1 U 2010..2014'],
    // A certification ends what was preliminary.
    [['P 2019..2021'], 'C 2021..', 'new C 2021.., r1 P 2019..2020'],
    [['P 2019..'], 'C 2021-06-01..', 'new C 2021-06-01.., r1 P 2019..2021-05-31'],
    [['C 2021..'], 'P 2019..2021', 'new P 2019..2020, r1 C 2021..'],
    [['C 2021..'], 'P 2019..', 'new P 2019..2020, r1 C 2021..'],
    [['P ..'], 'C 2020..', 'new C 2020.., r1 P ..2019'],
    [['P 2016..2018'], 'C 2021..', 'new C 2021.., r1 P 2016..2018'],
    // Two stages at a time.
    [['C 2015..'], 'P 2016..2018', 'CONTRADICTION'],
    [['P 2019..2021'], 'C ..', 'CONTRADICTION'],
    [['P 2019..2025'], 'C 2020..2022', 'CONTRADICTION'],
    [['C ..'], 'P 2019..2021', 'CONTRADICTION'],
  ])('%j and %s: %s', (rows, certificate, expected) => {
    expect(after(rows, certificate)).toBe(expected)
  })

  test('never overlaps with itself', () => {
    const years = ['', '2010', '2012', '2014', '2016']
    const periods = years.flatMap((from) => years.filter((to) => from === '' || to === '' || from <= to).map((to) => `${from}..${to}`))
    const all = Object.keys(stages).flatMap((stage) => periods.map((period) => `${stage} ${period}`))
    const from = ({ validFrom }: Held) => validFrom ?? '0000-01-01'
    const to = ({ validTo }: Held) => validTo ?? '9999-12-31'
    let asked = 0
    for (const row of all) {
      for (const certificate of all) {
        const made = heldAfter([held(row, 'r1')], held(certificate))
        if (made === null) continue
        asked += 1
        const rows = [...made.rows].sort((a, b) => (from(a) < from(b) ? -1 : 1))
        for (const [place, one] of rows.entries()) {
          expect(from(one) <= to(one), `${row} and ${certificate}`).toBe(true)
          const next = rows[place + 1]
          if (next !== undefined) expect(to(one) < from(next), `${row} and ${certificate}`).toBe(true)
        }
      }
    }
    expect(asked).toBeGreaterThan(1000)
  })
})
