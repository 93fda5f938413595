import { execFile, spawn } from 'node:child_process'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { createClient } from '../../sdk/src/index.ts'
import { NeedMatchesDocument, NeedsDocument, NodeDocument } from '../../sdk/src/operations.ts'
import { browserPath, openBrowser } from '../support/chromium.ts'
import { partnerFolder } from '../support/packed-sdk.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

if (browserPath === undefined) console.warn('SKIPPED: no Chromium is installed, so that nobody has used the partner’s page.')

const root = projectRoot()
const example = join(root, 'sdk/examples/partner')
const run = promisify(execFile)
const tool = (path: string) => join(root, 'node_modules', path)
const patient = { timeout: 30_000 }
/** `YEONDAE_PICTURES=1` takes the README's picture anew. */
const takesPictures = process.env['YEONDAE_PICTURES'] === '1'

let folder: string
let bundle: string

beforeAll(async () => {
  folder = await partnerFolder()
  await cp(example, folder, { recursive: true })
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the partner of the example', { timeout: 120_000 }, () => {
  test('imports nothing but what its package.json names, and of the package what it exports', async () => {
    const { dependencies, devDependencies } = JSON.parse(await readFile(join(example, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const named = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]
    const files = (await readdir(example, { recursive: true })).filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('node_modules/'))
    expect(files.length).toBeGreaterThan(6)
    const imported = (await Promise.all(files.map(async (file) => [...(await readFile(join(example, file), 'utf8')).matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '')))).flat()
    for (const name of imported.filter((name) => !name.startsWith('node:') && !/^\.\/[\w-]+$/.test(name))) {
      const [scope = '', rest = ''] = name.split('/')
      expect(named).toContain(scope.startsWith('@') ? `${scope}/${rest}` : scope)
    }
    expect(new Set(imported.filter((name) => name.startsWith('@yeondae/')))).toEqual(
      new Set(['@yeondae/sdk', '@yeondae/sdk/graph', '@yeondae/sdk/labels', '@yeondae/sdk/operations', '@yeondae/sdk/react']),
    )
  })

  test('compiles against the packed package under strict settings', async () => {
    const { stdout } = await run(process.execPath, [tool('typescript/bin/tsc'), '-p', folder]).catch((error: unknown) => error as { stdout: string })
    expect(stdout).toBe('')
  })

  test('is bundled by Vite with those operations and labels alone that it uses', async () => {
    await run(process.execPath, [tool('vite/bin/vite.js'), 'build'], { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } })
    const assets = join(folder, 'dist/assets')
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
    bundle = (await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')))).join('\n')
    const operations = [...bundle.matchAll(/\b(?:query|mutation) ([A-Z]\w+)/g)].map(([, name]) => name).sort()
    expect(operations).toEqual(['Enterprise', 'Enterprises', 'NeedMatches', 'Needs', 'Regions', 'ScienceFields', 'SubmitNeed', 'Viewer'])
    expect(bundle).toContain('협동조합')
    // Labels of scopes, of buyers and of events: enums that the page doesn't name.
    for (const word of ['기관 관리', '지방자치단체', '박람회']) {
      expect(await readFile(join(folder, 'node_modules/@yeondae/sdk/dist/labels.js'), 'utf8')).toContain(word)
      expect(bundle).not.toContain(word)
    }
    expect(bundle).not.toMatch(/yd_sec_\w/)
  })
})

describe.skipIf(browserPath === undefined)('the partner’s page, in a browser', { timeout: 120_000 }, () => {
  let graph: TestServer<'demo'>
  let browser: Browser
  let page: Page
  let address: string
  let end: () => void
  const complaints: string[] = []

  beforeAll(async () => {
    graph = await startTestServer()
    const backend = spawn(process.execPath, ['server.mjs'], { cwd: folder, env: { PATH: process.env['PATH'], PORT: '0', YEONDAE_URL: graph.url, YEONDAE_KEY: graph.keys.enterprise } })
    end = () => backend.kill()
    address = await new Promise<string>((resolve, reject) => {
      let told = ''
      const read = (chunk: Buffer) => {
        told += chunk.toString()
        const url = /http:\/\/[\d.]+:\d+(?=\s)/.exec(told)?.[0]
        if (url !== undefined) resolve(url)
      }
      backend.stdout.on('data', read)
      backend.stderr.on('data', read)
      backend.once('close', () => {
        reject(new Error(told))
      })
    })
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1180, height: 860 }, locale: 'ko-KR' })
    page.setDefaultTimeout(patient.timeout)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
  }, 300_000)
  afterAll(async () => {
    await (browser as Browser | undefined)?.close()
    ;(end as (() => void) | undefined)?.()
    await (graph as TestServer | undefined)?.stop()
  })

  const as = () => createClient({ url: graph.url, apiKey: graph.keys.enterprise })
  const rows = () => page.locator('.rows .row').allInnerTexts()
  const open = async (view: string) => {
    await page.goto('about:blank')
    await page.goto(`${address}/#/${view}`)
    await page.locator('h1').waitFor()
  }

  test('finds an enterprise by its initials, with its source; made-up ones are marked', async () => {
    await open('enterprises')
    await expect.poll(() => page.getByRole('status').innerText(), patient).toMatch(/^\d+곳$/)
    await page.locator('article h2').waitFor()
    if (takesPictures) await page.screenshot({ path: join(example, 'picture.png') })
    const marked = await page.locator('.row').filter({ has: page.locator('.mark') }).allInnerTexts()
    expect(marked.length).toBeGreaterThan(0)
    expect(marked.filter((text) => !text.includes('가상 '))).toEqual([])

    await page.getByLabel('이름').fill('ㅍㅍㅇㅋ')
    await expect.poll(() => page.getByRole('status').innerText(), patient).toBe('1곳')
    expect(await rows()).toEqual([expect.stringMatching(/피플앤컴[^]*사회적기업 · 관악구/)])
    await expect.poll(() => page.locator('article').innerText(), patient).toMatch(/피플앤컴[^]*출처[^]*뉴스21[^]*002-10/)
    expect(await page.locator('article .mark').count()).toBe(0)
  })

  test('filters by kind and region, and goes from page to page', async () => {
    await open('enterprises')
    await page.getByLabel('자활기업').check()
    await page.getByLabel('자료').selectOption('가상 자료')
    await expect.poll(async () => (await rows()).every((text) => text.includes('자활기업')) && (await rows()).length, patient).toBe(6)
    const first = await rows()
    await page.getByRole('button', { name: '다음' }).click()
    await expect.poll(() => page.locator('.pager').innerText(), patient).toMatch(/2 \/ \d+/)
    await expect.poll(async () => (await rows()).length, patient).toBeGreaterThan(0)
    expect((await rows()).filter((text) => first.includes(text))).toEqual([])
    await page.getByRole('button', { name: '이전' }).click()
    await expect.poll(rows, patient).toEqual(first)
    await page.getByLabel('지역').selectOption('서울특별시')
    await expect.poll(rows, patient).not.toEqual(first)
    await page.getByLabel('이름').fill('없는 이름의 기업')
    await expect.poll(() => page.getByRole('status').innerText(), patient).toBe('찾은 기업이 없습니다.')
  })

  test('shows at its field what the graph says against a need', async () => {
    await open('submit')
    const title = page.getByLabel('제목')
    await page.getByRole('button', { name: '제출' }).click()
    await expect.poll(() => title.getAttribute('aria-invalid'), patient).toBe('true')
    expect(await page.locator('.wrong:not(:empty)').allInnerTexts()).toEqual([expect.stringMatching(/[가-힣]/)])
    expect(await title.evaluate((input) => input === document.activeElement)).toBe(true)

    await title.fill('말린 나물의 습도')
    await page.getByLabel('내용', { exact: true }).fill('건조기마다 습도가 달라 등급이 흔들립니다.')
    await page.getByRole('button', { name: '제출' }).click()
    await expect.poll(() => page.locator('fieldset').getAttribute('aria-invalid'), patient).toBe('true')
    expect(await title.getAttribute('aria-invalid')).toBe('false')
  })

  test('submits a need once, though its answer was lost, and shows it beside its experts', async () => {
    await open('submit')
    const name = '누룩 발효실 온도 기록'
    await page.getByLabel('제목').fill(name)
    await page.getByLabel('내용', { exact: true }).fill('손으로 적던 온도를 기계로 남기고 싶습니다.')
    await page.getByLabel('단계').selectOption('제품 개선')
    await page.getByLabel('정보/통신').check()
    await page.getByLabel('비공개 내용').fill('예산 300만 원')
    let lost = 0
    await page.route('**/graphql', async (route) => {
      if (lost > 0 || route.request().postData()?.includes('mutation SubmitNeed') !== true) return route.fallback()
      lost += 1
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByRole('button', { name: '제출' }).click()
    await page.getByRole('heading', { name: '제출했습니다' }).waitFor()
    await page.unroute('**/graphql')
    expect(lost).toBe(1)
    const { needs } = await as().request(NeedsDocument, { search: name })
    expect(needs.nodes).toMatchObject([{ title: name, stage: 'PRODUCT_IMPROVEMENT', status: 'OPEN', fields: [{ code: 'EE' }] }])

    await page.getByRole('link', { name: '추천 전문가 보기' }).click()
    await expect.poll(() => page.locator('article').innerText(), patient).toMatch(new RegExp(`${name}[^]*아직 추천이 없습니다`))
    expect((await rows())[0]).toContain(name)
  })

  test('reads the experts of a need in the order of the graph', async () => {
    const { viewer } = await as().query({ viewer: { organization: { id: true } } })
    const mine = await as().query({
      needs: [{ filter: { enterpriseId: viewer.organization?.id ?? '' }, first: 100 }, { nodes: { id: true, title: true, matches: [{ first: 1 }, { totalCount: true }] } }],
    })
    const [most] = mine.needs.nodes.toSorted((a, b) => b.matches.totalCount - a.matches.totalCount)
    const { need } = await as().request(NeedMatchesDocument, { id: most?.id ?? '', first: 10 })
    const matches = need?.matches.nodes ?? []
    expect(matches.length).toBeGreaterThan(0)
    await open('experts')
    await page.locator('.row', { hasText: most?.title ?? '' }).click()
    await expect.poll(() => page.locator('.ranking li').count(), patient).toBe(matches.length)
    const shown = await page.locator('.ranking li').allInnerTexts()
    for (const [place, { expert, score }] of matches.entries()) {
      expect(shown[place]).toContain(score.toFixed(2))
      if (expert !== null) expect(shown[place]).toContain(expert.name)
    }
  })

  test.each(['enterprises', 'submit', 'experts'])('has names for all that one may press or fill in, and one heading: %s', async (view) => {
    await open(view)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('h1').count()).toBe(1)
    const nameless = await page.locator('input, select, textarea, button, a').evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { labels } = element as HTMLInputElement
          const named = [element.textContent, element.getAttribute('aria-label') ?? '', ...[...((labels as NodeList | null | undefined) ?? [])].map((label) => label.textContent ?? '')]
          return named.every((name) => name.trim() === '')
        })
        .map((element) => element.outerHTML),
    )
    expect(nameless).toEqual([])
  })

  test('says why nothing is shown, and asks again', async () => {
    const body = { errors: [{ message: 'Too many points.', extensions: { code: 'RATE_LIMITED', requestId: 'request-1' } }] }
    await page.route('**/graphql', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '60' }, contentType: 'application/json', body: JSON.stringify(body) }))
    await open('enterprises')
    await expect.poll(() => page.getByRole('alert').innerText(), patient).toMatch(/요청이 많아 잠시 쉽니다[^]*request-1/)
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: '다시 시도' }).click()
    await expect.poll(async () => (await rows()).length, patient).toBe(6)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('its backend asks nothing else with the key, and nothing for another page', async () => {
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
    expect((await post({ query: NeedsDocument, variables: { first: 1 } })).status).toBe(200)
    const refused = await Promise.all([
      post({ query: NodeDocument, variables: { id: 'x' } }),
      post({ query: '{ viewer { kind } }' }),
      post({ query: NeedsDocument, variables: { first: 1 } }, { 'sec-fetch-site': 'cross-site' }),
      post({ query: NeedsDocument, variables: { first: 1 } }, { 'content-type': 'text/plain' }),
      post(null),
      post({ query: NeedsDocument, variables: { search: 'x'.repeat(100_000) } }).catch(() => ({ status: 403 })),
      fetch(`${address}/graphql`),
    ])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403])
    expect((await fetch(`${address}/server.mjs`)).status).toBe(404)
    const client = createClient({ url: `${address}/graphql` })
    await expect(client.request(NodeDocument, { id: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('complains of nothing but the answers that were lost or refused on purpose', () => {
    expect(complaints.filter((text) => !/ERR_CONNECTION_RESET|status of 429/.test(text))).toEqual([])
  })
})
