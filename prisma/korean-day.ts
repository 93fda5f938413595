/** The day in Korea at a moment, such as `2026-11-01`. */
export const koreanDay = (at: Date): string => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
