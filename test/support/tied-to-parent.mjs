// Loaded into a test's server before its own code: it ends with the process that started it, however that one ends,
// and takes its folder along.
import { rmSync } from 'node:fs'

const { YEONDAE_DIR: folder } = process.env

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.once('exit', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
})
