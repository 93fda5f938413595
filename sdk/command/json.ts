/** An answer as people read it. */
export const jsonOf = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`
