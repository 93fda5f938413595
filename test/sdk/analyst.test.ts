import { execFile } from 'node:child_process'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { browserPath, openBrowser } from '../support/chromium.ts'
import { partnerFolder } from '../support/packed-sdk.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

if (browserPath === undefined) console.warn('SKIPPED: no Chromium is installed, so that nobody has looked at the analyst’s charts.')

const root = projectRoot()
const example = join(root, 'sdk/examples/analyst')
const run = promisify(execFile)
/** `YEONDAE_PICTURES=1` takes the README's picture anew. */
const takesPictures = process.env['YEONDAE_PICTURES'] === '1'

let graph: TestServer<'demo'>
let folder: string
let said: string

beforeAll(async () => {
  ;[folder, graph] = await Promise.all([partnerFolder(), startTestServer()])
  await cp(example, folder, { recursive: true })
  said = (await run(process.execPath, ['--import', import.meta.resolve('tsx'), 'analyst.ts', graph.url, 'out'], { cwd: folder })).stdout
}, 300_000)
afterAll(async () => {
  await (graph as TestServer | undefined)?.stop()
  await rm(folder, { recursive: true, force: true })
})

const output = (name: string) => readFile(join(folder, 'out', name), 'utf8')
const table = async (name: string) => {
  const text = await output(name)
  expect(text.startsWith('\uFEFF')).toBe(true)
  return parse(text, { bom: true, columns: true }) as unknown as Record<string, string>[]
}

describe('the analyst of the examples', { timeout: 120_000 }, () => {
  test('compiles against the packed package under strict settings', async () => {
    const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch((error: unknown) => error as { stdout: string })
    expect(stdout).toBe('')
  })

  test('says what it wrote', () => {
    expect(said).toMatch(/daegu\.csv and \.svg: 4 rows\n.*purchases\.csv and \.svg: 400 rows\n/)
  })

  test('writes the figures of Daegu with unit, exactness, source and the words of the source', async () => {
    const rows = await table('daegu.csv')
    expect(rows.map((row) => [row['지표'], row['시점'], row['값'], row['단위'], row['정확도'], row['가상 자료']])).toEqual(
      expect.arrayContaining([
        ['사회적경제 기업 수', '2014', '400', '개', '정확', '아니오'],
        ['사회적경제 기업 수', '2021-12-31', '1162', '개', '정확', '아니오'],
        ['일자리 수', '2014', '4200', '명', '정확', '아니오'],
        ['일자리 수', '2021-12-31', '8373', '명', '정확', '아니오'],
      ]),
    )
    expect(rows).toHaveLength(4)
    for (const row of rows) {
      expect(row['출처']).toMatch(/^뉴스윈, .*2022-01-16$/)
      expect(row['인용']).toMatch(/004-1[23] “/)
    }
  })

  test('writes all purchases, page after page, each told as made up', async () => {
    const rows = await table('purchases.csv')
    expect(rows).toHaveLength(400)
    expect(new Set(rows.map((row) => row['가상 자료']))).toEqual(new Set(['예']))
    expect(rows.map((row) => row['구매일'])).toEqual(rows.map((row) => row['구매일']).toSorted())
    for (const row of rows) expect(Number(row['금액(원)'])).toBeGreaterThan(0)
  })

  test('draws charts that say their unit, their sources and what is made up', async () => {
    const daegu = await output('daegu.svg')
    for (const words of ['사회적경제 기업 수 (개)', '일자리 수 (명)', '1,162개', '8,373명', '2021-12-31', '점선 사이의 값은 알려져 있지 않습니다', '출처: 뉴스윈', '“4,200명”']) expect(daegu).toContain(words)
    const bought = await output('purchases.svg')
    for (const words of ['(가상 자료)', '백만 원', '구매 400건 모두 시연용으로 만든 가상 자료입니다', '마지막 해는']) expect(bought).toContain(words)
    const rows = await table('purchases.csv')
    const daejeon = rows.filter((row) => row['시·도'] === '대전광역시' && row['구매일']?.startsWith('2024') === true)
    const sum = daejeon.reduce((won, row) => won + Number(row['금액(원)']), 0)
    expect(sum).toBeGreaterThan(0)
    expect(bought).toContain(`>${(sum / 1e6).toFixed(0)}<`)
  })

  test('says in a line when no graph answers', async () => {
    const failed = await run(process.execPath, ['--import', import.meta.resolve('tsx'), 'analyst.ts', 'http://127.0.0.1:9/graphql', 'out'], { cwd: folder }).catch((error: unknown) => error as { code: number; stderr: string })
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^No server answers at .*\n$/) as string })
  })

  describe.skipIf(browserPath === undefined)('in a browser', () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => (browser as Browser | undefined)?.close())

    test.each(['daegu', 'purchases'])('shows the whole chart %s: no words leave it, none lie over others', async (name) => {
      const page = await browser.newPage({ viewport: { width: 908, height: 700 }, deviceScaleFactor: 1.5 })
      await page.goto(pathToFileURL(join(folder, `out/${name}.svg`)).href)
      const texts = await page.evaluate(() => {
        const svg = document.documentElement.getBoundingClientRect()
        const lines = [...document.querySelectorAll('text')].filter((text) => text.textContent !== '' && text.querySelector('tspan') === null)
        const boxes = [...lines, ...document.querySelectorAll('tspan')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
        const outside = boxes.filter(({ box }) => box.left < svg.left || box.right > svg.right || box.bottom > svg.bottom)
        const isOver = (a: DOMRect, b: DOMRect) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
        const over = boxes.flatMap((one, place) => boxes.slice(place + 1).filter((other) => isOver(one.box, other.box)).map((other) => `${one.text} over ${other.text}`))
        return { count: boxes.length, outside: outside.map(({ text }) => text), over }
      })
      expect(texts.count).toBeGreaterThan(10)
      expect(texts.outside).toEqual([])
      expect(texts.over).toEqual([])
      if (takesPictures && name === 'daegu') await page.locator('svg').first().screenshot({ path: join(example, 'picture.png') })
      await page.close()
    })
  })
})
