import { InvalidArgumentError } from 'commander'

/** Reads an option that is a whole number within bounds. */
export const whole = (least: number, most: number) => (text: string) => {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  return number
}
