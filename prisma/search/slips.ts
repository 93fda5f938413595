import { withoutGeneric } from './generic.ts'

/** LIKE patterns for names that differ from a query by one slip. Keys are letters and digits: nothing needs an escape. */
export interface Slips {
  /** Wide patterns that the index serves: what is left of the query when a few neighbouring keys are left open. */
  probes: readonly string[]
  /** The codes that are one slip away; `_` stands for any key. A name begins with one or, with `inside`, holds one. */
  near: readonly string[]
  inside: boolean
  /** Keys of the query: a name that is longer by more than a key goes on behind it. */
  length: number
}

/** No slips. */
export const noSlips: Slips = { probes: [], near: [], inside: false, length: 0 }

const shortest = 4
/** Probes of a code at most. */
const probeLimit = 8
/** Below this, only the beginning of a name is compared: anywhere, too much is one slip away. */
const safe = 7

/** Jamo that are taken for each other and differ by more than one key: ㅋ/ㄲ, ㅌ/ㄸ, ㅍ/ㅃ, ㅊ/ㅉ, ㅙ/ㅞ, ㅚ/ㅞ, ㅔ/ㅢ, ㅐ/ㅢ, ㅒ/ㅖ. */
const confusions = [['z', 'rr'], ['x', 'ee'], ['v', 'qq'], ['c', 'ww'], ['ho', 'np'], ['hl', 'np'], ['p', 'ml'], ['o', 'ml'], ['oo', 'pp']] as const

/** The patterns for codes of a query; none for codes too short to tell a slip from another word. */
export function slipsOf(codes: readonly string[]): Slips {
  const length = Math.min(...codes.map((code) => code.length))
  if (length < shortest) return noSlips
  const inside = length >= safe
  const near = [...new Set(codes.flatMap(nearby))]
  const probes = inside ? codes.flatMap(windows) : near.filter(isAnchorable).map((pattern) => `${pattern}%`)
  return { probes: [...new Set(probes)], near, inside, length }
}

/** Every code that is one key, one swap or one usual confusion away; `_` stands for any key. */
export function nearby(code: string): string[] {
  const patterns: string[] = []
  for (let at = 0; at < code.length; at += 1) {
    const before = code.slice(0, at)
    const after = code.slice(at)
    // What is missing behind the last key is no slip: the query is a beginning.
    if (at > 0 || code.length < safe) patterns.push(`${before}_${after}`)
    patterns.push(`${before}_${after.slice(1)}`, before + after.slice(1))
    const [one = '', other = ''] = after
    if (other !== '' && one !== other) patterns.push(before + other + one + after.slice(2))
    for (const [a, b] of confusions) {
      if (after.startsWith(a)) patterns.push(before + b + after.slice(a.length))
      if (after.startsWith(b)) patterns.push(before + a + after.slice(b.length))
    }
  }
  return [...new Set(patterns)]
}

/** A short pattern that the index serves: three keys in a row, or two at the beginning. */
const isAnchorable = (pattern: string) => /^[^_]{2}|[^_]{3}/.test(pattern)

/** Windows of a few keys left open, each overlapping the next by one, so that every slip lies within one of them. */
function windows(code: string): string[] {
  const size = Math.max(2, Math.ceil(code.length / probeLimit))
  const telling = withoutGeneric(code)
  const patterns: string[] = []
  for (let from = 0; from < code.length; from += size) {
    const to = Math.min(from + size + 1, code.length)
    const isServed = [telling.slice(0, from), telling.slice(to)].some((part) => /[^ ]{3}/.test(part))
    if (isServed) patterns.push(`%${code.slice(0, from)}%${code.slice(to)}%`)
  }
  return patterns
}
