import { randomUUID } from 'node:crypto'
import type { Database } from '../../prisma/client.ts'
import type { OrganizationStanding } from '../../prisma/generated/client/enums.ts'

/** An organisation; gives its id. */
export async function makeOrganization({ prisma }: Database, { name = '가상 기관', standing = 'VERIFIED' }: { name?: string; standing?: OrganizationStanding } = {}): Promise<string> {
  const { id } = await prisma.organization.create({
    data: { id: randomUUID(), type: 'CIVIC_ORGANIZATION', name, standing, civicOrganization: { create: { form: 'NETWORK' } } },
  })
  return id
}

/** An expert; gives her id. */
export async function makeExpert({ prisma }: Database, { name = '가상 전문가' } = {}): Promise<string> {
  const region = { create: { id: randomUUID(), level: 'SIDO' as const, name: '가상도' } }
  const { id } = await prisma.expert.create({ data: { id: randomUUID(), name, careerBand: 'FROM_20', region } })
  return id
}
