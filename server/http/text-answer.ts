import type { Meter } from '../limits/meter.ts'

/** The answer whose `data` is text already, or its bytes as letters, with what it cost. */
export async function textAnswer(data: string, meter: Meter | undefined, told: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const cost = await meter?.settleText(data)
  const extensions = Object.assign({}, told, cost && { cost })
  return `{"data":${data},"extensions":${ascii(JSON.stringify(extensions))}}`
}

/** JSON whose letters are bytes too. */
const ascii = (json: string): string => json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
