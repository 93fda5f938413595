import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { projectRoot } from '../../prisma/project-root.ts'
import { compressible, zipped } from '../http/compression.ts'

/** Where the set-up builds it. */
export const docsFolder = join(projectRoot(), 'server/docs/dist/site')

/** No request leaves the server's own origin, and none is made by a script. The style sheets carry their icons as data. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // TypeDoc's script adds a style element for filters, which stays empty here: the hash is that of no text.
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** What is told while there is no documentation; a browser asks again by itself. */
export const notBuilt =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Yeondae</title><p>The documentation is being built, which takes some seconds after a start; this page loads again by itself. If it stays, run <code>node server/setup.mjs docs</code>.</p></html>'

/** A file of the documentation. */
export interface DocsFile {
  body: Buffer
  /** The same gzipped; null where that gains nothing. */
  zipped: Buffer | null
  type: string
  /** Differs when the file does. */
  etag: string
}

/** What browsers ask for lies in memory, by its path and its state on the disk. */
const read = new LRUCache<string, DocsFile>({ max: 500, maxSize: 32 * 1024 * 1024, sizeCalculation: ({ body, zipped: small }) => body.length + (small?.length ?? 0) + 1 })

/** Whether the documentation is built. */
export const hasDocs = (folder = docsFolder): boolean => existsSync(join(folder, 'index.html'))

/**
 * A file of the documentation as it is on the disk now.
 * @param path what follows /docs/ in the URL; a folder stands for its index.html
 * @param folder that it was built into
 * @returns null when there is no such file
 */
export async function docsFile(path: string, folder = docsFolder): Promise<DocsFile | null> {
  const name = nameOf(path)
  if (name === null) return null
  const stat = statSync(join(folder, name), { throwIfNoEntry: false })
  const type = types[extname(name)]
  if (stat?.isFile() !== true || type === undefined) return null
  const etag = `"${stat.mtimeMs.toString(36)}-${stat.size.toString(36)}"`
  const key = `${folder} ${name} ${etag}`
  const known = read.get(key)
  if (known !== undefined) return known
  const body = readFileSync(join(folder, name))
  const file = { body, zipped: compressible(body.length) ? await zipped(body) : null, type, etag }
  read.set(key, file)
  return file
}

/** A path that stays in the folder; null for any other. */
function nameOf(path: string): string | null {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  return name.split('/').every((part) => /^[\w@-][\w@.-]*$/.test(part)) ? name : null
}
