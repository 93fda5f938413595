// PostGraphile with its usual preset, on the packages of the folder that is given; runs on the Node of the cache.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { join } from 'node:path'

const require = createRequire(join(process.env.POSTGRAPHILE_FOLDER, 'package.json'))
const { postgraphile } = require('postgraphile')
const { PostGraphileAmberPreset } = require('postgraphile/presets/amber')
const { makePgService } = require('postgraphile/adaptors/pg')
const { grafserv } = require('postgraphile/grafserv/node')

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public', 'bench'], poolConfig: { max: Number(process.env.POOL_SIZE) } })],
  grafserv: { graphqlPath: '/graphql', websockets: false, watch: false },
})
if (process.argv.includes('--schema')) {
  const { schema } = await instance.getSchemaResult()
  const { printSchema } = require('graphql')
  process.stdout.write(printSchema(schema))
  process.exit(0)
}
const server = createServer()
await instance.createServ(grafserv).addTo(server)
server.listen(Number(process.env.PORT), process.env.HOST)
process.once('SIGTERM', () => process.exit(0))
