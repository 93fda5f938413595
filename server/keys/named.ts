import type { KeyHolder } from '../../prisma/access/key.ts'
import { parseKey } from '../../prisma/access/key-text.ts'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import { decodeId } from '../../schema/core/global-id.ts'
import { organizationTypes } from '../../schema/organization/organization-type.ts'
import { CommandError } from '../commands/database.ts'

/** Whose key it shall be, as the command's options name them. */
export interface HolderOptions {
  organization?: string
  expert?: string
  operator?: boolean
}

/**
 * The holder that the options name.
 * @throws CommandError where they name none, several, or one that is not there
 */
export async function holderOf(tx: Prisma.TransactionClient, { organization, expert, operator }: HolderOptions): Promise<KeyHolder> {
  if ([organization, expert, operator].filter((option) => option !== undefined).length !== 1) {
    throw new CommandError('Expected one of --organization <id>, --expert <id> and --operator.')
  }
  if (organization !== undefined) {
    const types = Object.values(organizationTypes)
    return { organizationId: await some((id) => tx.organization.count({ where: { id } }), organization, types, '--organization') }
  }
  if (expert !== undefined) return { expertId: await some((id) => tx.expert.count({ where: { id } }), expert, ['Expert'], '--expert') }
  return 'OPERATOR'
}

/**
 * The row of a key by its name as `list` shows it, by the whole key, or by its id.
 * @throws CommandError where there is no such key
 */
export async function keyNamed(tx: Prisma.TransactionClient, text: string): Promise<{ id: string; keyId: string; organizationId: string | null }> {
  const keyId = parseKey(text)?.keyId ?? /^(?:yd_(?:sec|pub)_)?([0-9A-Za-z]{16,40})$/.exec(text)?.[1]
  const id = keyId === undefined ? uuidOf(text, ['ApiKey']) : null
  const where = keyId !== undefined ? { keyId } : id !== null ? { id } : null
  const found = where === null ? null : await tx.apiKey.findUnique({ where, select: { id: true, keyId: true, organizationId: true } })
  if (found === null) throw new CommandError('Expected a key as list shows it: there is none by this name.')
  return found
}

async function some(count: (id: string) => Promise<number>, text: string, types: readonly string[], option: string): Promise<string> {
  const id = uuidOf(text, types)
  if (id === null) throw new CommandError(`Expected an id of type ${types.join(' or ')} as the graph gives it, or a UUID, in ${option}.`)
  if ((await count(id)) === 0) throw new CommandError(`Expected the id of something that there is in ${option}: there is nothing by this one.`)
  return id
}

/** The UUID that a text is or that a global id of one of `types` holds; null for another text. */
function uuidOf(text: string, types: readonly string[]): string | null {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text
  try {
    return decodeId(text, types, 'id')
  } catch {
    return null
  }
}
