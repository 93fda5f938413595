import { randomUUID } from 'node:crypto'
import { CodedError } from '../../schema/core/errors.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import type { Asker, Identity } from '../auth/identity.ts'
import { Meter } from '../limits/meter.ts'
import type { Rate } from '../limits/rate.ts'
import { clientAddress } from './address.ts'
import { incoming, readJson } from './body.ts'
import { languageOf } from './language.ts'
import { documentOf } from './operations.ts'
import { paramsOfBody, paramsOfUrl } from './params.ts'
import { Refusal } from './refusal.ts'
import type { AppPlugin, Entered, ServerContext } from './server-context.ts'

export interface ArrivalOptions {
  identity: Identity
  rate: Rate
  /** Documents by the SHA-256 of their text. */
  operations: ReadonlyMap<string, string>
  /** Takes no other documents. */
  trustedOnly: boolean
}

/** The id, time, address and language of a request. */
export function arrivalOf(socketAddress: string | undefined, forwardedFor: string | null, acceptLanguage: string | null, proxies: number): Pick<ServerContext, 'requestId' | 'began' | 'address' | 'language'> {
  return { requestId: randomUUID(), began: performance.now(), address: clientAddress(socketAddress, forwardedFor, proxies), language: languageOf(acceptLanguage) }
}

/**
 * Gives each request an id, an address and a language.
 * @param proxies how many proxies stand before the server
 */
export function arrived({ proxies }: { proxies: number }): AppPlugin {
  return {
    onRequest({ request, serverContext }) {
      // The short way has seen it.
      if ((serverContext as Partial<ServerContext>).requestId !== undefined) return
      const { headers } = request
      Object.assign(serverContext, arrivalOf(serverContext.req?.socket.remoteAddress, headers.get('x-forwarded-for'), headers.get('accept-language'), proxies))
    },
  }
}

/** Lets a request to the graph in: who asks and whether they have points left comes before anything else of it is read. */
export function letIn(options: ArrivalOptions): AppPlugin {
  return {
    async onRequestParse({ request, url, serverContext, setRequestParser }) {
      Object.assign(serverContext, await (serverContext.entered ?? enter(options, request, serverContext)))
      setRequestParser(async () => {
        const isPost = request.method === 'POST'
        const read = async () => (isPost ? paramsOfBody(await readJson(incoming(request, serverContext.req))) : paramsOfUrl(url.searchParams))
        const params = await (serverContext.params ?? read())
        const { operationName, variables, extensions } = params
        return {
          query: documentOf(params, options.operations, options.trustedOnly),
          ...(operationName === undefined ? {} : { operationName }),
          ...(variables === undefined ? {} : { variables }),
          ...(extensions === undefined ? {} : { extensions }),
        }
      })
    },
  }
}

/** Who sends a request, and what points are left to them: one is taken at once. */
export async function enter(options: Pick<ArrivalOptions, 'identity' | 'rate'>, request: Asker, server: Pick<ServerContext, 'address'>): Promise<Entered> {
  const viewer = await recognise(options, request, server)
  return { viewer, meter: await Meter.open(options.rate, viewer) }
}

/** Who sends a request. A wrong key or token costs the address; after too many, none is looked at for the rest of the minute. */
export async function recognise({ identity, rate }: Pick<ArrivalOptions, 'identity' | 'rate'>, request: Asker, { address }: Pick<ServerContext, 'address'>): Promise<Viewer> {
  if (request.headers.has('authorization')) await rate.refuseGuessing(address)
  try {
    return await identity.viewerOf(request, address)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    const isUnknown = error.extensions['code'] === 'UNAUTHENTICATED'
    if (isUnknown) await rate.countGuess(address)
    throw new Refusal(
      isUnknown ? 401 : 403,
      isUnknown ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      error.message,
      undefined,
      isUnknown ? { 'www-authenticate': 'Bearer' } : {},
    )
  }
}
