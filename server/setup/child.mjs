import { spawn } from 'node:child_process'
import { basename } from 'node:path'

/** A step that failed: what it wrote, and one line that says what to do. */
export class SetupError extends Error {
  /** @param {string} output @param {string} advice */
  constructor(output, advice) {
    super(advice)
    this.name = 'SetupError'
    this.output = output
    this.advice = advice
  }
}

const running = new Set()

/**
 * Runs a Node script and keeps quiet about what it writes.
 * @param {string} root working directory
 * @param {string[]} args script and arguments
 * @param {{ advice: string, env?: NodeJS.ProcessEnv, command?: string, shell?: boolean }} options
 * @returns {Promise<string>} what it wrote; rejects with a `SetupError` when it ends with another code than 0
 */
export function runChild(root, args, { advice, env = process.env, command = process.execPath, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    const written = []
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk))
    child.on('error', (error) => {
      running.delete(child)
      reject(new SetupError(error.message, advice))
    })
    child.on('close', (code) => {
      running.delete(child)
      const output = Buffer.concat(written).toString().trimEnd()
      if (code === 0) resolve(output)
      else reject(new SetupError(output, advice))
    })
  })
}

/**
 * Stops what `runChild` started, and waits until it has stopped: whoever takes the lock next writes into the same
 * folders. An npm that installs goes on after SIGTERM, so that after a second nobody is asked any more.
 */
export async function stopChildren() {
  const gone = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) child.kill('SIGTERM')
  const timer = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
  }, 1_000)
  await Promise.all(gone)
  clearTimeout(timer)
}

// Set by an npm that runs this very script (npm pack --dry-run, npm start --workspace …): not meant for the install.
const notForTheInstall = /^npm_config_(dry_run|json|workspaces?|include_workspace_root|local_prefix|omit|include|only|production|global|location|package_lock|package_lock_only|save.*|if_present|pack_destination)$/i

/**
 * Runs npm: the one that runs this script, else the one on the path.
 * @param {string} root @param {string[]} args @param {string} advice
 */
export function runNpm(root, args, advice) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notForTheInstall.test(name)))
  const own = process.env.npm_execpath
  if (own && basename(own) === 'npm-cli.js') return runChild(root, [own, ...args], { advice, env })
  return runChild(root, args, { advice, env, command: 'npm', shell: process.platform === 'win32' })
}
