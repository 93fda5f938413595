import { z } from 'zod'
import { createKey, type KeyInput, KeyInputError, type MadeKey, revokeKey, rotateKey, usualGrace } from '../../prisma/access/key.ts'
import type { ApiKey as KeyRow } from '../../prisma/generated/client/client.ts'
import type { AccessScope as Scope, ApiKeyKind as Kind } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { CodedError, ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import type { Field } from '../core/graph.ts'
import { input } from '../core/input.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import { canFor, operates, type Viewer } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { manageableKeyWhere } from './access.ts'
import { AccessScope, ApiKeyKind } from './enums.ts'
import { ApiKey, keyEntity, liveKeyWhere } from './keys.ts'
import { lockOrganization, organizationFor } from './organization-for.ts'

/** Keys of an organisation that are in force at a time: made anew up to the first, and with those that rotation left up to the second. */
const mostKeys = { made: 50, rotated: 100 }
const hour = 3_600_000
const longestGrace = 168

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'An API key to be made (API 키 발급).',
  fields: (t) => ({
    organizationId: t.id({ description: 'Id of the organisation that it acts for (기관); absent: the only one that the viewer administers.' }),
    kind: t.field({ type: ApiKeyKind, required: true, description: 'Sort (종류).' }),
    label: t.string({ required: true, description: 'What its holder calls it (이름), at most 100 characters.' }),
    scopes: t.field({
      type: [AccessScope],
      required: true,
      defaultValue: [],
      description: 'What it may do (권한): nothing that the viewer may not do for the organisation, never `OPERATE`, and none for a publishable key.',
    }),
    origins: t.stringList({
      required: true,
      defaultValue: [],
      description: 'Origins whose pages may use a publishable key (허용 출처), 1 to 20, such as `https://partner.example`; `http` for localhost alone; none for a secret key.',
    }),
    expiresAt: t.field({ type: 'DateTime', description: 'From when on it is refused (만료 시각); absent: no end is set.' }),
  }),
})

/** Whether it is an https origin, or one of this machine. */
function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, origin } = new URL(text)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)))
}

const once = (list: readonly string[]) => new Set(list).size === list.length

const createKeyInput = z.object({
  organizationId: z.string().nullish(),
  kind: z.custom<Kind>(),
  label: input.text(100),
  scopes: z.array(z.custom<Scope>()).refine(once, 'Expected each value once.'),
  origins: z
    .array(z.string().max(300, 'Expected at most 300 characters.').refine(isSafeOrigin, 'Expected an origin such as "https://partner.example", with http for localhost alone.'))
    .max(20, 'Expected at most 20 values.')
    .refine(once, 'Expected each value once.'),
  expiresAt: z.date().nullish(),
})

interface Secret {
  secret: string
}

const keyField = 'The key (API 키)'
const secretText = 'The whole key as its holder writes it after `Bearer` (키 전문): told this once, and kept nowhere; null for a repeat by idempotency key.'

builder.mutationFields((t) => ({
  createApiKey: mutation<{ input: Record<string, unknown> }, Secret>(t, {
    name: 'createApiKey',
    description: `Makes an API key for an organisation’s own app (API 키 발급); an organisation has at most ${mostKeys.made} in force.`,
    scopes: ['ADMINISTER'],
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key (API 키).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({
      apiKey: writtenNode(p, { type: ApiKey, of: keyEntity, description: keyField }),
      secret: p.string({ nullable: true, description: secretText, resolve: ({ once }) => once?.secret ?? null }) as Field,
    }),
    effect: createApiKey,
  }),
  rotateApiKey: mutation<{ id: string; graceHours: number }, Secret>(t, {
    name: 'rotateApiKey',
    description:
      'Makes a key that takes the place of another (API 키 교체): same sort, holder, label, scopes, origins and end. The old one is taken for a stated time, never longer than it would have been. An expert may rotate her own; any other key needs the scope `ADMINISTER` for its organisation, with all scopes of the key.',
    scopes: [],
    args: {
      id: t.arg.id({ required: true, description: 'Id of the key that is replaced (기존 키).' }),
      graceHours: t.arg.int({
        required: true,
        defaultValue: usualGrace / hour,
        description: `For how many hours the old key is still taken (유예 시간), 0 to ${longestGrace}; 0: no longer.`,
      }),
    },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({
      apiKey: writtenNode(p, { type: ApiKey, of: keyEntity, description: 'The new key (새 API 키)' }),
      secret: p.string({ nullable: true, description: secretText, resolve: ({ once }) => once?.secret ?? null }) as Field,
    }),
    effect: rotateApiKey,
  }),
  revokeApiKey: mutation<{ id: string }>(t, {
    name: 'revokeApiKey',
    description:
      'Ends an API key for good (API 키 폐기): it is refused at once on this server, and within 5 seconds on every other. An expert may end her own; any other key needs the scope `ADMINISTER` for its organisation.',
    scopes: [],
    args: { id: t.arg.id({ required: true, description: 'Id of the key (API 키).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ apiKey: writtenNode(p, { type: ApiKey, of: keyEntity, description: keyField }) }),
    effect: revokeApiKey,
  }),
}))

async function createApiKey(tx: Transaction, { input: given }: { input: Record<string, unknown> }, ctx: Context): Promise<Effect<Secret>> {
  const { organizationId: globalId, ...told } = parseInput(createKeyInput, { ...given }, 'input')
  const { id: organizationId } = await organizationFor(tx, globalId ?? null, 'ADMINISTER', ctx, 'input.organizationId')
  const beyond = told.scopes.findIndex((scope) => !canFor(ctx.viewer, scope, organizationId))
  if (beyond >= 0) throw new InputError(`input.scopes.${beyond}`, 'Expected scopes that the viewer has for this organisation.')
  await refuseMany(tx, organizationId, mostKeys.made, ctx)
  const { id, text } = await made(tx, { ...told, holder: { organizationId }, expiresAt: told.expiresAt ?? null }, ctx)
  const values = [
    { field: 'kind', former: null, current: told.kind },
    { field: 'scopes', former: null, current: told.scopes },
  ]
  return { type: 'ApiKey', id, kind: 'CREATED', organizationId, values, once: { secret: text } }
}

async function made(tx: Transaction, input: KeyInput, { now }: Context): Promise<MadeKey> {
  try {
    return await createKey(tx, input, { now })
  } catch (error) {
    throw error instanceof KeyInputError ? new InputError(`input.${error.field}`, error.message) : error
  }
}

async function rotateApiKey(tx: Transaction, { id: globalId, graceHours }: { id: string; graceHours: number }, ctx: Context): Promise<Effect<Secret>> {
  if (graceHours < 0 || graceHours > longestGrace) throw new InputError('graceHours', 'Expected 0 to 168 hours.')
  const key = await manageableKey(tx, globalId, ctx)
  refuseMorePower(ctx.viewer, key)
  if (key.organizationId !== null) await refuseMany(tx, key.organizationId, mostKeys.rotated, ctx)
  const rotated = await rotateKey(tx, key.id, { grace: graceHours * hour, now: ctx.now })
  if (rotated === null) throw new ConflictError('Expected a key that is neither revoked nor at its end.', 'id')
  return { type: 'ApiKey', id: rotated.id, kind: 'CREATED', organizationId: key.organizationId, once: { secret: rotated.text }, changesViewers: true }
}

async function revokeApiKey(tx: Transaction, { id: globalId }: { id: string }, ctx: Context): Promise<Effect<never>> {
  const key = await manageableKey(tx, globalId, ctx)
  if (!(await revokeKey(tx, key.id, ctx.now))) throw new ConflictError('Expected a key that is not revoked.', 'id')
  return { type: 'ApiKey', id: key.id, kind: 'WITHDRAWN', organizationId: key.organizationId, changesViewers: true }
}

async function manageableKey(tx: Transaction, globalId: string, ctx: Context): Promise<Pick<KeyRow, 'id' | 'organizationId' | 'scopes'>> {
  const id = decodeId(globalId, ['ApiKey'], 'id')
  const key = await tx.apiKey.findFirst({ where: both({ id }, manageableKeyWhere(ctx)), select: { id: true, organizationId: true, scopes: true } })
  if (key === null) throw new NotFoundError('id')
  return key
}

/** Whoever is told a key may do all that it may. */
function refuseMorePower(viewer: Viewer, { organizationId, scopes }: Pick<KeyRow, 'organizationId' | 'scopes'>): void {
  if (!operates(viewer) && scopes.some((scope) => !canFor(viewer, scope, organizationId))) {
    throw new CodedError('FORBIDDEN', 'Expected a viewer with all scopes of the key.')
  }
}

async function refuseMany(tx: Transaction, organizationId: string, most: number, { now }: Context): Promise<void> {
  await lockOrganization(tx, organizationId)
  const live = await tx.apiKey.count({ where: both({ organizationId }, liveKeyWhere(now)) })
  if (live >= most) throw new ConflictError('Expected an organisation with fewer keys in force: revoke those that nobody uses.')
}
