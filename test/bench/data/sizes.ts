/** How many rows a bench database holds of what was made up for it. */
export interface Sizes extends Readonly<Record<string, number>> {
  enterprises: number
  experts: number
  needs: number
  matches: number
  purchases: number
  buyers: number
}

const whole: Sizes = { enterprises: 50_000, experts: 20_000, needs: 100_000, matches: 300_000, purchases: 300_000, buyers: 500 }

/** The least and most that a scale may be: below, an enterprise of five needs or a need of six experts is not there; above, memory ends. */
export const scaleLimits = { least: 0.002, most: 10 }

/**
 * The sizes at a scale; 1 is the whole.
 * @throws RangeError beyond the limits
 */
export function sizesAt(scale: number): Sizes {
  if (!(scale >= scaleLimits.least && scale <= scaleLimits.most))
    throw new RangeError(`Expected a scale from ${scaleLimits.least} to ${scaleLimits.most}.`)
  const at = (count: number) => Math.max(20, Math.round(count * scale))
  return {
    enterprises: at(whole.enterprises),
    experts: at(whole.experts),
    needs: at(whole.needs),
    matches: at(whole.matches),
    purchases: at(whole.purchases),
    buyers: at(whole.buyers),
  }
}
