import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { addMember } from '../../prisma/access/membership.ts'
import type { AccessScope, MemberRole } from '../../prisma/generated/client/enums.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'
import { makeOrganization } from './holders.ts'
import { refusal, resultOf } from './results.ts'

const people = await provider()
const issuer = people.jwt.issuer
const graph = withGraph('empty', { jwt: people.jwt, keyCacheMs: 60_000 })

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ${refusal} ... on InviteMemberPayload { member { id role subject organization { id } } } } }`
const remove = `mutation ($id: ID!) { removeMember(id: $id) { ${refusal} ... on RemoveMemberPayload { membershipId } } }`
type Invited = { member: { id: string } }

async function organization() {
  const organizationId = await makeOrganization(graph.database)
  const owner = randomUUID()
  const id = await addMember(graph.database.prisma, { issuer, subject: owner, organizationId, role: 'OWNER' })
  return { organizationId, owner: graph.as(await people.token(owner)), ownerId: encodeId('Membership', id ?? '') }
}

const person = (role: MemberRole, subject = randomUUID()) => ({ issuer, subject, role })
const scopesOf = async (subject: string) => (await graph.as(await people.token(subject)).ask<{ viewer: { scopes: string[] } }>('{ viewer { scopes } }')).viewer.scopes

describe('the members of an organisation', () => {
  test('are invited by its owner, act for it from then on, and no longer once they are removed', async () => {
    const { owner, organizationId } = await organization()
    const input = person('REVIEWER')
    expect(await scopesOf(input.subject)).toEqual([])
    const invited = (await resultOf(owner, invite, { input })) as unknown as Invited
    expect(invited).toMatchObject({ member: { role: 'REVIEWER', subject: input.subject, organization: { id: encodeId('CivicOrganization', organizationId) } } })
    expect(await scopesOf(input.subject)).toEqual(['READ_EXPERTS', 'WRITE_MATCHES'])
    const { viewer } = await owner.ask<{ viewer: { members: { role: string }[] } }>('{ viewer { members { role } } }')
    expect(viewer.members.map(({ role }) => role)).toEqual(['OWNER', 'REVIEWER'])
    expect(await resultOf(owner, remove, { id: invited.member.id })).toMatchObject({ membershipId: invited.member.id })
    expect(await scopesOf(input.subject)).toEqual([])
    expect(await resultOf(owner, remove, { id: invited.member.id })).toMatchObject({ __typename: 'NotFoundError' })
  })

  test('are members once, in whatever role', async () => {
    const { owner } = await organization()
    const input = person('STAFF')
    await resultOf(owner, invite, { input })
    expect(await resultOf(owner, invite, { input: { ...input, role: 'OWNER' } })).toMatchObject({ __typename: 'ConflictError' })
    expect(await scopesOf(input.subject)).not.toContain('ADMINISTER')
  })

  test.each(['issuer', 'subject'])('need a %s of 1 to 300 characters', async (key) => {
    const { owner } = await organization()
    for (const value of ['', ' ', 'x'.repeat(301)]) {
      expect(await resultOf(owner, invite, { input: { ...person('STAFF'), [key]: value } })).toMatchObject({ __typename: 'ValidationError', field: `input.${key}` })
    }
  })

  test('are given no role of operators by others than operators', async () => {
    const { owner, organizationId } = await organization()
    expect(await resultOf(owner, invite, { input: person('OPERATOR') })).toMatchObject({ __typename: 'FORBIDDEN' })
    const operator = graph.as(await bearerOf(graph.database))
    const globalId = encodeId('CivicOrganization', organizationId)
    const made = (await resultOf(operator, invite, { input: { ...person('OPERATOR'), organizationId: globalId } })) as unknown as Invited
    expect(made.member).toMatchObject({ role: 'OPERATOR' })
    expect(await resultOf(owner, remove, { id: made.member.id })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(operator, remove, { id: made.member.id })).toMatchObject({ __typename: 'RemoveMemberPayload' })
  })

  test('are invited by a key only to what the key may do itself', async () => {
    const { organizationId } = await organization()
    const app = async (scopes: AccessScope[]) => graph.as(await bearerOf(graph.database, { organizationId, scopes }))
    const narrow = await app(['ADMINISTER', 'READ_EXPERTS', 'WRITE_MATCHES'])
    expect(await resultOf(narrow, invite, { input: person('OWNER') })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await resultOf(narrow, invite, { input: person('REVIEWER') })).toMatchObject({ __typename: 'InviteMemberPayload' })
    expect(await resultOf(await app(['WRITE_NEEDS']), invite, { input: person('STAFF') })).toMatchObject({ __typename: 'FORBIDDEN' })
  })

  test('are nobody’s of another organisation', async () => {
    const [ours, theirs] = [await organization(), await organization()]
    const theirId = encodeId('CivicOrganization', theirs.organizationId)
    expect(await resultOf(ours.owner, remove, { id: theirs.ownerId })).toMatchObject({ __typename: 'NotFoundError' })
    expect(await resultOf(ours.owner, invite, { input: { ...person('STAFF'), organizationId: theirId } })).toMatchObject({ __typename: 'FORBIDDEN' })
    expect(await ours.owner.ask(`{ viewer { members(organizationId: "${theirId}") { id } keys(organizationId: "${theirId}") { id } } }`)).toEqual({ viewer: { members: [], keys: [] } })
  })

  test('keep their last owner', async () => {
    const { owner, ownerId } = await organization()
    await resultOf(owner, invite, { input: person('STAFF') })
    expect(await resultOf(owner, remove, { id: ownerId })).toMatchObject({ __typename: 'ConflictError' })
    await resultOf(owner, invite, { input: person('OWNER') })
    expect(await resultOf(owner, remove, { id: ownerId })).toMatchObject({ __typename: 'RemoveMemberPayload' })
    expect(await resultOf(owner, invite, { input: person('STAFF') })).toMatchObject({ __typename: 'FORBIDDEN' })
  })
})

describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', () => {
  test('ten owners who all remove one another leave one', async () => {
    const { organizationId } = await organization()
    const app = graph.as(await bearerOf(graph.database, { organizationId, scopes: ['ADMINISTER'] }))
    for (let made = 1; made < 10; made += 1) await addMember(graph.database.prisma, { issuer, subject: randomUUID(), organizationId, role: 'OWNER' })
    const owners = await graph.database.prisma.membership.findMany({ where: { organizationId } })
    const results = await Promise.all(owners.map(({ id }) => resultOf(app, remove, { id: encodeId('Membership', id) })))
    expect(results.filter(({ __typename }) => __typename === 'ConflictError')).toHaveLength(1)
    expect(await graph.database.prisma.membership.count({ where: { organizationId, role: 'OWNER' } })).toBe(1)
  })
})
