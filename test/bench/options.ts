import { InvalidArgumentError } from 'commander'

/** Reads a number of the command line. */
export const numberWithin = (least: number, most: number) => (text: string): number => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most)) throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`)
  return value
}
