import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember, endMembership } from '../../prisma/access/membership.ts'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeOrganization } from './holders.ts'

describe('members', () => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase('empty')
  })
  afterAll(() => database.close())

  const member = (organizationId: string, subject: string, role: 'OWNER' | 'STAFF' = 'OWNER') =>
    addMember(database.prisma, { issuer: 'https://id.example', subject, organizationId, role })
  const end = (id: string | null) => database.prisma.$transaction((tx) => endMembership(tx, id ?? ''))

  test('a person is a member of an organisation once', async () => {
    const [first, second] = [await makeOrganization(database), await makeOrganization(database)]
    expect(await member(first, 'a')).not.toBeNull()
    expect(await member(first, 'a', 'STAFF')).toBeNull()
    expect(await member(second, 'a', 'STAFF')).not.toBeNull()
    expect(await database.prisma.membership.findMany({ where: { subject: 'a' }, select: { role: true }, orderBy: { role: 'asc' } })).toEqual([{ role: 'OWNER' }, { role: 'STAFF' }])
  })

  test('the last owner stays; everybody else may go, once', async () => {
    const organizationId = await makeOrganization(database)
    const [owner, staff] = [await member(organizationId, 'owner'), await member(organizationId, 'staff', 'STAFF')]
    expect(await end(staff)).toBe('ENDED')
    expect(await end(staff)).toBe('NOT_FOUND')
    expect(await end(owner)).toBe('LAST_OWNER')
    await member(organizationId, 'next')
    expect(await end(owner)).toBe('ENDED')
  })

  test('two owners who end each other at once leave one', async () => {
    const organizationId = await makeOrganization(database)
    const owners = [await member(organizationId, 'one'), await member(organizationId, 'two')]
    expect((await Promise.all(owners.map(end))).sort()).toEqual(['ENDED', 'LAST_OWNER'])
  })
})
