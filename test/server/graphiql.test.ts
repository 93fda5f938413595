import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse/sync'
import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { graphiqlAsset, graphiqlPage } from '../../server/graphiql/page.ts'
import { browserPath, openBrowser } from '../support/chromium.ts'
import { type TestGraph, openGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const folder = join(projectRoot(), 'server/graphiql/samples')
const samples = readdirSync(folder)
  .sort()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const [operation] = parse(text).definitions
    const name = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.name?.value ?? '') : ''
    return { file, text, name, group: /^# group: (.*)/m.exec(text)?.[1] ?? '' }
  })
/** The samples that open as tabs: the first of each group, as far as there is room. */
const tabNames = samples.filter(({ group }, index) => samples.findIndex((other) => other.group === group) === index).map(({ name }) => name).slice(0, 8)

let graph: TestGraph
beforeAll(async () => {
  graph = await openGraph()
})
afterAll(() => graph.database.close())

describe('the page', () => {
  const assets = [...graphiqlPage().html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '')

  test('loads only files of its own, which browsers may keep for good', () => {
    expect(assets.length).toBeGreaterThan(2)
    for (const url of assets) {
      expect(url).toMatch(/^\/graphiql\/assets\//)
      expect(graphiqlAsset(url)).toMatchObject({ cacheControl: 'public, max-age=31536000, immutable' })
      expect(graphiqlAsset(url.replace('/graphiql/', ''))?.type).toMatch(/javascript|css|svg/)
      const zipped = graphiqlAsset(url, true)
      if (zipped?.encoding === 'gzip') expect(gunzipSync(zipped.body).equals(graphiqlAsset(url)?.body ?? Buffer.of())).toBe(true)
      expect(graphiqlAsset(`${url}.gz`, true)).toBeNull()
    }
  })

  test('lets no script, style or font in from outside', () => {
    const { csp } = graphiqlPage()
    expect(csp).toContain("default-src 'none'")
    expect(csp).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
    const styles = assets.filter((url) => url.endsWith('.css')).map((url) => String(graphiqlAsset(url)?.body))
    expect(styles.join()).not.toMatch(/@import|url\(["']?(https?:)?\/\//)
  })

  test.each(['', '/', 'assets', '../page.ts', '../../../package.json', 'assets/../../page.ts', '%2e%2e/page.ts', 'assets/nothing.js', '\0', '/etc/passwd'])(
    'has no file %j',
    (path) => {
      expect(graphiqlAsset(path)).toBeNull()
    },
  )
})

describe('the samples', () => {
  test('have a question, a group and a name each, and no two the same name', () => {
    expect(samples.length).toBeGreaterThanOrEqual(25)
    for (const { text, name } of samples) {
      expect(text).toMatch(/^# [A-Z].*\n# .*[가-힣].*\n# group: \S/)
      expect(name).toMatch(/^[A-Z]\w+$/)
    }
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length)
  })

  const told: Record<string, string[]> = {
    Provinces: ['"totalCount":17', '"totalCount":16'],
    DaeguFigures: ['"400"', '"1162"', '"4200"', '"8373"'],
    GwanakSixteen: ['"12"', '"4"', '"16"'],
    Honours2017: ['기획재정부', '중소벤처기업부', '서울특별시', 'ORGANIZED_BY', 'GIVEN_BY'],
    OntactCampaign: ['"91"', 'VULNERABLE'],
    KoseaSources: ['000-02', '001-12'],
  }

  const answered = samples.filter(({ text }) => getOperationAST(parse(text))?.operation !== OperationTypeNode.SUBSCRIPTION)
  test.each(answered)('$name has an answer', async ({ name, text }) => {
    const isWithKey = text.includes('# group: With a key')
    const enterprise = isWithKey ? await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id }) : null
    const { errors, data } = await graph.as(enterprise).post(text)
    expect(errors).toBeUndefined()
    const parts = Object.entries(data ?? {})
    expect(parts.length).toBeGreaterThan(0)
    for (const [part, value] of parts) {
      expect(value, part).not.toBeNull()
      expect(outerLists(value), part).not.toContainEqual([])
    }
    if (isWithKey) expect(JSON.stringify(data)).not.toContain('Error')
    for (const word of told[name] ?? []) expect(JSON.stringify(data)).toContain(word)
  })
})

/** The lists of rows of an answer that stand in no other list: a sample that shows nothing has an empty one. */
function outerLists(value: unknown): unknown[][] {
  if (Array.isArray(value)) return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(outerLists) : []
}

if (browserPath === undefined) console.warn('SKIPPED: no Chromium is installed, so that nobody has looked at GraphiQL in a browser.')

describe.skipIf(browserPath === undefined)('GraphiQL in a browser', { timeout: 30_000 }, () => {
  let browser: Browser
  let page: Page
  let address: string
  const outside: string[] = []
  const complaints: string[] = []
  let server: Server

  beforeAll(async () => {
    server = createServer(graph.app.handle).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('request', (request) => {
      if (!new RegExp(`^(${address}/|data:|blob:)`).test(request.url())) outside.push(request.url())
    })
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to|worker/i.test(message.text()) && message.type() !== 'info') complaints.push(message.text())
    })
    await page.goto(`${address}/graphql`)
    await editor().waitFor()
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  })

  const editor = () => page.locator('.graphiql-query-editor .view-lines')
  const answer = () => page.locator('.graphiql-response .view-lines')
  /** GraphiQL reads the name of the operation a tenth of a second after a tab is shown, and would bring back one that was closed before. */
  const nameIsRead = () => page.waitForTimeout(500)
  const closeTab = async () => {
    await nameIsRead()
    await page.locator('.graphiql-tab-active .graphiql-tab-close').click()
  }
  const tabs = () => page.locator('.graphiql-tab-button')
  const pane = () => page.locator('.graphiql-plugin')
  const openPane = (name: string) => page.getByRole('button', { name: new RegExp(`^Show ${name}`) }).click()
  const textOf = async (place: ReturnType<typeof editor>) => (await place.innerText()).replaceAll('\u00a0', ' ')

  test('opens with a sample of each group as named tabs', async () => {
    expect(await page.title()).toBe('Yeondae')
    expect(await tabs().allInnerTexts()).toEqual(tabNames)
    await expect.poll(() => textOf(editor())).toContain(`query ${samples[0]?.name}`)
    expect(await page.locator('header').innerText()).toMatch(/social economy[\s\S]*사회적경제/)
  })

  test('runs the first sample and shows what it answers', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await expect.poll(() => textOf(answer()), { timeout: 10_000 }).toMatch(/"data":[\s\S]*"totalCount": 17/)
  })

  test('shows the documentation', async () => {
    await openPane('Documentation Explorer')
    await pane().getByText('Query', { exact: true }).first().click()
    await expect.poll(() => pane().innerText()).toMatch(/regions[\s\S]*지역/)
  })

  test('shows the explorer', async () => {
    await openPane('Explorer')
    await expect.poll(() => pane().innerText()).toMatch(/enterprises[\s\S]*regions/)
  })

  test('shows the history, with the query that ran', async () => {
    await openPane('History')
    await expect.poll(() => pane().innerText()).toContain(samples[0]?.name)
  })

  test('lists the samples by group; one opens in its tab, one that is in none in a new tab', async () => {
    const [shown = '', last = ''] = [tabNames.at(-1), samples.at(-1)?.name]
    await openPane('Samples')
    const list = page.getByRole('region', { name: 'Samples' })
    const button = (name: string) => list.getByRole('button', { name: new RegExp(`^${name}\\b`) })
    for (const { name } of samples) expect(await button(name).count(), name).toBe(1)
    for (const group of new Set(samples.map((sample) => sample.group))) expect(await list.getByRole('heading', { name: group, exact: true }).count(), group).toBe(1)
    await button(shown).click()
    await expect.poll(() => textOf(editor())).toContain(`query ${shown}`)
    expect(await tabs().count()).toBe(tabNames.length)
    await button(last).click()
    await expect.poll(() => textOf(editor())).toMatch(new RegExp(`^(query|mutation|subscription) ${last}\\b`, 'm'))
    await expect.poll(() => tabs().last().innerText()).toBe(last)
    expect(await tabs().count()).toBe(tabNames.length + 1)
    await closeTab()
    await expect.poll(() => tabs().count()).toBe(tabNames.length)
    await page.getByRole('button', { name: /^Hide Samples/ }).click()
  })

  const csv = () => page.getByRole('button', { name: /^Download CSV/ })
  /** Waits until an editor shows a text, in which it may wrap lines. */
  const holds = async (place: ReturnType<typeof editor>, text: string) => {
    await expect.poll(async () => (await textOf(place)).replace(/\s+/g, ''), { timeout: 10_000 }).toBe(text.replace(/\s+/g, ''))
  }
  const write = async (text: string) => {
    await page.locator('.graphiql-query-editor').click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
    await holds(editor(), text)
  }
  const downloaded = async (act: () => Promise<void>): Promise<{ name: string; bytes: Buffer; rows: string[][] }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), act()])
    const bytes = await readFile(await download.path())
    return { name: download.suggestedFilename(), bytes, rows: parseCsv(bytes, { bom: true }) }
  }

  test('downloads the rows as CSV that Excel reads, with their citations', async () => {
    await tabs().filter({ hasText: 'Honours2017' }).click()
    await expect.poll(() => textOf(editor()), { timeout: 10_000 }).toContain('query Honours2017')
    const { name, bytes, rows } = await downloaded(() => csv().click())
    const [columns, ...honours] = rows
    expect(name).toMatch(/^yeondae-Honours2017-\d{4}-\d\d-\d\d\.csv$/)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(columns?.slice(0, 4)).toEqual(['name', 'nameEn', 'givenIn.value', 'givenIn.quotedAs'])
    expect(columns?.slice(-5)).toEqual(['isSynthetic', 'citations.source.outlet', 'citations.source.url', 'citations.factId', 'citations.quotedAs'])
    expect(honours[0]).toEqual(expect.arrayContaining(['협동조합 유공자 표창', '2017-06', 'false', '뉴스21; 뉴스21', '002-12; 002-12']))
    await expect.poll(() => page.getByRole('status', { name: 'Download CSV' }).innerText(), { timeout: 10_000 }).toContain(`${honours.length} rows in ${name}.`)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    expect(await page.getByRole('status', { name: 'Download CSV' }).count()).toBe(0)
  })

  test('asks which list gives the rows of an operation with several', async () => {
    await tabs().filter({ hasText: 'Provinces' }).click()
    await expect.poll(() => textOf(editor()), { timeout: 10_000 }).toContain('query Provinces')
    await csv().click()
    const { rows } = await downloaded(() => page.getByRole('alert', { name: 'Download CSV' }).getByRole('button', { name: 'after', exact: true }).click())
    expect(rows[0]?.slice(0, 3)).toEqual(['code', 'name', 'nameEn'])
    expect(rows.length).toBe(17)
  })

  test('downloads with the variables and the headers that stand there, and says why where there is nothing to download', async () => {
    const said = () => page.getByRole('alert', { name: 'Download CSV' }).innerText()
    await page.getByRole('button', { name: 'New tab' }).click()
    await write('query Mine($first: Int!, $filter: NeedFilter) { needs(first: $first, filter: $filter) { nodes { title } } viewer { kind } }')
    const tool = async (name: string, text: string) => {
      await page.getByRole('button', { name, exact: true }).click()
      const place = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)')
      await place.click()
      await page.keyboard.insertText(text)
      await holds(place.locator('.view-lines'), text)
    }
    await tool('Variables', '{ "first": 2 }')
    await tool('Headers', `{ "Authorization": "Bearer ${await bearerOf(graph.database)}" }`)
    const { rows } = await downloaded(() => csv().click())
    expect(rows[0]?.slice(0, 3)).toEqual(['viewer.kind', 'title', 'isSynthetic'])
    expect(rows.slice(1).map(([kind]) => kind)).toEqual(['APP', 'APP'])
    await expect.poll(() => page.getByRole('status', { name: 'Download CSV' }).innerText(), { timeout: 10_000 }).toContain('goes on behind these rows')
    for (const [text, reason] of [
      ['query A { viewer { kind } }', 'asks for no list'],
      ['query B { needs(search: "아무것도아닌것") { nodes { title } } }', 'has no rows'],
      ['mutation M { withdrawNeed(id: "x", version: 1) { __typename } }', 'changes the graph'],
      ['query C { needs { nodes { titel } } }', 'Cannot query field "titel"'],
    ] as const) {
      await write(text)
      await csv().click()
      await expect.poll(said, { message: text, timeout: 10_000 }).toContain(reason)
    }
    await page.setViewportSize({ width: 600, height: 700 })
    await csv().hover()
    await page.screenshot({ path: join(tmpdir(), 'yeondae-graphiql-csv.png') })
    const [place, button] = [await page.getByRole('alert', { name: 'Download CSV' }).boundingBox(), await csv().boundingBox()]
    for (const box of [place, button]) expect([box?.x ?? -1, 600 - (box?.x ?? 600) - (box?.width ?? 1)].every((space) => space >= 0)).toBe(true)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await closeTab()
    await expect.poll(() => tabs().count()).toBe(tabNames.length)
    await tabs().first().click()
  })

  test('keeps edited tabs over a reload', async () => {
    await page.getByRole('button', { name: 'New tab' }).click()
    await page.locator('.graphiql-query-editor').click()
    await page.keyboard.type('query Mine { __typename }')
    await expect.poll(() => tabs().last().innerText()).toBe('Mine')
    // Once as the text in the editor, once in the tabs, which are stored half a second later.
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toMatch(/Mine \{.*Mine \{/)
    await page.reload()
    await editor().waitFor()
    await expect.poll(() => tabs().last().innerText()).toBe('Mine')
    expect(await tabs().count()).toBe(tabNames.length + 1)
    await tabs().first().click()
    await nameIsRead()
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await expect.poll(() => textOf(answer()), { timeout: 10_000 }).toContain('"data"')
  })

  test('can be looked at', async () => {
    const file = join(tmpdir(), 'yeondae-graphiql.png')
    await page.screenshot({ path: file })
    expect(statSync(file).size).toBeGreaterThan(20_000)
  })

  test('asked nobody else for anything, and nothing was refused', () => {
    expect(outside).toEqual([])
    expect(complaints).toEqual([])
  })
})
