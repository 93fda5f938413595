import { randomUUID } from 'node:crypto'
import { RegisterExpertDocument } from '../../sdk/src/operations.ts'
import { parseId } from '../../schema/core/global-id.ts'
import type { AskedGraph, TestGraph } from '../support/graph.ts'

export interface GivenConsent {
  purpose: 'PUBLICATION' | 'MATCHING' | 'MENTORING'
  fieldGroup: 'PROFILE' | 'IDENTITY' | 'CONTACT'
  audience: 'PUBLIC' | 'PARTNERS'
  textVersion: string
  retentionUntil: string
}

/** A day so many days from an instant, in Korea. */
export const dayAfter = (days: number, now = new Date()): string => new Date(now.getTime() + days * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10)

export const consent = (fieldGroup: GivenConsent['fieldGroup'], more: Partial<GivenConsent> = {}): GivenConsent => ({
  purpose: 'MATCHING', fieldGroup, audience: 'PARTNERS', textVersion: '2026-1', retentionUntil: dayAfter(365), ...more,
})

/** The profile for everybody. */
export const published = (more: Partial<GivenConsent> = {}): GivenConsent => consent('PROFILE', { purpose: 'PUBLICATION', audience: 'PUBLIC', ...more })

export const expertInput = (more: object = {}) => ({
  name: '한지원', employer: '가상 소재연구소', email: 'jiwon@example.invalid', phone: '+82 10-1234-5678',
  careerBand: 'FROM_20' as const, region: '48', fields: ['EE', 'EA'], consents: [published(), consent('IDENTITY'), consent('CONTACT')], ...more,
})

/** An expert who registered herself: her global id, the id of her row, and the graph as it answers her. */
export interface Registered {
  id: string
  rowId: string
  subject: string
  herself: AskedGraph
}

export async function register(graph: TestGraph, token: (subject: string) => Promise<string>, more: object = {}): Promise<Registered> {
  const subject = randomUUID()
  const herself = graph.as(await token(subject))
  const { registerExpert } = await herself.client.request(RegisterExpertDocument, { input: expertInput(more) })
  if (registerExpert.__typename !== 'RegisterExpertPayload' || registerExpert.expert === null) throw new Error(JSON.stringify(registerExpert))
  const { id } = registerExpert.expert
  return { id, rowId: parseId(id, 'id').id, subject, herself }
}
