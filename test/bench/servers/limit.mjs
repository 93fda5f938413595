// The limit: what Node and PostgreSQL give to somebody who writes one statement for each question and nothing else.
import { createServer } from 'node:http'
import pg from 'pg'

const statements = JSON.parse(process.env.STATEMENTS)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) })

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { query, variables = [] } = JSON.parse(Buffer.concat(chunks).toString())
    const text = statements[query]
    if (text === undefined) return void response.writeHead(400).end()
    pool.query({ name: query, text, values: variables }).then(
      ({ rows }) => {
        const body = Buffer.from(`{"data":${rows[0].data}}`)
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body)
      },
      (error) => response.writeHead(500).end(error.message),
    )
  })
})
server.listen(Number(process.env.PORT), process.env.HOST)
process.once('SIGTERM', () => process.exit(0))
