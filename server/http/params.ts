import { parseJson } from './body.ts'
import { unreadable } from './refusal.ts'

/** One operation as a request asks for it; checked in shape, not yet in content. */
export interface Params {
  /** Text of the document; undefined: `documentId` or `extensions.persistedQuery` names it. */
  query: string | undefined
  documentId: string | undefined
  operationName: string | undefined
  variables: Record<string, unknown> | undefined
  extensions: Record<string, unknown> | undefined
}

const names = ['query', 'documentId', 'operationName', 'variables', 'extensions']

/**
 * The operation that a body asks for; null counts as absent.
 * @throws Refusal 400 naming the key that is wrong
 */
export function paramsOfBody(body: unknown): Params {
  if (Array.isArray(body)) throw unreadable('Expected one operation a request, not a list.')
  if (body === null || typeof body !== 'object') throw unreadable('Expected a JSON object with "query" or "documentId".')
  const given = body as Record<string, unknown>
  for (const key of Object.keys(given)) {
    if (given[key] !== null && !names.includes(key))
      throw unreadable('Expected no other keys than "query", "documentId", "operationName", "variables" and "extensions".', /^\w{1,40}$/.test(key) ? key : 'body')
  }
  return {
    query: textOf(given, 'query'),
    documentId: textOf(given, 'documentId'),
    operationName: textOf(given, 'operationName'),
    variables: objectOf(given, 'variables'),
    extensions: objectOf(given, 'extensions'),
  }
}

/**
 * The operation that a URL asks for; empty parameters count as absent, unknown ones are passed over.
 * @throws Refusal 400 naming the parameter that is wrong
 */
export function paramsOfUrl(search: URLSearchParams): Params {
  const text = (name: string) => search.get(name) || undefined
  const object = (name: string) => {
    const json = text(name)
    return json === undefined ? undefined : objectOf({ [name]: parseJson(json, name) }, name)
  }
  return {
    query: text('query'),
    documentId: text('documentId'),
    operationName: text('operationName'),
    variables: object('variables'),
    extensions: object('extensions'),
  }
}

function textOf(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = given[name] ?? undefined
  if (value !== undefined && typeof value !== 'string') throw unreadable(`Expected a text as "${name}".`, name)
  return value
}

function objectOf(given: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> | undefined {
  const value = given[name] ?? undefined
  if (value !== undefined && (typeof value !== 'object' || Array.isArray(value))) throw unreadable(`Expected an object as "${name}".`, name)
  return value as Record<string, unknown> | undefined
}
