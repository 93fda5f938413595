/** The whole won of a figure; null where its unit is another. */
export function wonOf({ value, unit }: { value: { toFixed(places: number): string }; unit: string }): bigint | null {
  return unit === 'WON' ? BigInt(value.toFixed(0)) : null
}
