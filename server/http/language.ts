import Negotiator from 'negotiator'
import type { Language } from '../messages/translate.ts'

const languages: Language[] = ['en', 'ko']

/** The language of Accept-Language that messages are in: the one preferred of English and Korean, English without a preference. */
export function languageOf(acceptLanguage: string | null): Language {
  const asked = new Negotiator({ headers: acceptLanguage === null ? {} : { 'accept-language': acceptLanguage } })
  return (asked.language(languages) as Language | undefined) ?? 'en'
}

/** Whether the client takes gzip. */
export function takesGzip(acceptEncoding: string | null): boolean {
  return acceptEncoding !== null && new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(['gzip', 'identity']).includes('gzip')
}
