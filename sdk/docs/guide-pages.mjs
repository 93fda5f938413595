// Pages of the guide, cut from the two READMEs, with the changelog; and those of the recipes.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { anchorOf, sectionsOf } from './markdown.mjs'

/** Sections of the project's README that concern who asks, or who runs a server. */
const ofProject = ['Ask it something', 'What to know of the graph', 'Keys, scopes, consent and limits', 'Configuration']

/**
 * The chapter of the guide.
 * @param {string} root of the repository
 * @returns {import('./schema-pages.mjs').Page}
 */
export function guideChapter(root) {
  const project = sectionsOf(readFileSync(join(root, 'README.md'), 'utf8')).sections.filter(({ title }) => ofProject.includes(title))
  const sdk = sectionsOf(readFileSync(join(root, 'sdk/README.md'), 'utf8')).sections.map((section) => ({ ...section, body: section.body.replace(/\n\nMIT\s*$/, '') }))
  sdk.push({ title: 'Changelog', body: readFileSync(join(root, 'sdk/CHANGELOG.md'), 'utf8').replace(/^# .*\n+/, '') })
  const pages = [...project, ...sdk].map(({ title, body }) => ({ file: `guide/${anchorOf(title)}.md`, title, body, words: plain(body) }))
  const fileOf = new Map(pages.map(({ title, file }) => [anchorOf(title), file.split('/').at(-1)]))
  return {
    file: 'guide/index.md',
    title: 'Guide',
    body: ['The graph', ...project.map(lineOf), '', 'The SDK', ...sdk.map(lineOf)].map((line, index) => (line.startsWith('-') || line === '' ? line : `${index === 0 ? '' : '\n'}**${line}**\n`)).join('\n'),
    children: pages.map((page) => ({ ...page, body: withOwnLinks(page.body, fileOf) })),
  }
}

const lineOf = ({ title }) => `- [${title}](${anchorOf(title)}.md)`

/** Links within a README lead to the pages that its sections have become; links to files of the repository are plain text, and pictures stay there. */
const withOwnLinks = (body, fileOf) =>
  body.replace(/^!\[.*\n?/gm, '').replace(/\[([^\]]+)\]\((?!https?:)([^)]*)\)/g, (_, text, target) => {
    const file = target === 'sdk/README.md' ? 'ask.md' : fileOf.get(target.replace(/^#/, ''))
    return file === undefined ? text : `[${text}](${file})`
  })

/**
 * The recipes: a question, the chapter that it stands in, an answer in two sentences, a script and what it prints.
 * @param {string} folder
 * @returns {{ file: string, title: string, group: string, body: string }[]}
 */
export function readRecipes(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const [, title, group, body] = /^# (.+)\n\n<!-- group: (.+) -->\n\n(.*)$/s.exec(text) ?? []
      if (title === undefined) throw new Error(`Expected sdk/recipes/${name} to begin with "# question", then "<!-- group: name -->".`)
      return { file: `recipes/${name}`, title, group, body }
    })
}

/** @param {ReturnType<typeof readRecipes>} recipes @returns {import('./schema-pages.mjs').Page} */
export function recipeChapter(recipes) {
  const groups = [...new Set(recipes.map(({ group }) => group))]
  return {
    file: 'recipes/index.md',
    title: 'Recipes',
    body: `${recipes.length} questions, each with a script that answers it and what it prints on the demonstration data. A test runs them all.\n\n${groups
      .map((group) => `## ${group}\n\n${recipes.filter((one) => one.group === group).map(({ title, file }) => `- [${title}](${file.split('/').at(-1)})`).join('\n')}`)
      .join('\n\n')}\n`,
    children: recipes.map(({ file, title, body }) => ({ file, title, body, words: plain(body) })),
  }
}

/** Words of a page for the search, its code included. */
const plain = (body) => body.replace(/[^\p{L}\p{N}_]+/gu, ' ')
