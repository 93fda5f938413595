import { defineConfig } from 'prisma/config'

// Nothing is downloaded: the engine that Prisma would fetch is not used (see prisma/migrate.ts), only its path is checked.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
