import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../support/chromium.ts'

if (browserPath === undefined) console.warn('SKIPPED: no Chromium is installed, so that the hooks for React ran nowhere.')

/** A page with one list and one row, on a graph in memory whose answers take a moment. */
const app = `
  import { createElement as h, StrictMode, useState } from 'react'
  import { createRoot } from 'react-dom/client'
  import { createClient } from './index.ts'
  import { useQuery, usePage } from './react.ts'
  import { fakeGraph, refusal } from './testing.ts'

  const Row = 'query Row($id: ID!) { row(id: $id) }'
  const Rows = 'query Rows($search: String, $first: Int, $after: String) { rows }'
  const soon = (value, ms = 150) => new Promise((resolve) => setTimeout(() => resolve(value), ms))
  let times = 0
  const graph = fakeGraph()
    .answer(Row, async ({ id }) => {
      await soon(null, id === 'slow' ? 500 : 150)
      if (id === 'none') throw refusal('FORBIDDEN')
      return { row: id + (times += 1) }
    })
    .answer(Rows, async ({ search = '', first, after }) => {
      const from = Number(after ?? 0)
      const nodes = [1, 2, 3, 4, 5].slice(from, from + first).map((number) => search + number)
      return soon({ rows: { nodes, pageInfo: { hasNextPage: from + first < 5, endCursor: String(from + first) } } })
    })
  const client = createClient({ url: location.origin, fetch: graph.fetch })
  globalThis.graph = graph

  function One() {
    const [id, setId] = useState('a')
    const { data, error, isLoading, reload } = useQuery(client, Row, { id })
    return h('section', null,
      h('p', { id: 'one' }, [data?.row ?? 'nothing', error?.name ?? 'fine', isLoading ? 'loading' : 'still'].join(' ')),
      ...['b', 'none', 'slow'].map((to) => h('button', { id: to, key: to, onClick: () => setId(to) }, to)),
      h('button', { id: 'reload', onClick: reload }, 'reload'))
  }
  function Many() {
    const [search, setSearch] = useState('')
    const { rows, page, next, previous, isLoading } = usePage(client, Rows, { first: 2, search }, ({ rows }) => rows)
    return h('section', null,
      h('p', { id: 'many' }, [page, ...rows, isLoading ? 'loading' : 'still'].join(' ')),
      h('button', { id: 'next', disabled: next === null, onClick: next }, 'next'),
      h('button', { id: 'previous', disabled: previous === null, onClick: previous }, 'previous'),
      h('button', { id: 'search', onClick: () => setSearch('x') }, 'search'))
  }
  createRoot(document.body).render(h(StrictMode, null, h(One), h(Many)))

  // What each paragraph has shown, in order, so that no state is missed that was gone before it was looked for.
  globalThis.shown = { one: [], many: [] }
  const look = () => {
    for (const [id, texts] of Object.entries(shown)) {
      const text = document.getElementById(id)?.innerText
      if (text !== undefined && text !== texts.at(-1)) texts.push(text)
    }
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
`

describe.skipIf(browserPath === undefined)('the hooks for React, in a browser', () => {
  let browser: Browser
  let page: Page
  let script: string
  const complaints: string[] = []

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: app, loader: 'tsx', resolveDir: fileURLToPath(new URL('../../sdk/src/', import.meta.url)) },
      bundle: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"development"' },
    })
    script = outputFiles[0]?.text ?? ''
    browser = await openBrowser()
  })

  beforeEach(async () => {
    await (page as Page | undefined)?.close()
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }))
    await page.goto('http://localhost/')
    await page.addScriptTag({ content: script })
  })

  afterAll(async () => {
    await browser.close()
    expect(complaints).toEqual([])
  })

  const one = () => page.innerText('#one')
  const many = () => page.innerText('#many')
  const shown = (id: 'one' | 'many') => page.evaluate((name) => (globalThis as unknown as { shown: Record<string, string[]> }).shown[name] ?? [], id)

  test('a query loads, answers, and forgets its answer for other variables', async () => {
    await expect.poll(one).toMatch(/^a\d fine still$/)
    await page.click('#b')
    await expect.poll(one).toMatch(/^b\d fine still$/)
    expect((await shown('one')).map((text) => text.replace(/\d/, ''))).toEqual(['nothing fine loading', 'a fine still', 'nothing fine loading', 'b fine still'])
  })

  test('a query tells its error, and is asked again', async () => {
    await page.click('#none')
    await expect.poll(one).toBe('nothing ForbiddenError still')
    await page.click('#b')
    await expect.poll(one).toMatch(/^b\d fine still$/)
    const before = await one()
    await page.click('#reload')
    await expect.poll(one).not.toMatch(new RegExp(`^${before}$|loading$`))
    expect((await shown('one')).at(-2)).toBe(before.replace('still', 'loading'))
  })

  test('an answer that comes late is not shown for what is asked since', async () => {
    await page.click('#slow')
    await page.click('#b')
    await expect.poll(one).toMatch(/^b\d fine still$/)
    await page.waitForTimeout(600)
    expect(await one()).toMatch(/^b\d fine still$/)
  })

  test('a list goes on, back, and begins anew for another search', async () => {
    await expect.poll(many).toBe('1 1 2 still')
    expect(await page.isDisabled('#previous')).toBe(true)
    await page.click('#next')
    await expect.poll(many).toBe('2 3 4 still')
    expect((await shown('many')).at(-2)).toBe('2 loading')
    await page.click('#next')
    await expect.poll(many).toBe('3 5 still')
    expect(await page.isDisabled('#next')).toBe(true)
    await page.click('#previous')
    await expect.poll(many).toBe('2 3 4 still')
    await page.click('#search')
    await expect.poll(many).toBe('1 x1 x2 still')
  })
})
