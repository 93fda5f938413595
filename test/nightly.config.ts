import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import usual from '../vitest.config.ts'

/** What takes too long for every change: `npm run test:nightly`. */
export default defineConfig({ ...usual, root: fileURLToPath(new URL('..', import.meta.url)), test: { ...usual.test, include: ['test/**/*.nightly.ts'] } })
