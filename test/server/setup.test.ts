import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeProblem } from '../../server/setup.mjs'
import { SetupError, runChild } from '../../server/setup/child.mjs'
import { filesIn, fingerprint } from '../../server/setup/fingerprint.mjs'
import { installState } from '../../server/setup/installed.mjs'
import { withLock } from '../../server/setup/lock.mjs'
import { runChains } from '../../server/setup/steps.mjs'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'yeondae-setup-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function put(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '23.1.0', '24.0.0', '26.1.0'])('%s serves', (version) => {
    expect(nodeProblem(version)).toBeNull()
  })

  test.each(['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.11.0'])('%s is refused in one line that names the versions that serve', (version) => {
    const problem = nodeProblem(version)
    expect(problem).toContain('20.19')
    expect(problem).toContain(version)
    expect(problem).not.toContain('\n')
  })
})

describe('the fingerprint of a step’s inputs', () => {
  const now = () => fingerprint(root, filesIn(root, ['models', 'schema.prisma'], /\.prisma$/))

  test('changes with a content, a name, a new file and a missing one, and with nothing else', async () => {
    await put('models/need.prisma', 'model Need {}')
    await put('models/deep/match.prisma', 'model Match {}')
    const first = now()
    await put('models/notes.txt', 'not an input')
    await put('models/generated/x.prisma', 'an output')
    await utimes(join(root, 'models/need.prisma'), 1, 1)
    expect(now()).toBe(first)
    const seen = new Set([first])
    await put('schema.prisma', '')
    seen.add(now())
    await put('models/need.prisma', 'model Need { id Int }')
    seen.add(now())
    await put('models/demand.prisma', 'model Need { id Int }')
    await rm(join(root, 'models/need.prisma'))
    seen.add(now())
    await rm(join(root, 'schema.prisma'))
    seen.add(now())
    expect(seen.size).toBe(5)
  })
})

describe('what is installed', () => {
  const entry = (version: string, more = {}) => ({ version, integrity: `sha512-${version}`, ...more })
  const locked = {
    '': { dependencies: { graphql: '16.0.0' }, devDependencies: { vitest: '4.0.0' } },
    sdk: { name: '@yeondae/sdk' },
    'node_modules/@yeondae/sdk': { resolved: 'sdk', link: true },
    'node_modules/graphql': entry('16.0.0'),
    'node_modules/vitest': entry('4.0.0', { dev: true }),
    'node_modules/fsevents': entry('2.0.0', { optional: true }),
  }
  const runtime = ['node_modules/@yeondae/sdk', 'node_modules/graphql'] as const
  const everything = [...runtime, 'node_modules/vitest'] as const

  async function install(paths: readonly (keyof typeof locked)[], packages: Partial<typeof locked> = locked): Promise<void> {
    await put('package-lock.json', { packages: locked })
    await put('package.json', locked[''])
    await put('sdk/package.json', locked.sdk)
    for (const path of paths) await mkdir(join(root, path), { recursive: true })
    await put('node_modules/.package-lock.json', { packages: Object.fromEntries(paths.map((path) => [path, packages[path]])) })
  }

  test('a clone lacks everything but what only other systems need', async () => {
    await put('package-lock.json', { packages: locked })
    await put('package.json', locked[''])
    await put('sdk/package.json', locked.sdk)
    expect(installState(root, 'work')).toEqual({ missing: everything, full: false, count: 0, disagreeing: null })
    expect(installState(root, 'start').missing).toEqual(runtime)
  })

  test('an install without development packages serves a start and no work', async () => {
    await install(runtime)
    expect(installState(root, 'start')).toMatchObject({ missing: [], full: false })
    expect(installState(root, 'work').missing).toEqual(['node_modules/vitest'])
  })

  test('a full install serves both', async () => {
    await install(everything)
    expect(installState(root, 'start')).toMatchObject({ missing: [], full: true, count: 3 })
    expect(installState(root, 'work').missing).toEqual([])
  })

  test('another version and a deleted folder are missing', async () => {
    await install(everything, { ...locked, 'node_modules/graphql': entry('15.0.0') })
    await rm(join(root, 'node_modules/vitest'), { recursive: true })
    expect(installState(root, 'work').missing).toEqual(['node_modules/graphql', 'node_modules/vitest'])
  })

  test('a package.json that asks for something else than the lockfile is named', async () => {
    await install(everything)
    await put('sdk/package.json', { dependencies: { graphql: '17' } })
    expect(installState(root, 'work').disagreeing).toBe(join('sdk', 'package.json'))
  })
})

describe('steps', () => {
  const lines: string[] = []
  const report = { begin: () => () => undefined, line: (text: string) => void lines.push(text.replace(/\(.*/, '').trim()) }
  const failing = new Set<string>()
  beforeEach(() => {
    lines.length = 0
    failing.clear()
  })

  const step = (name: string) => ({
    name,
    doing: name,
    done: name,
    key: (at: string) => fingerprint(at, filesIn(at, [`${name}.in`])),
    outputs: () => [`${name}.out`],
    run: async (at: string) => {
      if (failing.has(name)) throw new SetupError('written by the step', 'what to do')
      await writeFile(join(at, `${name}.out`), '')
    },
  })
  const run = async () => {
    lines.length = 0
    await runChains(root, [[step('generate'), step('server')], [step('graphiql')]], report)
    return [...lines].sort()
  }

  test('run once, then only where an input changed or an output is gone', async () => {
    await put('server.in', '1')
    expect(await run()).toEqual(['✓ generate', '✓ graphiql', '✓ server'])
    expect(await run()).toEqual([])
    await put('server.in', '2')
    expect(await run()).toEqual(['✓ server'])
    await rm(join(root, 'graphiql.out'))
    expect(await run()).toEqual(['✓ graphiql'])
  })

  test('a failed step stops its chain, leaves the other alone, and is done again', async () => {
    failing.add('generate')
    await expect(run()).rejects.toMatchObject({ output: 'written by the step', advice: 'what to do' })
    expect(lines).toEqual(['✓ graphiql'])
    failing.clear()
    expect(await run()).toEqual(['✓ generate', '✓ server'])
  })

  test('a step that failed after it had succeeded is not taken for fresh when its input returns', async () => {
    await put('server.in', '1')
    await run()
    failing.add('server')
    await put('server.in', '2')
    await expect(run()).rejects.toBeInstanceOf(SetupError)
    failing.clear()
    await put('server.in', '1')
    expect(await run()).toEqual(['✓ server'])
  })

  test('what a child writes is kept for the failure', async () => {
    const quiet = runChild(root, ['-e', 'console.log("fine")'], { advice: 'x' })
    await expect(quiet).resolves.toBe('fine')
    const loud = runChild(root, ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3'], { advice: 'do this' })
    await expect(loud).rejects.toMatchObject({ output: expect.stringMatching(/out[\s\S]*err|err[\s\S]*out/) as string, advice: 'do this' })
  })
})

describe('two set-ups at once', () => {
  test('the second waits for the first, and says so once', async () => {
    const file = join(root, 'dist/setup.lock')
    const order: string[] = []
    const first = withLock(file, () => order.push('first waits'), async () => {
      order.push('first begins')
      await pause(500)
      order.push('first ends')
    })
    const second = withLock(
      file,
      (pid) => order.push(`second waits for ${pid === process.pid ? 'this process' : 'another'}`),
      () => Promise.resolve(order.push('second begins')),
    )
    await Promise.all([first, second])
    expect(order).toEqual(['first begins', 'second waits for this process', 'first ends', 'second begins'])
    expect(existsSync(file)).toBe(false)
  })

  test('a lock is released by a failure', async () => {
    const file = join(root, 'setup.lock')
    await expect(withLock(file, () => undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })

  test('the lock of a process that is gone is taken over', async () => {
    const file = join(root, 'setup.lock')
    const script = `import { withLock } from ${JSON.stringify(new URL('../../server/setup/lock.mjs', import.meta.url).href)}
      await withLock(${JSON.stringify(file)}, () => {}, async () => process.kill(process.pid, 'SIGKILL'))`
    const { pid } = spawnSync(process.execPath, ['--input-type=module', '-e', script])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid })
    expect(await withLock(file, () => undefined, () => Promise.resolve('taken over'))).toBe('taken over')
  })

  test('a lock that nobody has touched for long is taken over', async () => {
    const file = join(root, 'setup.lock')
    await writeFile(file, JSON.stringify({ pid: 1, host: 'another machine' }))
    const past = Date.now() / 1000 - 60
    await utimes(file, past, past)
    expect(await withLock(file, () => undefined, () => Promise.resolve('taken over'))).toBe('taken over')
  })
})
