// Builds the documentation: `node sdk/docs/build.mjs <folder>`. The entries of the package by TypeDoc; beside them the
// guide, the recipes, the ready operations and the schema as pages. Whatever is served at /docs lies in the folder.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema } from 'graphql'
import { Application, Converter, IndexEvent, PageEvent, ReflectionKind, StructureRouter, UnknownType } from 'typedoc'
import { guideChapter, readRecipes, recipeChapter } from './guide-pages.mjs'
import { operationChapter } from './operation-pages.mjs'
import { schemaChapter, typeFile } from './schema-pages.mjs'
import { wordsOfAnyScript } from './search.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

/** Entries that pages of their own tell better than TypeDoc would. */
const told = ['operations', 'graph', 'labels', 'introspection']

/** @param {string} folder that the site is put into, in the place of an earlier one; one build of it at a time */
export async function buildDocs(folder) {
  // Beside the folder, so that a rename puts it there at once.
  const [work, fresh] = [`${folder}.pages`, `${folder}.fresh`]
  // A build that was stopped leaves its own behind.
  for (const left of [work, fresh, `${fresh}.old`]) rmSync(left, { recursive: true, force: true })
  try {
    const schema = buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'))
    const pages = writePages(join(work, 'pages'), chapters(schema))
    const { entries, tsconfig } = entriesIn(work)
    const app = await Application.bootstrap({
      name: 'Yeondae',
      entryPoints: entries,
      tsconfig,
      basePath: root,
      readme: join(here, 'home.md'),
      projectDocuments: ['guide', 'recipes', 'operations', 'schema'].map((name) => join(work, 'pages', name, 'index.md')),
      favicon: join(here, 'icon.svg'),
      customCss: join(here, 'style.css'),
      skipErrorChecking: true,
      disableSources: true,
      disableGit: true,
      excludeInternal: true,
      excludePrivate: true,
      githubPages: false,
      hideGenerator: true,
      includeHierarchySummary: false,
      sort: ['source-order'],
      sortEntryPoints: false,
      validation: { notExported: false, invalidLink: true, rewrittenLink: true, notDocumented: false, unusedMergeModuleWith: true },
      treatWarningsAsErrors: true,
      highlightLanguages: ['typescript', 'tsx', 'graphql', 'json', 'shellscript', 'javascript'],
      ignoredHighlightLanguages: ['text', 'http', 'csv'],
      navigation: { includeCategories: false, includeGroups: false, includeFolders: false, excludeReferences: true },
      navigationLinks: { GraphiQL: '/graphql' },
      visibilityFilters: {},
      logLevel: 'Warn',
    })
    app.renderer.defineRouter('pages', routerFor(pages))
    app.options.setValue('router', 'pages')
    nameEntries(app)
    linkToSchema(app, schema)
    shortenUnions(app)
    searchBy(app, pages)
    finishPages(app)
    const project = await app.convert()
    if (project === undefined) throw new Error('The documentation was not built.')
    app.validate(project)
    await app.generateDocs(project, fresh)
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('The documentation was not built without complaints.')
    copyFileSync(join(here, 'first.js'), join(fresh, 'assets/first.js'))
    replace(folder, fresh)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function chapters(schema) {
  const operations = operationChapter(join(root, 'sdk/operations'), schema)
  const recipes = readRecipes(join(root, 'sdk/recipes'))
  const mentions = (_chapter, field) => [
    ...(operations.uses.get(field) ?? []),
    ...recipes.filter(({ body }) => new RegExp(`(?:\\b${field}: \\[|'${field}'|\\b${field}: \\{|\\b${(operations.uses.get(field) ?? [{ title: '$' }]).map(({ title }) => title).join('\\b|\\b')}\\b)`).test(body)),
  ]
  return [guideChapter(root), recipeChapter(recipes), operations.chapter, schemaChapter(schema, mentions)]
}

/** Writes pages with what TypeDoc wants in front of them; gives them by their path. */
function writePages(folder, all) {
  const byPath = new Map()
  const write = (page) => {
    const path = join(folder, page.file)
    const children = (page.children ?? []).map((child) => relativeTo(page.file, child.file))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `---\ntitle: ${JSON.stringify(page.title)}\nchildren: ${JSON.stringify(children)}\n---\n\n# ${page.title.replaceAll('<', '&lt;')}\n\n${page.body}`)
    byPath.set(path, page)
    for (const child of page.children ?? []) write(child)
  }
  for (const page of all) write(page)
  return byPath
}

const relativeTo = (from, to) => to.slice(dirname(from).length + 1)

/** The entries of package.json that TypeDoc reads, and settings that hold for them alone: the rest of the repository takes it longer. */
function entriesIn(work) {
  const { exports } = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8'))
  const names = Object.entries(exports).filter(([, target]) => typeof target === 'object' && target.types?.startsWith('./dist/')).map(([, { types }]) => types.replace('./dist/', '').replace('.d.ts', ''))
  const sources = [...new Set(names)].filter((name) => !told.includes(name)).map((name) => ['.ts', '.tsx'].map((ending) => join(root, `sdk/src/${name}${ending}`)).find((file) => existsSync(file)))
  const entries = sources.filter((file) => file !== undefined)
  const tsconfig = join(work, 'tsconfig.json')
  writeFileSync(tsconfig, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: { types: [] }, include: [], files: entries }))
  return { entries, tsconfig }
}

/** Modules are called as they are imported. */
function nameEntries(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const module of context.project.getReflectionsByKind(ReflectionKind.Module)) module.name = module.name.replace(/^sdk\/src/, '@yeondae/sdk')
  })
}

/** Pages lie where their files do, and what TypeDoc tells below `api/`. */
function routerFor(pages) {
  return class extends StructureRouter {
    getIdealBaseName(reflection) {
      if (reflection.isDocument()) return addressOf(pages.get(reflection.project.files.getReflectionPath(reflection)).file).replace(/\.html$/, '')
      const names = []
      for (let one = reflection; one.parent !== undefined; one = one.parent) names.unshift(one.name.replace('@yeondae/', ''))
      return `api/${names.join('/')}`
    }
  }
}

/** Where a page lies in the site: recipes are numbered for their order alone. */
const addressOf = (file) => file.replace(/\.md(?=#|$)/, '.html').replace(/^recipes\/\d+-/, 'recipes/')

/** Types that are generated from the schema have their pages there. */
function linkToSchema(app, schema) {
  app.converter.addUnknownSymbolResolver((_reference, _reflection, _part, symbol) => {
    if (!symbol?.fileName.includes('/generated/')) return undefined
    const file = typeFile(schema.getType(symbol.qualifiedName.replace(/Select$/, '')))
    return file === null ? undefined : `/docs/${addressOf(file)}`
  })
}

/** A parameter that can be any selection is told by the table that it is taken from, not by all members of it. */
function shortenUnions(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, (context) => {
    for (const parameter of context.project.getReflectionsByKind(ReflectionKind.TypeParameter)) {
      const members = parameter.type?.type === 'union' ? parameter.type.types : []
      if (members.length > 12 && members.every(({ name }) => name?.endsWith('Select'))) parameter.type = new UnknownType(parameter.parent?.name === 'iterate' ? "Lists[List]['select']" : 'Selects[Name]')
    }
  })
}

/** Search finds a page by its title, its description and the names in it, in English and in Korean. */
function searchBy(app, pages) {
  wordsOfAnyScript()
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    for (const [index, reflection] of event.searchResults.entries()) {
      const page = reflection.isDocument() ? pages.get(reflection.project.files.getReflectionPath(reflection)) : undefined
      if (page?.words !== undefined) event.searchFields[index] = { document: page.words }
    }
  })
}

/** The site's policy runs scripts of files alone; and what lies in the site is not marked as a link to somewhere else. */
function finishPages(app) {
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = page.contents?.replace(/<script>[^<]*<\/script>/, `<script src="${'../'.repeat(page.url.split('/').length - 1)}assets/first.js"></script>`)
    page.contents = page.contents?.replace(/<a href="\/docs\/[^>]*>/g, (tag) => tag.replace(/ class="[^"]*"| target="[^"]*"/g, ''))
    if (/<script>/.test(page.contents ?? '')) throw new Error(`Expected ${page.url} to have no other script of its own.`)
  })
}

/** Puts a folder in the place of another, which a server may be reading. */
function replace(folder, fresh) {
  const old = `${fresh}.old`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(fresh, folder)
  rmSync(old, { recursive: true, force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv
  if (folder === undefined) {
    console.error('Usage: node sdk/docs/build.mjs <folder>')
    process.exit(2)
  }
  // A server that has just started comes first.
  setPriority(10)
  buildDocs(resolve(folder)).catch((error) => {
    console.error(error.message ?? error)
    process.exit(1)
  })
}
