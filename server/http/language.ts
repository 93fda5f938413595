import Negotiator from 'negotiator'
import type { Language } from '../messages/translate.ts'
import { remembered } from './remembered.ts'

const languages: Language[] = ['en', 'ko']

/** The language of Accept-Language that messages are in: the one preferred of English and Korean, English without a preference. */
export const languageOf = (acceptLanguage: string | null): Language => (acceptLanguage === null ? 'en' : preferred(acceptLanguage))

const preferred = remembered((acceptLanguage): Language => (new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language(languages) as Language | undefined) ?? 'en')

/** Whether the client takes gzip. */
export const takesGzip = (acceptEncoding: string | null): boolean => acceptEncoding !== null && includesGzip(acceptEncoding)

const includesGzip = remembered((acceptEncoding) => new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(['gzip', 'identity']).includes('gzip'))
