import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { createKey } from '../../prisma/access/key.ts'
import type { Database } from '../../prisma/client.ts'
import type { AccessScope, MemberRole } from '../../prisma/generated/client/enums.ts'
import type { JwtOptions } from '../../server/auth/identity.ts'
import type { Answer, TestGraph } from './graph.ts'
import type { Hidden } from './subject.ts'
import { bearerOf } from './viewers.ts'

/** A viewer of each kind, and what is known of it without asking the product. */
export interface Asker {
  kind: string
  post(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** All scopes that are left to it. */
  scopes: readonly AccessScope[]
  operates: boolean
  /** May see experts who share their profile with partners. */
  readsExperts: boolean
  organizationIds: readonly string[]
  administers: readonly string[]
  expertId: string | null
}

const issuer = 'https://id.example/'
const origin = 'https://partner.example'

/** An identity provider of tests, and tokens of it. */
export async function provider(): Promise<{ jwt: JwtOptions; token(subject: string): Promise<string> }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const keys = [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }]
  const token = (subject: string) =>
    new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'test' }).setIssuer(issuer).setAudience('yeondae').setSubject(subject).setExpirationTime('2h').sign(privateKey)
  return { jwt: { issuer, audience: 'yeondae', jwks: createLocalJWKSet({ keys }) }, token }
}

const partner: readonly AccessScope[] = ['READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'WRITE_MATCHES', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS', 'ADMINISTER']
/** What each role may do, as the README tells it. */
const roles: Readonly<Record<MemberRole, readonly AccessScope[]>> = {
  OWNER: partner,
  STAFF: ['READ_EXPERTS', 'WRITE_NEEDS', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS'],
  REVIEWER: ['READ_EXPERTS', 'WRITE_MATCHES'],
  OPERATOR: [...partner, 'OPERATE'],
}

/** One viewer of each kind, on the rows of `hideRows`. */
export async function askers(graph: TestGraph, database: Database, hidden: Hidden, token: (subject: string) => Promise<string>): Promise<Asker[]> {
  const { prisma } = database
  const [ours, another, trader, pending, refused] = [
    hidden.of('our enterprise').id, hidden.of('another organisation').id, hidden.of('a sole trader').id,
    hidden.of('an enterprise that nobody verified').id, hidden.of('a refused organisation').id,
  ]
  const made: Asker[] = []
  const add = (kind: string, bearer: string | null, organizationIds: readonly string[], scopes: readonly AccessScope[], more: { expertId?: string; headers?: Record<string, string> } = {}) => {
    const { expertId = null, headers = {} } = more
    const operates = scopes.includes('OPERATE')
    const asked = graph.as(bearer)
    made.push({
      kind, scopes, operates, organizationIds, expertId,
      readsExperts: operates || scopes.includes('READ_EXPERTS'),
      administers: scopes.includes('ADMINISTER') ? organizationIds : [],
      post: (query, variables = {}) => asked.post(query, variables, { headers }),
    })
  }
  const key = async (kind: string, organizationId: string, scopes: AccessScope[], left: AccessScope[] = scopes) =>
    add(kind, await bearerOf(database, { organizationId, scopes }), [organizationId], left)
  const expert = async (kind: string, label: string) => {
    const expertId = hidden.of(label).id
    add(kind, await bearerOf(database, { expertId }), [], [], { expertId })
  }
  const person = async (kind: string, organizationId: string | null, role: MemberRole) => {
    if (organizationId !== null) await prisma.membership.create({ data: { id: crypto.randomUUID(), issuer, subject: kind, organizationId, role } })
    add(kind, await token(kind), organizationId === null ? [] : [organizationId], organizationId === null ? [] : roles[role])
  }

  add('nobody known', null, [], [])
  const { text } = await prisma.$transaction((tx) => createKey(tx, { kind: 'PUBLISHABLE', holder: { organizationId: ours }, label: 'a page', origins: [origin] }))
  add('a publishable key of ours', text, [], [], { headers: { origin } })
  await key('a secret key without scopes', another, [])
  await key('a key that reads experts', another, ['READ_EXPERTS'])
  await key('a key that reads contacts', another, ['READ_CONTACTS'])
  await key('our key', ours, ['WRITE_NEEDS', 'ADMINISTER'])
  await key('our key without scopes', ours, [])
  await key('the key of another organisation', another, ['WRITE_NEEDS', 'ADMINISTER'])
  await key('the key of the sole trader', trader, ['WRITE_NEEDS'])
  await key('the key of the enterprise that nobody verified', pending, [...partner], ['WRITE_NEEDS', 'ADMINISTER'])
  await key('the key of the refused organisation', refused, [...partner], ['WRITE_NEEDS', 'ADMINISTER'])
  await expert('the key of the expert without consent', 'an expert without consent')
  await expert('the key of the expert who withdrew', 'an expert who withdrew')
  await expert('the key of the expert who hides her profile', 'an expert who tells her name and hides her profile')
  await expert('the key of an open expert', 'an open expert')
  add('an operator', await bearerOf(database), [], ['OPERATE'])
  await person('a person whom no organisation knows', null, 'STAFF')
  await person('a person of our staff', ours, 'STAFF')
  await person('our owner', ours, 'OWNER')
  await person('a person who operates', another, 'OPERATOR')
  const expertId = hidden.of('an expert whose retention passed').id
  await prisma.expertAccount.create({ data: { id: crypto.randomUUID(), issuer, subject: 'expert', expertId } })
  add('the person who is the expert whose retention passed', await token('expert'), [], [], { expertId })
  return made
}
