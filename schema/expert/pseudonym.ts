import { randomInt } from 'node:crypto'

/** Digits and letters that nobody takes for one another. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A pseudonym that tells nothing of whom it stands for: chosen by chance. */
export function newPseudonym(): string {
  return `전문가 ${Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('')}`
}
