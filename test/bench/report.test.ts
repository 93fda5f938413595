import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BenchError } from './data/place.ts'
import { sizesAt } from './data/sizes.ts'
import { questions } from './queries/index.ts'
import { roads } from './queries/question.ts'
import type { Circumstances } from './report/circumstances.ts'
import type { Report } from './report/report.ts'
import { queryResults, readResults, reportOf, type Results } from './report/results.ts'
import { compile } from './report/sections/compile.ts'
import { growth } from './report/sections/growth.ts'
import { sections } from './report/sections/index.ts'
import { heapGrowth, memory, type Sample } from './report/sections/memory.ts'
import { toldSections } from './report/told.ts'
import { writeResults } from './report/write.ts'

const on: Circumstances = { machine: '2 × a processor', busyBefore: 0.25, versions: { node: '20.19.0', pg: '8.0.0' } }
const figures = { rps: 100.12345, p50: 5, p99: 10 }
const report: Report = {
  ...on,
  scale: 1,
  sizes: sizesAt(1),
  seconds: 5,
  rounds: 3,
  connections: 16,
  questions: questions.map((question) => ({
    question,
    summary: { roads: Object.fromEntries(roads.map((road) => [road, figures])), ratios: { ordinary: 1, postgraphile: 2, limit: 1 } },
    answeredBy: { compiled: 'compiled', ordinary: 'ordinary' },
  })),
}
const sample = (requests: number, heap: number, statements = 10): Sample => ({ requests, documents: requests / 10, heap, rss: 2 * heap, sessions: 10, statements })
const measured = {
  growth: { scales: { small: 0.1, large: 1 }, seconds: 5, rounds: 3, connections: 16, questions: { byId: { small: figures, large: figures, ratio: 1.05 } }, on },
  compile: { groups: { random: { documents: 300, median: 1.5, p95: 6 } }, all: { documents: 300, median: 1.5, p95: 6 }, ordinary: 12, on },
  memory: { requests: 1000, documents: 100, connections: 16, samples: [sample(0, 1e8), sample(500, 1.4e8), sample(1000, 1.5e8)], on },
  start: { cold: [9000, 11_000, 10_000], warm: [1500], on },
  embedded: { scale: 0.02, sizes: sizesAt(0.02), seconds: 5, rounds: 1, questions: { byId: figures }, on },
  limits: { scale: 1, seconds: 5, rounds: 3, connections: 16, leftOut: ['one thing', 'another', 'a third'], questions: { byId: { limited: { rps: 90, cpu: 220 }, unlimited: { rps: 100, cpu: 200 }, cpu: 21, ratio: 0.9 } }, on },
} satisfies Results

let path: string
let folder: URL
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'yeondae-report-'))
  folder = pathToFileURL(`${path}/`)
})
afterEach(() => rmSync(path, { recursive: true, force: true }))

const page = () => readFileSync(join(path, 'results.md'), 'utf8')
const json = () => JSON.parse(readFileSync(join(path, 'results.json'), 'utf8')) as Record<string, unknown>

describe('results.json', () => {
  test('holds for every question and road answers a second, p50 and p99', () => {
    writeResults(queryResults(report), folder)
    const { queries } = json()
    expect(queries).toEqual(Object.fromEntries(questions.map(({ name }) => [name, Object.fromEntries(roads.map((road) => [road, { rps: 100.123, p50: 5, p99: 10 }]))])))
  })

  test('keeps what a later run does not measure, and takes what it does', () => {
    writeResults(queryResults(report), folder)
    for (const [key, result] of Object.entries(measured)) writeResults({ [key]: result }, folder)
    const before = json()
    expect(Object.keys(before)).toEqual([...Object.keys(queryResults(report)), ...Object.keys(measured)])
    writeResults({ compile: { ...measured.compile, ordinary: 99 } }, folder)
    expect(json()).toEqual({ ...before, compile: { ...measured.compile, ordinary: 99 } })
    writeResults(queryResults({ ...report, scale: 0.5 }), folder)
    expect(json()).toEqual({ ...before, scale: 0.5, compile: { ...measured.compile, ordinary: 99 } })
  })

  test('that is none of ours is left as it is', () => {
    writeFileSync(join(path, 'results.json'), '{')
    expect(() => writeResults(measured, folder)).toThrow(BenchError)
    expect(readFileSync(join(path, 'results.json'), 'utf8')).toBe('{')
    expect(() => readResults(folder)).toThrow(BenchError)
  })

  test('gives the report back', () => {
    expect(reportOf(queryResults(report))).toEqual(report)
    expect(reportOf(measured)).toBeNull()
  })
})

describe('the page', () => {
  test('tells every measurement under its title, and each bar once', () => {
    writeResults({ ...queryResults(report), ...measured }, folder)
    for (const { title } of Object.values(sections)) expect(page()).toContain(`\n## ${title}\n`)
    const bars = page().match(/^- [✓✗] .*$/gm) ?? []
    expect(bars).toHaveLength(5 + toldSections(measured).flatMap(({ verdicts }) => verdicts).length)
    expect(page()).not.toMatch(/undefined|NaN|\n\n\n/)
  })

  test('says on what a part ran where the seven questions ran on something else', () => {
    writeResults({ ...queryResults(report), compile: { ...measured.compile, on: { ...on, versions: { node: '22.12.0', pg: '8.0.0' } } } }, folder)
    expect(page()).toContain('\n\nWith node 22.12.0.\n')
    writeResults({ compile: { ...measured.compile, on: { ...on, busyBefore: 3 } } }, folder)
    expect(page()).toContain('\n\nBefore the run, 3.0 processes')
    writeResults({ compile: measured.compile }, folder)
    expect(page().match(/Before the run/g)).toHaveLength(1)
    expect(page()).not.toContain('With node')
  })

  test('of a folder without the seven questions says so', () => {
    writeResults(measured, folder)
    expect(page()).toContain('The seven questions were not measured.')
  })
})

test('growth is judged by the question that grows most', () => {
  const { small, large } = measured.growth.questions.byId
  const of = (ratio: number) => growth.verdicts({ ...measured.growth, questions: { byId: { small, large, ratio: 1 }, deepPage: { small, large, ratio } } })
  expect(of(1.29).map(({ holds }) => holds)).toEqual([true])
  expect(of(1.31)).toMatchObject([{ holds: false, text: expect.stringContaining('1.31 at the most, for deepPage') as string }])
})

test('a new document must be a statement in less than its time', () => {
  const of = (median: number) => compile.verdicts({ ...measured.compile, all: { documents: 1, median, p95: 9 } })[0]?.holds
  expect([of(4.99), of(5)]).toEqual([true, false])
})

test('memory is flat when the second half of the requests adds little to the heap, and statements are bounded', () => {
  const of = (...samples: Sample[]) => memory.verdicts({ requests: 1000, documents: 100, connections: 16, samples }).map(({ holds }) => holds)
  expect(heapGrowth(measured.memory)).toBeCloseTo(1.5 / 1.4)
  expect(of(sample(0, 1), sample(500, 100), sample(1000, 109))).toEqual([true, true])
  expect(of(sample(0, 1), sample(400, 50), sample(600, 100), sample(1000, 111))).toEqual([false, true])
  expect(of(sample(0, 1), sample(500, 100, 1001), sample(1000, 100))).toEqual([true, false])
})
