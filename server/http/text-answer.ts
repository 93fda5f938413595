import type { Meter } from '../limits/meter.ts'

/** The answer whose `data` is text already, with what it cost. */
export async function textAnswer(data: string, meter: Meter | undefined, told: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const cost = await meter?.settleText(data)
  return `{"data":${data},"extensions":${JSON.stringify({ ...told, ...(cost === undefined ? {} : { cost }) })}}`
}
