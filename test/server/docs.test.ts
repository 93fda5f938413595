import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, isSpecifiedScalarType } from 'graphql'
import { createSchema, createYoga, type Plugin } from 'graphql-yoga'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { docsFile, docsPolicy } from '../../server/docs/page.ts'
import { docs } from '../../server/http/docs.ts'
import { buildDocs } from '../../server/setup/steps.mjs'
import { browserPath, openBrowser } from '../support/chromium.ts'
import { openGraph, type TestGraph } from '../support/graph.ts'

const root = projectRoot()
const site = join(root, 'server/docs/dist/site')

let graph: TestGraph
let pages: Map<string, string>
beforeAll(async () => {
  await buildDocs()
  graph = await openGraph('empty')
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
  pages = new Map(files.map((file) => [file, readFileSync(join(site, file), 'utf8')]))
}, 300_000)
afterAll(() => graph.database.close())

const get = (path: string, headers: Record<string, string> = {}) => graph.app.fetch(new Request(`http://graph.test${path}`, { headers }))

describe('before it is built', () => {
  test('a page says so with 503 and when to ask again; what is built meanwhile is served', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yeondae-docs-'))
    const yoga = createYoga({ schema: createSchema({ typeDefs: 'type Query { a: Int }' }), plugins: [docs({ isOpen: true, folder }) as unknown as Plugin], logging: false })
    const ask = () => yoga.fetch('http://graph.test/docs/')
    try {
      const early = await ask()
      expect(early.status).toBe(503)
      expect(early.headers.get('retry-after')).toBe('3')
      expect(await early.text()).toMatch(/being built/)
      await writeFile(join(folder, 'index.html'), '<p>built')
      expect(await (await ask()).text()).toBe('<p>built')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('the documentation', () => {
  test('is served with a policy that lets nothing in from outside, and is asked for again by what changed', async () => {
    expect((await get('/docs')).headers.get('location')).toBe('/docs/')
    const page = await get('/docs/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toBe(docsPolicy)
    expect(docsPolicy).not.toMatch(/https?:|\*|unsafe/)
    const again = await get('/docs/', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    const script = await get('/docs/assets/main.js', { 'accept-encoding': 'gzip' })
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('content-encoding')).toBe('gzip')
  })

  test('has no other page, and says so', async () => {
    for (const path of ['/docs/nothing.html', '/docs/schema', '/docs/assets/']) expect((await get(path)).status, path).toBe(404)
  })

  test.each(['../page.ts', '../../package.json', 'assets/../../build.lock', '%2e%2e/page.ts', '/etc/passwd', '\0', '.', 'assets//main.js', 'assets\\main.js'])('gives no file %j', async (path) => {
    expect(await docsFile(path)).toBeNull()
  })

  test('is not served where the schema may not be asked for', async () => {
    const closed = await openGraph('empty', { introspection: false })
    try {
      expect((await closed.app.fetch(new Request('http://graph.test/docs/'))).status).toBe(404)
    } finally {
      await closed.database.close()
    }
  })

  test('has a page for each type and each root field, each recipe and each export', () => {
    const schema = buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'))
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null)
    const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type) && !roots.some((one) => one === type))
    const names = new Set([...pages.keys()].filter((file) => file.startsWith('schema/')).map((file) => file.replace(/.*\/|\.html$/g, '')))
    const missing = [...types.map(({ name }) => name).filter((name) => !name.endsWith('Edge')), ...roots.flatMap((type) => Object.keys(type.getFields()))].filter((name) => !names.has(name))
    expect(missing).toEqual([])
    for (const recipe of readdirSync(join(root, 'sdk/recipes'))) expect([...pages.keys()]).toContain(`recipes/${recipe.replace(/^\d+-/, '').replace('.md', '.html')}`)
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['api/sdk.html', 'api/sdk/createClient.html', 'api/sdk/testing/FakeGraph.html', 'api/sdk/react/useQuery.html', 'guide/errors.html', 'operations/enterprise.html']))
  })

  test('gives a type its fields with their arguments, and an enum its Korean terms', () => {
    expect(pages.get('schema/Objects/Enterprise.html')).toMatch(/사회적경제기업[\s\S]*id="certifications"[\s\S]*validOn/)
    expect(pages.get('schema/Enums/EnterpriseKind.html')).toMatch(/SOCIAL_ENTERPRISE[\s\S]*Social enterprise[\s\S]*사회적기업/)
  })

  test('has no link that leads nowhere, nor one that asks anybody else for a page’s parts', () => {
    const ids = new Map([...pages].map(([file, html]) => [file, new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id))]))
    const broken: string[] = []
    for (const [file, html] of pages) {
      for (const [tag, kind = '', link = ''] of html.matchAll(/<\w+\b[^>]*?\b(href|src)="([^"]*)"[^>]*>/g)) {
        if (/^https?:/.test(link)) {
          if (!tag.startsWith('<a ')) broken.push(`${file}: ${tag}`)
          continue
        }
        const { pathname, hash } = new URL(link, `http://graph.test/docs/${file}`)
        if (['/graphql', '/'].includes(pathname)) continue
        const target = decodeURIComponent(pathname).replace(/^\/docs\//, '').replace(/^$|\/$/, 'index.html')
        if (!pathname.startsWith('/docs/') || !existsSync(join(site, target))) broken.push(`${file}: ${kind} ${link}`)
        else if (hash !== '' && target.endsWith('.html') && !ids.get(target)?.has(decodeURIComponent(hash.slice(1)))) broken.push(`${file}: ${link} has no such place`)
      }
    }
    expect(pages.size).toBeGreaterThan(500)
    expect(broken).toEqual([])
  })
})

if (browserPath === undefined) console.warn('SKIPPED: no Chromium is installed, so that nobody has looked at the documentation in a browser.')

describe.skipIf(browserPath === undefined)('the documentation in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let server: Server
  let address: string
  const complaints: string[] = []

  beforeAll(async () => {
    server = createServer(graph.app.handle).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  })

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
    page.on('request', (request) => {
      if (!request.url().startsWith(`${address}/`) && !request.url().startsWith('data:')) complaints.push(`asked ${request.url()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`${address}/docs/${path}`)
    return page
  }

  test.each([
    ['Enterprise', 'Schema.Objects.Enterprise'],
    ['사회적기업', 'Schema.Enums.EnterpriseKind'],
    ['createClient', '@yeondae/sdk.createClient'],
  ])('a search for %s finds %s and leads to it', async (words, found) => {
    const page = await open('')
    await page.locator('#tsd-search-trigger').click()
    await page.locator('#tsd-search-input').fill(words)
    const hit = page.locator('#tsd-search-results a').filter({ hasText: new RegExp(`${found.replaceAll('.', '\\.')}$`) })
    await hit.first().waitFor({ timeout: 30_000 })
    await hit.first().click()
    await page.getByRole('heading', { level: 1 }).filter({ hasText: found.split('.').at(-1) ?? '' }).waitFor({ timeout: 30_000 })
    await page.close()
  })

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 390, height: 844 } }],
  ] as const)('a page can be read in %s', async (name, options) => {
    const page = await open('schema/Queries/enterprises.html', options)
    await page.locator('#tsd-search-trigger').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const [red = 0] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g)?.map(Number) ?? []
    expect(red < 100).toBe(name === 'dark')
    await page.screenshot({ path: join(tmpdir(), `yeondae-docs-${name}.png`) })
    await page.close()
  })

  test('nothing was refused, missing or asked of anybody else', () => {
    expect(complaints).toEqual([])
  })
})
