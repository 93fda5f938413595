/**
 * Whether a JSON text nests arrays and objects deeper than a limit; brackets within strings don't count. It looks at
 * the text alone, before anything is parsed: a parser recurses.
 */
export function nestsDeeperThan(limit: number, json: string): boolean {
  let depth = 0
  for (let place = 0; place < json.length; place += 1) {
    const letter = json.charCodeAt(place)
    if (letter === quote) {
      place = endOfString(json, place + 1)
      if (place < 0) return false
    } else if (letter === brace || letter === bracket) {
      depth += 1
      if (depth > limit) return true
    } else if (letter === closingBrace || letter === closingBracket) depth -= 1
  }
  return false
}

/** Where a string ends that begins at a place; -1: it does not. */
function endOfString(json: string, from: number): number {
  let place = json.indexOf('"', from)
  while (place >= 0 && isEscaped(json, place)) place = json.indexOf('"', place + 1)
  return place
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(json: string, place: number): boolean {
  let before = place
  while (json.charCodeAt(before - 1) === backslash) before -= 1
  return (place - before) % 2 === 1
}

const quote = 0x22
const backslash = 0x5c
const brace = 0x7b
const closingBrace = 0x7d
const bracket = 0x5b
const closingBracket = 0x5d
