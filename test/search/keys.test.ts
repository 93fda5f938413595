import { describe, expect, test } from 'vitest'
import { keysOf, lettersOf } from '../../prisma/search/keys.ts'
import { normalise, textLimit } from '../../prisma/search/normalise.ts'

// The keyboard as it is printed, told apart from the code's own table: initials, vowels and finals as conjoining jamo.
const printed: Readonly<Record<string, string>> = {
  ...jamo(0x1100, 'r R s e E f a q Q t T d w W c z x v g'),
  ...jamo(0x1161, 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'),
  ...jamo(0x11a8, 'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'),
}

function jamo(first: number, keys: string): Record<string, string> {
  return Object.fromEntries(keys.split(' ').map((key, index) => [String.fromCodePoint(first + index), key]))
}

const codeOf = (text: string) => keysOf(text).code
const choOf = (text: string) => keysOf(text).cho

test('each of the 11,172 syllables has the keys that a keyboard makes it from', () => {
  for (let point = 0xac00; point <= 0xd7a3; point += 1) {
    const syllable = String.fromCodePoint(point)
    const keys = Array.from(syllable.normalize('NFD'), (part) => printed[part]).join('')
    expect(lettersOf(syllable).map(({ raw }) => raw)).toEqual([keys])
    expect(codeOf(syllable)).toBe(keys.replace(/[A-Z]/g, (key) => key.toLowerCase().repeat(2)))
  }
})

describe('the code of a name', () => {
  test.each([
    ['놀자', 'shfwk'],
    ['놀ㅈ', 'shfw'],
    ['꿈', 'rrna'],
    ['왜', 'dho'],
    ['KoSEA', 'KOSEA'],
    ['에코365', 'dpzh365'],
    ['R&D솔루션', 'RDthffntus'],
    ['ㄳ', 'rt'],
    ['Café 봄', 'CAFEqha'],
    ['ＳＫ', 'SK'],
    ['大邱', ''],
    ['', ''],
  ])('%s is %s', (name, code) => expect(codeOf(name)).toBe(code))

  test('is the same composed, decomposed, spaced and with what nobody sees', () => {
    const plain = codeOf('놀자엔터')
    for (const form of ['놀자엔터'.normalize('NFD'), ' 놀자  엔터 ', '놀자\u200b엔\u00ad터', '놀자·엔터', '놀자-엔터!']) expect(codeOf(form)).toBe(plain)
  })

  test('keeps Hangul apart from Latin letters', () => expect(codeOf('shfwk')).not.toBe(codeOf('놀자')))
})

describe('the initials of a name', () => {
  test.each([
    ['놀자', 'ssww'],
    ['ㄴㅈ', 'ssww'],
    ['꿈', 'rrrr'],
    ['CJ푸드', 'CCJJvvee'],
    ['ㄳ', 'rrtt'],
  ])('%s is %s', (name, cho) => expect(choOf(name)).toBe(cho))
})

test('marks tell where words and syllables begin', () => {
  expect(keysOf('놀자 SK터')).toMatchObject({ code: 'shfwkSKxj', codeMarks: 'W--S-WSW-', cho: 'sswwSSKKxx', choMarks: 'W-S-W-S-W-' })
  const long = keysOf('가나다 '.repeat(100))
  expect(long.codeMarks).toHaveLength(long.code.length)
  expect(long.choMarks).toHaveLength(long.cho.length)
})

describe('legal forms', () => {
  test.each(['㈜피플앤컴', '(주)피플앤컴', '피플앤컴㈜', '피플앤컴 주식회사', '주식회사피플앤컴', '주)피플앤컴', '( 주 ) 피플앤컴', '피플앤컴 주 식 회 사', '(주)피플앤컴 주식회사'])('%s is 피플앤컴', (name) =>
    expect(codeOf(name)).toBe(codeOf('피플앤컴')),
  )
  test.each([
    ['People & Com Co., Ltd.', 'PEOPLECOM'],
    ['Nolja Inc.', 'NOLJA'],
    ['Income', 'INCOME'],
  ])('%s is %s', (name, code) => expect(codeOf(name)).toBe(code))
  test.each(['주식회사', '(주)'])('%s alone stays', (name) => expect(codeOf(name)).not.toBe(''))
})

test('a text is cut, and whole characters stay whole', () => {
  expect(normalise('가'.repeat(1000))).toHaveLength(textLimit)
  expect(normalise(`${'a'.repeat(textLimit - 1)}👩`).isWellFormed()).toBe(true)
  expect(normalise('\ud800가').isWellFormed()).toBe(true)
})

test('bare jamo are not fused to syllables, and conjoining ones are as keyboards give them', () => {
  expect(normalise('ㅋㅓ')).toBe('ㅋㅓ')
  expect(normalise('\u110f')).toBe('ㅋ')
})
