import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { createClient, ForbiddenError, unwrap } from '../../sdk/src/index.ts'
import { EnterprisesDocument, SubmitNeedDocument, ViewerDocument } from '../../sdk/src/operations.ts'
import { answeredBlocks, asHere, run } from '../support/readme.ts'
import { startTestServer } from '../support/start-test-server.ts'

const answers = (url: string) =>
  fetch(url.replace('/graphql', '/ready')).then(
    () => true,
    () => false,
  )

test('a test server is the real graph, with a key of each holder, and is gone when it is stopped', { timeout: 300_000 }, async () => {
  const server = await startTestServer()
  try {
    const as = (apiKey: string) => createClient({ url: server.url, apiKey })
    const viewers = await Promise.all([server.keys.operator, server.keys.enterprise, server.keys.expert].map((key) => as(key).request(ViewerDocument)))
    expect(viewers.map(({ viewer }) => [viewer.scopes.includes('OPERATE'), viewer.organization !== null, viewer.expert !== null])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ])
    const input = { title: '건조기 습도 측정', description: '말린 나물의 습도가 고르지 않습니다.', stage: 'PRODUCTION', fields: ['EA'] } as const
    const { submitNeed } = await as(server.keys.enterprise).request(SubmitNeedDocument, { input })
    expect(unwrap(submitNeed).need).toMatchObject({ title: input.title, isSynthetic: true })
    await expect(as(server.keys.expert).request(SubmitNeedDocument, { input })).rejects.toBeInstanceOf(ForbiddenError)
  } finally {
    await server.stop()
  }
  await server.stop()
  expect(await answers(server.url)).toBe(false)
})

test('a test server stands as the README of the SDK starts it', { timeout: 300_000 }, async () => {
  const example = answeredBlocks(await readFile(join(projectRoot(), 'sdk/README.md'), 'utf8'), 'js', 'text').find(({ code }) => code.includes('startTestServer'))
  if (example === undefined) throw new Error('Expected an example in JavaScript in the README of the SDK.')
  const folder = await mkdtemp(join(tmpdir(), 'yeondae-example-'))
  try {
    await writeFile(join(folder, 'example.mts'), asHere(example.code).replaceAll("'../yeondae/", `'${projectRoot()}/`))
    const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), join(folder, 'example.mts')])
    expect(stdout).toBe(example.answer)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a test server takes other data and another configuration', { timeout: 300_000 }, async () => {
  const server = await startTestServer({ data: 'facts', environment: { YEONDAE_INTROSPECTION: 'off' } })
  try {
    expect(server.keys).toBeNull()
    const client = createClient({ url: server.url })
    const { enterprises } = await client.request(EnterprisesDocument, { filter: { synthetic: true } })
    expect(enterprises.totalCount).toBe(0)
    await expect(client.request('{ __schema { description } }')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  } finally {
    await server.stop()
  }
})

test('what a test server can’t start with is said', { timeout: 300_000 }, async () => {
  await expect(startTestServer({ data: 'none', environment: { YEONDAE_ROAD: 'short' } })).rejects.toThrow(/YEONDAE_ROAD must be/)
})

test('a test server ends with a caller that was killed, and leaves no folder', { timeout: 300_000 }, async () => {
  const helper = fileURLToPath(new URL('../support/start-test-server.ts', import.meta.url))
  const temporary = await mkdtemp(join(tmpdir(), 'yeondae-caller-'))
  const left = async () => (await readdir(temporary)).filter((name) => name.startsWith('yeondae-server-'))
  const script = `
    const { startTestServer } = await import(${JSON.stringify(helper)})
    const { url } = await startTestServer({ data: 'none' })
    console.log(url)
    setInterval(() => undefined, 1_000)`
  const caller = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let out = ''
      caller.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        if (out.includes('\n')) resolve(out.trim())
      })
      caller.once('close', () => {
        reject(new Error('The caller ended before its server stood.'))
      })
    })
    expect(await answers(url)).toBe(true)
    expect(await left()).toHaveLength(1)
    caller.kill('SIGKILL')
    await expect.poll(() => answers(url), { timeout: 60_000, interval: 200 }).toBe(false)
    await expect.poll(left, { timeout: 60_000, interval: 200 }).toEqual([])
  } finally {
    caller.kill('SIGKILL')
    await rm(temporary, { recursive: true, force: true })
  }
})
