// Prepares a clone for work: installs what is missing, generates the database client, builds the bundles.
// Every npm script calls it first. Only what an old Node can parse may stand in this file: it tells the version.
import { realpathSync } from 'fs'
import { fileURLToPath } from 'url'

/**
 * Why this Node can't run the project, in one line; null when it can.
 * @param {string} version such as '20.19.0'
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  // 21 and the first releases of 22 can't require() an ES module, which packages here do.
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return null
  return 'Yeondae needs Node 20.19 or later, or 22.12 or later, and this is ' + version + ': install one of them (https://nodejs.org), then run the same command again.'
}

/**
 * Does what differs from the last set-up, and nothing where nothing differs. Two at once wait for each other.
 * @param {{ for?: 'start' | 'work', log?: (line: string) => void }} [options]
 *   `start`: what serving needs; `work`: development tools too (the default).
 * @returns {Promise<void>} Rejects with a `SetupError` (`output`, `advice`) when a step fails.
 */
export async function setUp(options) {
  const problem = nodeProblem(process.versions.node)
  if (problem) throw Object.assign(new Error(problem), { output: '', advice: problem })
  const steps = await import('./setup/steps.mjs')
  await steps.setUpProject(Object.assign({ for: 'work' }, options))
}

/** Ends the process as a failed set-up ends it: what the failed step wrote, then one line that says what to do. */
export function giveUp(error) {
  if (!error || !error.advice) throw error
  if (error.output) console.error(error.output)
  console.error(error.advice)
  process.exit(1)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const what = process.argv[2] || 'work'
  if (what !== 'start' && what !== 'work' && what !== 'docs') {
    console.error('Usage: node server/setup.mjs [start|work|docs]')
    process.exit(2)
  }
  if (what === 'docs')
    setUp({ for: 'start' })
      .then(() => import('./setup/steps.mjs'))
      .then((steps) => steps.buildDocs({ log: console.log }))
      .catch(giveUp)
  else setUp({ for: what }).catch(giveUp)
}
