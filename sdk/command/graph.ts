import { readFile } from 'node:fs/promises'
import { buildClientSchema, buildSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { type Client, createClient, ForbiddenError, type Hooks, type TypedDocument } from '../src/index.ts'
import { CommandError } from './failure.ts'

export interface GraphOptions {
  url: string
}

/** Where the key comes from: no argument takes it, since any process of the machine may read those. */
export interface Environment {
  YEONDAE_API_KEY?: string | undefined
}

/** How long one request may take, waits for new points counted, in ms: a minute's points are back after a minute. */
const timeoutMs = 300_000
const tryTimeoutMs = 60_000

/** The graph that is asked. @throws CommandError where the address is none */
export function graphAt({ url }: GraphOptions, { YEONDAE_API_KEY: apiKey = '' }: Environment, hooks: Hooks = {}): Client {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new CommandError(`Expected an address such as https://graph.example/graphql in --url or YEONDAE_URL, not ${url}.`)
  // An export waits for new points as often as it takes.
  return createClient({ url, ...(apiKey === '' ? {} : { apiKey }), timeoutMs, tryTimeoutMs, retry: { tries: 5, budget: Number.MAX_SAFE_INTEGER / 100 }, hooks })
}

/** A graph's schema, and whether the graph told it: else it is the one that this package was made from. */
export async function schemaOf(client: Client, signal: AbortSignal): Promise<{ schema: GraphQLSchema; isTold: boolean }> {
  const document: TypedDocument<IntrospectionQuery, Record<string, never>> = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true })
  try {
    return { schema: buildClientSchema(await client.request(document, {}, { signal })), isTold: true }
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error
    return { schema: buildSchema(await readFile(new URL('./schema.graphql', import.meta.url), 'utf8')), isTold: false }
  }
}
