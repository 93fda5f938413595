import { randomInt, randomUUID } from 'node:crypto'
import { checkDigit } from '../../prisma/registration-number.ts'
import type { RegisterOrganizationInput } from '../../sdk/src/generated/types.ts'
import { RegisterOrganizationDocument } from '../../sdk/src/operations.ts'
import type { AskedGraph } from './graph.ts'

/** What an operator gives as the ground of a change. */
export const ground = {
  source: { new: { title: '사회적기업 인증 현황', url: 'https://example.org/list', outlet: '고용노동부', publishedOn: '2026-01-05' } },
  reason: '관보와 대조함',
}

/** A business registration number with a right check digit, that nobody was given in a test before. */
export function businessNumber(): string {
  const nine = String(randomInt(101_000_000, 999_000_000))
  return `${nine}${checkDigit(nine)}`
}

export const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64').toString().split(':')[1] ?? ''

/** Registers an organisation as this viewer. */
export async function register(asked: AskedGraph, more: Partial<RegisterOrganizationInput> = {}) {
  const input: RegisterOrganizationInput = { type: 'ENTERPRISE', legalForm: 'STOCK_COMPANY', name: `가온누리 ${randomUUID().slice(0, 8)}`, ...more }
  const { registerOrganization } = await asked.client.request(RegisterOrganizationDocument, { input })
  if (registerOrganization.__typename !== 'RegisterOrganizationPayload' || registerOrganization.organization === null) throw new Error(JSON.stringify(registerOrganization))
  return registerOrganization.organization
}
