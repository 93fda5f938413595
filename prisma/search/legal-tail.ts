import { choOf, codeOf, type Letter, lettersOf } from './keys.ts'
import { nearby } from './slips.ts'

/** Spelled-out legal forms as their keys; with one slip, as an expression for a whole code. */
const forms = ['주식회사', '유한회사', '유한책임회사', '사단법인', '재단법인', '사회복지법인'].map((form) => {
  const letters = lettersOf(form)
  const code = codeOf(letters)
  return { code, initials: choOf(letters), slipped: new RegExp(`^(?:${[code, ...nearby(code)].join('|').replaceAll('_', '.')})$`) }
})

/** Keys from which on a beginning of a form is taken for one: two syllables. */
const telling = 5
const longest = 8

/**
 * The letters before a legal form that is half-typed, spaced, slipped or told by its initials; null where there is none.
 * A form as it should be is gone already (see `normalise`).
 */
export function beforeLegalForm(letters: readonly Letter[]): readonly Letter[] | null {
  for (let size = Math.min(longest, letters.length - 1); size >= 2; size -= 1) {
    const tail = letters.slice(-size)
    const code = codeOf(tail)
    const isForm = tail.every(({ kind }) => kind === 'CONSONANT')
      ? forms.some((form) => form.initials === choOf(tail))
      : forms.some((form) => (code.length >= telling && form.code.startsWith(code)) || form.slipped.test(code))
    if (isForm) return letters.slice(0, -size)
  }
  return null
}
