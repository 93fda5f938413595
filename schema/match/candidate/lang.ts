import { Language } from '../../organization/enums.ts'
import type { Types } from '../../core/graph.ts'
import type { Lang } from '../score/sentences.ts'

/** The language of a sentence, as GraphQL has it. */
export type Asked = { lang: 'KO' | 'EN' }

export const langOf = ({ lang }: Asked): Lang => (lang === 'EN' ? 'en' : 'ko')

/** The argument that asks for a language. */
export const langArgs = <Value>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Value>) => ({
  lang: t.arg({ type: Language, required: true, defaultValue: 'KO', description: 'In which language (언어).' }),
})
