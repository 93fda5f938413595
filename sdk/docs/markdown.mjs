// Text from descriptions and pages, as Markdown takes it.

/** A description as a paragraph: nothing in it is a tag, a directive or a link by accident. @param {string | null | undefined} text */
export const prose = (text) => outsideCode(text ?? '', (part) => part.replace(/[<>{}@*_[\]]/g, (sign) => entities[sign] ?? `\\${sign}`))

/** A description as a cell of a table. @param {string | null | undefined} text */
export const cell = (text) => prose(text).replaceAll('|', '\\|').replaceAll('\n', ' ')

/** @param {string | null | undefined} text */
export const firstSentence = (text) => /^.*?[.;](?=\s|$)/s.exec(text ?? '')?.[0]?.replace(/;$/, '.') ?? text ?? ''

/** A name in code, linked where there is a page for it: TypeDoc rewrites links of Markdown and of HTML alike. @param {string} name @param {string | null} href */
export const codeLink = (name, href) => (href === null ? name : `<a href="${href}">${name}</a>`)

/** The name of a heading as its anchor. @param {string} heading */
export const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

/** Cuts a page at its headings of the second level. @param {string} page @returns {{ intro: string, sections: { title: string, body: string }[] }} */
export function sectionsOf(page) {
  const [intro = '', ...rest] = page.split(/^## /m)
  return {
    intro: intro.replace(/^# .*\n/, '').trim(),
    sections: rest.map((text) => ({ title: text.slice(0, text.indexOf('\n')).trim(), body: text.slice(text.indexOf('\n')).trim() })),
  }
}

const entities = { '<': '&lt;', '>': '&gt;', '{': '&#123;', '}': '&#125;', '@': '&#64;' }

const outsideCode = (text, change) => text.split(/(`[^`]*`)/).map((part, index) => (index % 2 === 0 ? change(part) : part)).join('')
