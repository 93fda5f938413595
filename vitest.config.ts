import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const globalSetup = './test/support/global-setup.ts'

export default defineConfig({
  // Vite would take graphql's index.mjs where Node takes index.js for the packages: two copies that refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: existsSync(new URL(globalSetup, import.meta.url)) ? [globalSetup] : [],
    // See server/orphans.ts: the answer tells of another failure in its place.
    onUnhandledError: (error) => error.name !== 'GraphQLError',
    reporters: ['default', './test/support/tally.ts'],
  },
})
