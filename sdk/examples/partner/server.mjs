// The partner's backend: it serves the page, and it alone holds the secret key. The page may ask what is listed here,
// nothing else, so that a visitor can't make the key do what the page doesn't. A partner's sign-in would stand before it.
//
//   YEONDAE_URL=http://127.0.0.1:4000/graphql YEONDAE_KEY=yd_sec_… npm start
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  EnterpriseDocument,
  EnterprisesDocument,
  NeedMatchesDocument,
  NeedsDocument,
  RegionsDocument,
  ScienceFieldsDocument,
  SubmitNeedDocument,
  ViewerDocument,
} from '@yeondae/sdk/operations'

const { YEONDAE_URL: graph = 'http://127.0.0.1:4000/graphql', YEONDAE_KEY: key, PORT: port = '8080' } = process.env
if (key === undefined) {
  console.error('YEONDAE_KEY is missing: the secret key of your enterprise, such as `npm start` of Yeondae prints one.')
  process.exit(1)
}

const documents = new Set([EnterpriseDocument, EnterprisesDocument, NeedMatchesDocument, NeedsDocument, RegionsDocument, ScienceFieldsDocument, SubmitNeedDocument, ViewerDocument])
const sent = ['accept', 'accept-language', 'content-type', 'idempotency-key']
const told = ['content-language', 'content-type', 'retry-after', 'x-request-id']
const longest = 64 * 1024

const types = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml' }
const dist = fileURLToPath(new URL('dist/', import.meta.url))
const files = new Map(
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/\/+/g, '/'))
    .map((path) => [`/${path.slice(dist.length)}`, { type: types[extname(path)] ?? 'application/octet-stream', content: readFileSync(path) }]),
)
const policy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    response.writeHead(502, { 'content-type': 'text/plain' }).end('Bad Gateway')
  })
})

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://page')
  if (pathname === '/graphql') return ask(request, response)
  const file = files.get(pathname === '/' ? '/index.html' : pathname)
  if (file === undefined) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
  response.writeHead(200, { 'content-type': file.type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }).end(file.content)
}

/** Asks the graph in the page's place. */
async function ask(request, response) {
  const { 'sec-fetch-site': site = 'same-origin', 'content-type': type } = request.headers
  if (request.method !== 'POST' || site !== 'same-origin' || type !== 'application/json') return refuse(response)
  let body = ''
  for await (const part of request.setEncoding('utf8')) {
    body += part
    if (body.length > longest) return refuse(response)
  }
  if (!documents.has(queryOf(body))) return refuse(response)
  const headers = Object.fromEntries(sent.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, request.headers[name]]])))
  const answered = await fetch(graph, { method: 'POST', headers: { ...headers, authorization: `Bearer ${key}` }, body })
  const back = told.flatMap((name) => (answered.headers.has(name) ? [[name, answered.headers.get(name)]] : []))
  response.writeHead(answered.status, Object.fromEntries(back)).end(await answered.text())
}

function queryOf(body) {
  try {
    return JSON.parse(body)?.query
  } catch {
    return undefined
  }
}

function refuse(response) {
  const errors = [{ message: 'This page does not ask that.', extensions: { code: 'FORBIDDEN' } }]
  response.writeHead(403, { 'content-type': 'application/graphql-response+json', connection: 'close' }).end(JSON.stringify({ errors }))
}

server.listen(Number(port), '127.0.0.1', () => {
  console.log(`기술잇다  http://127.0.0.1:${server.address().port}`)
})
