import type { Logger } from 'pino'
import { parseKey } from '../../prisma/access/key-text.ts'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { CodedError } from '../../schema/core/errors.ts'
import { anonymous, type Viewer } from '../../schema/core/viewer.ts'
import { keyViewers } from './key-viewer.ts'
import { personViewers } from './person-viewer.ts'
import { type JwtOptions, tokenPersons } from './token-person.ts'

export type { JwtOptions } from './token-person.ts'

/** What of a request tells who sends it. */
export interface Asker {
  headers: Pick<Headers, 'get' | 'has'>
  /** Its address, which names the host where no header does. */
  url?: string
}

export interface IdentityOptions {
  prisma: PrismaClient
  /** The clock, by which keys and tokens end. */
  now: () => Date
  /** The identity provider; null: tokens of persons are refused. */
  jwt: JwtOptions | null
  /** For the notes of use that fail. */
  log: Logger
  /** How long what is known of a key or a person is used without asking anew, in ms: 5 s unless set, which is the longest that a revoked one lasts. */
  keyCacheMs?: number
}

/** Tells who asks. */
export interface Identity {
  /**
   * The viewer of a request, by its `Authorization: Bearer` header; nobody we know without one.
   * @param address of the client, by which nobody we know is counted
   * @throws CodedError UNAUTHENTICATED for a key or token that is malformed, unknown, wrong, revoked or at its end; FORBIDDEN for
   *   a key that may not be used from this page. Whatever else is thrown is a failure of ours: the database, or the identity provider.
   */
  viewerOf(request: Asker, address: string): Promise<Viewer>
  /** Asks the database anew of everybody: what keys or persons may do has changed through this process. */
  forget(): void
}

/** Longest header that is looked at: tokens with many claims have a few thousand characters. */
const longest = 8_192

export function createIdentity({ prisma, now, jwt, log, keyCacheMs = 5_000 }: IdentityOptions): Identity {
  let epoch = 0
  const brevity = { ms: keyCacheMs, now, epoch: () => epoch }
  const keyViewer = keyViewers(prisma, log, brevity)
  const personViewer = personViewers(prisma, brevity)
  const personOf = jwt === null ? null : tokenPersons(jwt, now)
  return {
    async viewerOf(request, address) {
      const header = request.headers.get('authorization')
      if (header === null) return anonymous(address)
      const credential = header.length > longest ? undefined : /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1]
      if (credential === undefined) throw new CodedError('UNAUTHENTICATED', 'Expected a header such as `Authorization: Bearer yd_sec_…`, with an API key or a token.')
      const key = parseKey(credential)
      if (key !== null) return keyViewer(key, request)
      if (credential.split('.').length !== 3) throw new CodedError('UNAUTHENTICATED', 'Expected an API key or a token after `Bearer`; this is neither.')
      if (personOf === null) throw new CodedError('UNAUTHENTICATED', 'Expected an API key: this server knows no identity provider.')
      return personViewer(await personOf(credential))
    },
    forget() {
      epoch += 1
    },
  }
}
