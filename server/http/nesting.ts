/**
 * Whether a JSON text nests arrays and objects deeper than a limit; brackets within strings don't count. It looks at
 * the text alone, before anything is parsed: a parser recurses.
 */
export function nestsDeeperThan(limit: number, json: string): boolean {
  let depth = 0
  let inString = false
  for (let place = 0; place < json.length; place += 1) {
    const letter = json.charCodeAt(place)
    if (inString) {
      if (letter === backslash) place += 1
      else if (letter === quote) inString = false
    } else if (letter === quote) inString = true
    else if (letter === brace || letter === bracket) {
      depth += 1
      if (depth > limit) return true
    } else if (letter === closingBrace || letter === closingBracket) depth -= 1
  }
  return false
}

const quote = 0x22
const backslash = 0x5c
const brace = 0x7b
const closingBrace = 0x7d
const bracket = 0x5b
const closingBracket = 0x5d
