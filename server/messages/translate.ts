import { korean } from './korean.ts'

/** Languages of the messages. */
export type Language = 'en' | 'ko'

/** What stands before a message that has no Korean form. */
const leadIn = '요청을 처리할 수 없습니다: '
/** A message may repeat what a client sent: nobody needs all of it, and patterns take time on long texts. */
const longest = 1_000

const whole = new Map(Object.entries(korean).filter(([english]) => !english.includes('{}')))
const patterns = Object.entries(korean)
  .filter(([english]) => english.includes('{}'))
  .map(([english, text]) => ({ english: patternOf(english), text }))

/** A message in a language, cut to 1,000 characters; in Korean words and the English message when it has no Korean form. */
export function translate(message: string, language: Language): string {
  const text = message.length > longest ? `${message.slice(0, longest)}…` : message
  return language === 'en' ? text : (inKorean(text) ?? `${leadIn}${text}`)
}

/** The Korean form of a message; null when there is none. */
export function inKorean(message: string): string | null {
  const [, statement = message, names] = /^([^]*?)(?: Did you mean ([^]*)\?)?$/.exec(message) ?? []
  const text = whole.get(statement) ?? filledIn(statement)
  if (text === null || names === undefined) return text
  return `${text} 혹시 ${names.replaceAll(', or ', ', ').replaceAll(' or ', ', ')} 입니까?`
}

/** By the patterns; what stands in a message may be one itself. */
function filledIn(message: string): string | null {
  for (const { english, text } of patterns) {
    const values = english.exec(message)?.slice(1)
    if (values !== undefined) return text.replace(/\{(\d)\}/g, (_, place) => valueIn(values[Number(place) - 1] ?? ''))
  }
  return null
}

const valueIn = (value: string) => (value.includes(' ') ? (inKorean(value) ?? value) : value)

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('([^]*?)')}$`)
}
