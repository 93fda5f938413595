import { AccessScope, type ApiKeyKind } from '../generated/client/enums.ts'

/** Whose a key is: an organisation's, an expert's own, or an operator's. */
export type KeyHolder = { organizationId: string } | { expertId: string } | 'OPERATOR'

/** A key to be made. */
export interface KeyInput {
  kind: ApiKeyKind
  holder: KeyHolder
  /** What its holder calls it: 1 to 100 characters. */
  label: string
  /** What a secret key of an organisation may do; an operator's has OPERATE in any case, an expert's and a publishable one have none. */
  scopes?: readonly AccessScope[]
  /** Origins whose pages may use a publishable key, such as https://partner.example; 1 to 20 of them, none for a secret key. */
  origins?: readonly string[]
  /** From when on it is refused; null: no end is set. */
  expiresAt?: Date | null
}

/** A key can't be made as asked: `field` names what is wrong, the message what was expected. */
export class KeyInputError extends Error {
  override name = 'KeyInputError'
  readonly field: 'kind' | 'label' | 'scopes' | 'origins' | 'expiresAt'

  constructor(field: KeyInputError['field'], message: string) {
    super(message)
    this.field = field
  }
}

/** What the row of a key says of it, apart from its name and secret. */
export interface KeyColumns {
  kind: ApiKeyKind
  label: string
  scopes: AccessScope[]
  origins: string[]
  organizationId: string | null
  expertId: string | null
  expiresAt: Date | null
}

/**
 * The columns of a key to be made.
 * @throws KeyInputError for what no key can be
 */
export function keyColumns({ kind, holder, label, scopes = [], origins = [], expiresAt = null }: KeyInput, now: Date): KeyColumns {
  const isOperator = holder === 'OPERATOR'
  const organizationId = !isOperator && 'organizationId' in holder ? holder.organizationId : null
  const expertId = !isOperator && 'expertId' in holder ? holder.expertId : null
  const name = label.trim()
  if (name === '' || Array.from(name).length > 100 || /\p{Cc}/u.test(name)) throw new KeyInputError('label', 'Expected a label of 1 to 100 characters in one line.')
  if (expiresAt !== null && !(expiresAt > now && expiresAt.getUTCFullYear() < 10_000)) throw new KeyInputError('expiresAt', 'Expected an end that is to come, in a year of four digits.')
  if (kind === 'PUBLISHABLE') {
    if (organizationId === null) throw new KeyInputError('kind', 'Expected an organisation as the holder of a publishable key.')
    if (scopes.length > 0) throw new KeyInputError('scopes', 'Expected no scope: a publishable key has the open view.')
    if (origins.length === 0 || origins.length > 20) throw new KeyInputError('origins', 'Expected 1 to 20 origins for a publishable key.')
  } else if (origins.length > 0) throw new KeyInputError('origins', 'Expected no origin: a secret key stands in no browser.')
  if (expertId !== null && scopes.length > 0) throw new KeyInputError('scopes', 'Expected no scope: the key of an expert acts as the expert.')
  if (organizationId !== null && scopes.includes('OPERATE')) throw new KeyInputError('scopes', 'Expected scopes other than OPERATE, which is an operator\'s.')
  const wrong = origins.find((origin) => !isOrigin(origin))
  if (wrong !== undefined) throw new KeyInputError('origins', `Expected origins such as https://partner.example, got ${JSON.stringify(wrong.slice(0, 100))}.`)
  const given = new Set<AccessScope>(isOperator ? [...scopes, 'OPERATE'] : scopes)
  return { kind, label: name, scopes: Object.values(AccessScope).filter((scope) => given.has(scope)), origins: [...new Set(origins)], organizationId, expertId, expiresAt }
}

/** Whether it is an origin as browsers write them: scheme and host in small letters, a port only where it is not the usual one, no path. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text
}
