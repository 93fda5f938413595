import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverEntries } from '../build.mjs'
import { SetupError, runChild, runNpm, stopChildren } from './child.mjs'
import { filesIn, fingerprint } from './fingerprint.mjs'
import { installRecord, installState } from './installed.mjs'
import { withLock } from './lock.mjs'
import { reporter, secondsSince } from './report.mjs'

/**
 * A step: what it reads (`key`), what it leaves (`outputs`), what it does.
 * @typedef {{ name: string, doing: string, done: string, key(root: string): string, outputs(root: string): string[],
 *   run(root: string): Promise<unknown> }} Step
 */

const stampFile = 'node_modules/.yeondae-stamp.json'
const lockFile = 'server/dist/setup.lock'
const docsLock = 'server/docs/dist/build.lock'
const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const again = 'then run the same command again.'

/** @type {Step} */
const generate = {
  name: 'generate',
  doing: 'generating the database client',
  done: 'generated the database client',
  key: (root) =>
    fingerprint(
      root,
      filesIn(root, ['prisma/schema.prisma', 'prisma/models', 'prisma/generator.mjs', 'prisma.config.ts', 'package-lock.json']),
    ),
  outputs: () => ['client/client.ts', 'pothos.ts', 'datamodel.ts'].map((file) => `prisma/generated/${file}`),
  run: (root) =>
    runChild(root, ['node_modules/prisma/build/index.js', 'generate'], {
      advice: `Generating the database client failed: correct prisma/models as told above, ${again}`,
      // The generators are commands that a shell finds on the path.
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        NO_COLOR: '1',
      },
    }),
}

/** @type {Step} */
const server = {
  name: 'server',
  doing: 'bundling the server',
  done: 'bundled the server',
  key: (root) =>
    fingerprint(
      root,
      filesIn(root, ['prisma', 'schema', 'server', 'server/build.mjs', 'server/generated/operations.json', 'tsconfig.json', 'package-lock.json'], /(?<!\.test)\.(ts|csv|sql)$/),
      [generate.key(root)],
    ),
  outputs: (root) =>
    Object.entries(serverEntries)
      .filter(([, entry]) => existsSync(join(root, entry)))
      .map(([name]) => `server/dist/${name}.js`),
  run: (root) =>
    runChild(root, ['server/build.mjs', 'server'], {
      advice: `Bundling the server failed: correct the file named above, ${again}`,
    }),
}

/** @type {Step} */
const graphiql = {
  name: 'graphiql',
  doing: 'building GraphiQL',
  done: 'built GraphiQL',
  key: (root) => fingerprint(root, filesIn(root, ['server/graphiql', 'sdk/csv', 'server/build.mjs', 'package-lock.json'])),
  outputs: () => ['server/graphiql/dist/index.html'],
  run: (root) =>
    runChild(root, ['server/build.mjs', 'graphiql'], {
      advice: `Building GraphiQL failed: correct the file named above, ${again}`,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    }),
}

/** @type {Step} */
const docs = {
  name: 'docs',
  doing: 'building the documentation',
  done: 'built the documentation',
  key: (root) =>
    fingerprint(
      root,
      filesIn(root, ['README.md', 'schema/schema.graphql', 'sdk/CHANGELOG.md', 'sdk/README.md', 'sdk/package.json', 'sdk/docs', 'sdk/operations', 'sdk/recipes', 'sdk/src', 'package-lock.json']),
    ),
  outputs: () => ['server/docs/dist/site/index.html'],
  run: (root) =>
    runChild(root, ['sdk/docs/build.mjs', 'server/docs/dist/site'], {
      advice: `Building the documentation failed, so that /docs has none: correct what is named above, then run node server/setup.mjs docs.`,
      env: { ...process.env, NO_COLOR: '1' },
    }),
}

/**
 * Builds the documentation where it is not as last time. It is no part of the set-up: a start serves without it.
 * @param {{ log?: (line: string) => void }} [options] takes a line when it was built
 */
export async function buildDocs({ log = () => undefined } = {}) {
  if (isStepFresh(projectFolder, docs)) return
  const end = () => void stopChildren()
  process.once('exit', end)
  try {
    await withLock(
      join(projectFolder, docsLock),
      () => undefined,
      () => runChains(projectFolder, [[docs]], reporter(log)),
    )
  } finally {
    process.off('exit', end)
  }
}

/**
 * Brings a clone up to date: install, then generate and bundle; GraphiQL beside them.
 * @param {{ for: 'start' | 'work', log?: (line: string) => void }} options
 */
export async function setUpProject({ for: scope, log }) {
  const report = reporter(log)
  const chains = [[generate, server], [graphiql]]
  const isFresh = () => {
    const { missing, disagreeing } = installState(projectFolder, scope)
    return !missing.length && !disagreeing && chains.flat().every((step) => isStepFresh(projectFolder, step))
  }
  if (isFresh()) return
  const stop = (signal) => {
    void stopChildren().then(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await withLock(
      join(projectFolder, lockFile),
      (pid) => report.line(`  … another set-up is running (process ${pid}): waiting for it`),
      async () => {
        await install(projectFolder, scope, report)
        await runChains(projectFolder, chains, report)
      },
    )
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/**
 * Runs each chain in its order and the chains beside each other; a step whose inputs and outputs are as last time is
 * left out. A failure ends its chain; the first one is thrown when the others have ended.
 * @param {string} root @param {Step[][]} chains @param {import('./report.mjs').Report} report
 */
export async function runChains(root, chains, report) {
  const ends = await Promise.allSettled(
    chains.map(async (steps) => {
      for (const step of steps) if (!isStepFresh(root, step)) await runStep(root, step, report)
    }),
  )
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

function isStepFresh(root, step) {
  const key = readStamp(root)[step.name]
  return key !== undefined && step.outputs(root).every((file) => existsSync(join(root, file))) && key === step.key(root)
}

async function runStep(root, step, report) {
  const from = performance.now()
  const key = step.key(root)
  const end = report.begin(step.doing)
  stampStep(root, step.name, undefined)
  try {
    await step.run(root)
  } finally {
    end()
  }
  stampStep(root, step.name, key)
  report.line(`  ✓ ${step.done} (${secondsSince(from)})`)
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, stampFile), 'utf8'))
  } catch {
    return {}
  }
}

function stampStep(root, name, key) {
  const file = join(root, stampFile)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...readStamp(root), [name]: key }, null, 2))
}

/** Installs what package-lock.json names and node_modules lacks; packages that are there already stay untouched. */
async function install(root, scope, report) {
  const before = installState(root, scope)
  if (before.disagreeing)
    throw new SetupError('', `${before.disagreeing} and package-lock.json disagree: run npm install, ${again}`)
  if (!before.missing.length) return
  const from = performance.now()
  const isNew = !existsSync(join(root, installRecord))
  const all = scope === 'work' || before.full
  const end = report.begin(isNew ? 'installing packages, about a minute' : 'installing packages')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', all ? '--include=dev' : '--omit=dev']
  const advice = `Installing packages failed: check the network and npm's settings (registry, proxy), ${again}`
  try {
    // npm ci empties node_modules first, under the feet of a server that runs: only where there is nothing to lose.
    if (!isNew) await runNpm(root, ['install', '--no-save', ...flags], advice)
    if (installState(root, scope).missing.length) await runNpm(root, ['ci', ...flags], advice)
  } finally {
    end()
  }
  const after = installState(root, scope)
  if (after.missing.length) throw new SetupError(after.missing.join('\n'), `Packages are still missing: delete node_modules, ${again}`)
  report.line(`  ✓ installed ${after.count} packages (${secondsSince(from)})`)
}
