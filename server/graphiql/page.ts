import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { projectRoot } from '../../prisma/project-root.ts'

const folder = join(projectRoot(), 'server/graphiql/dist')

/** No request leaves the server's own origin. Monaco writes inline styles and carries its icons as data. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Yeondae</title><p>GraphiQL is not built. Run <code>node server/setup.mjs</code> and load this page again. The endpoint itself, POST /graphql, answers.</p>'

const closed =
  '<!doctype html><meta charset="utf-8"><title>Yeondae</title><p>This server takes the operations of its SDK alone, so that there is no GraphiQL here. The endpoint itself, POST /graphql, answers.</p>'

let built: ReadonlyMap<string, Buffer> | null = null

/**
 * The page that a browser gets at /graphql: GraphiQL with the sample queries. Its files are read once, all together,
 * so that a later build does not mix with them.
 * @param isOpen whether the server takes any query
 * @returns the document and the Content-Security-Policy to send with it; a short notice when nothing is built, or not open
 */
export function graphiqlPage(isOpen = true): { html: string; csp: string } {
  return { html: isOpen ? (files()?.get('index.html')?.toString() ?? notBuilt) : closed, csp: policy }
}

/** A file as it is sent. */
export interface Asset {
  body: Buffer
  type: string
  cacheControl: string
  /** How the body is encoded; null: not at all. */
  encoding: 'gzip' | null
}

/**
 * A file that the page loads.
 * @param path what follows /graphiql/ in the URL, such as `assets/index-B6ySeAke.js`; the whole path serves as well
 * @param takesGzip whether the browser takes it gzipped, as the build keeps it beside the file
 * @returns null when the page has no such file
 */
export function graphiqlAsset(path: string, takesGzip = false): Asset | null {
  const name = path.replace(/^\/?graphiql\//, '')
  const body = name.endsWith('.gz') ? undefined : files()?.get(name)
  if (!body) return null
  const zipped = takesGzip ? files()?.get(`${name}.gz`) : undefined
  return {
    body: zipped ?? body,
    encoding: zipped === undefined ? null : 'gzip',
    type: types[extname(name)] ?? 'application/octet-stream',
    // Vite puts a hash of the content into the name of every asset.
    cacheControl: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

/** Every file of the build by its path below the folder; null as long as there is none. */
function files(): ReadonlyMap<string, Buffer> | null {
  if (built || !existsSync(join(folder, 'index.html'))) return built
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  built = new Map(
    found.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file)]
    }),
  )
  return built
}
