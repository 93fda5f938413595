import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { CodedError } from '../../schema/core/errors.ts'

/** The operator's identity provider. */
export interface JwtOptions {
  /** The `iss` of its tokens, to the letter. */
  issuer: string
  /** The `aud` that its tokens for this server name. */
  audience: string
  /** Address of its public keys, or a source of keys for tests. */
  jwks: string | JWTVerifyGetKey
}

/** Who a token says that its bearer is, at the provider. */
export interface Person {
  issuer: string
  subject: string
}

/** The identity provider's keys could not be read: a failure on our side of the token, which may well be good. */
export class ProviderError extends Error {
  override name = 'ProviderError'
}

const algorithms = ['RS256', 'ES256', 'EdDSA']
/** By how much clocks may differ, in seconds. */
const clockTolerance = 60

/** What jose says of tokens that are not good; whatever else it says is of the provider. */
const refusals = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]

/**
 * Checks tokens of the identity provider: signature, issuer, audience, subject, end and beginning.
 * @throws CodedError UNAUTHENTICATED for a token that is not good, ProviderError where the provider's keys can't be read
 */
export function tokenPersons({ issuer, audience, jwks }: JwtOptions, now: () => Date): (token: string) => Promise<Person> {
  const keys = typeof jwks === 'string' ? createRemoteJWKSet(new URL(jwks)) : jwks
  return async (token) => {
    let payload: JWTPayload
    try {
      const requiredClaims = ['iss', 'aud', 'sub', 'exp']
      payload = (await jwtVerify(token, keys, { issuer, audience, algorithms, clockTolerance, requiredClaims, currentDate: now() })).payload
    } catch (error) {
      if (refusals.some((refusal) => error instanceof refusal)) throw new CodedError('UNAUTHENTICATED', `Expected a token ${expectation(error)}.`)
      throw new ProviderError('The keys of the identity provider could not be read.', { cause: error })
    }
    const { sub } = payload
    if (typeof sub !== 'string' || sub.trim() === '' || sub.length > 300 || sub.includes('\0')) {
      throw new CodedError('UNAUTHENTICATED', 'Expected a token whose `sub` is a text of 1 to 300 characters.')
    }
    return { issuer, subject: sub }
  }
}

function expectation(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'whose end is to come; this one has expired'
  if (error instanceof errors.JWTClaimValidationFailed) return `with a fitting claim \`${error.claim}\``
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return `signed by ${algorithms.join(', ')}`
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return 'whose `kid` names a key of the identity provider'
  return 'that the identity provider signed'
}
