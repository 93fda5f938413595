import type { Via } from '../../prisma/search/find.ts'
import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

export const SearchType = enumOf('SearchType')

const vias: Readonly<Record<Via, string>> = {
  EXACT: 'It is the whole name (전체 일치); spaces, punctuation, accents and legal forms such as ㈜ do not count',
  PREFIX: 'The name begins with it (앞부분 일치), be its last syllable half-typed',
  WORD: 'A word of the name begins with it (단어 일치)',
  SUBSTRING: 'It stands within the name (부분 일치)',
  INITIALS: 'The initial consonants of the name (초성), such as ㅅㅎㅈ',
  MIXED: 'Syllables and initial consonants together (혼합 입력), such as 놀자ㅇㅌ',
  KEYBOARD: 'Typed with the other keyboard on (한영 오타), such as shfwk for 놀자',
  WORDS: 'All its words, whatever their order (단어 순서 무관)',
  SLIP: 'One slip away (오타 한 곳); only where little else is found',
  LITERAL: 'Its signs stand in the name as they are (기호 그대로): a query without letters or digits that have keys',
}

export const SearchVia = builder.enumType('SearchVia', {
  description: 'How a name answered a query (일치 방식), best first but that initial consonants rank as what they match: the whole name, its beginning, a word, a part.',
  values: Object.fromEntries(Object.entries(vias).map(([value, description]) => [value, { description }])) as Record<Via, { description: string }>,
})
