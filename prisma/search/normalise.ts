import { toCompatibility } from './jamo.ts'

/** What is read of a text at most, in UTF-16 units. */
export const textLimit = 300

const invisible = /[\p{Cf}\p{Cc}\ufe00-\ufe0f\u115f\u1160\u3164\uffa0]/gu
const bareJamo = /([\u3131-\u318e]+)/

/** A word whose letters may stand apart. */
const spaced = (word: string) => Array.from(word).join(String.raw`\s*`)
const company = ['주식회사', '유한책임회사', '유한회사'].map(spaced).join('|')
const corporation = ['사단법인', '재단법인', '사회복지법인', '의료법인', '학교법인'].map(spaced).join('|')
const mark = String.raw`\s*[주유사재복의학]\s*`
const latin = String.raw`[\s,]+(?:co\.?,?\s*ltd|ltd|inc|corp|llc)\.?`
const atStart = new RegExp(String.raw`^(?:\(?${mark}\)|${company}|${corporation})\s*`)
const atEnd = new RegExp(String.raw`\s*(?:\(${mark}\)?|${company}|${latin})$`, 'i')

/**
 * A text as its keys are made from: at most 300 units of it, composed, without accents, invisible characters and
 * the legal forms at its ends. Bare jamo stay bare; case and punctuation stay.
 */
export function normalise(text: string): string {
  const cut = text.slice(0, textLimit).replace(/\s+/g, ' ')
  return withoutLegalForms((/^[ -~\uac00-\ud7a3]*$/.test(cut) ? cut : plain(cut)).trim())
}

function plain(text: string): string {
  const composed = text
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFC')
    .split(bareJamo)
    // NFKD would make conjoining jamo of bare ones, and the next step would fuse them to syllables.
    .map((part, index) => (index % 2 === 1 ? part : part.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')))
    .join('')
  return toCompatibility(composed)
}

function withoutLegalForms(text: string): string {
  const shorter = [text.replace(atStart, ''), text.replace(atEnd, '')].find((one) => one !== text && /[\p{L}\p{N}]/u.test(one))
  return shorter === undefined ? text : withoutLegalForms(shorter)
}
