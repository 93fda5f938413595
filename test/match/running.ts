import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { expect } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { startRuns } from '../../server/matching/runs.ts'
import type { RunMatchingInput } from '../../sdk/src/generated/types.ts'
import { MatchRunDocument, RunMatchingDocument } from '../../sdk/src/operations.ts'
import type { AskedGraph, TestGraph } from '../support/graph.ts'

/** A cohort of made-up rows. */
export interface MadeCohort {
  needs: string[]
  experts: string[]
}

const ends = new Date('2090-01-01T00:00:00Z')

/** Writes needs of one enterprise and experts who consent to matching, and gives their global ids. */
export async function makeCohort({ database: { prisma } }: Pick<TestGraph, 'database'>, { needs, experts, capacity = 3 }: { needs: number; experts: number; capacity?: number }): Promise<MadeCohort> {
  const enterprise = await prisma.organization.findFirstOrThrow({ where: { type: 'ENTERPRISE', synthetic: true }, orderBy: { id: 'asc' } })
  const fields = await prisma.scienceField.findMany({ orderBy: { code: 'asc' }, take: 5 })
  const region = await prisma.expert.findFirstOrThrow({ select: { regionId: true } })
  const words = ['저온 건조 공정', '발효 미생물 배양', '태양광 발전 효율', '목재 접착 강도', '수질 정화 여과']
  const made: MadeCohort = { needs: [], experts: [] }
  for (let at = 0; at < needs; at += 1) {
    const id = randomUUID()
    await prisma.need.create({
      data: {
        id, title: `${words[at % 5]} 개선 ${at}`, description: `${words[at % 5]}의 품질이 고르지 않다.`, stage: 'PRODUCTION', status: 'OPEN', expertsWanted: 3, organizationId: enterprise.id, synthetic: true,
        fields: { create: { fieldId: (fields[at % fields.length] as { id: string }).id } },
      },
    })
    made.needs.push(encodeId('Need', id))
  }
  for (let at = 0; at < experts; at += 1) {
    const id = randomUUID()
    await prisma.expert.create({
      data: {
        id, name: `가명 ${id.slice(0, 8)}`, careerBand: 'FROM_10_TO_19', regionId: region.regionId, capacity, expertise: `${words[at % 5]} 연구를 ${at + 3}년 했다.`, synthetic: true,
        fields: { create: { fieldId: (fields[at % fields.length] as { id: string }).id } },
        consents: { create: { id: randomUUID(), purpose: 'MATCHING', fieldGroup: 'PROFILE', audience: 'PARTNERS', textVersion: '1', grantedAt: new Date(), retentionUntil: ends } },
      },
    })
    made.experts.push(encodeId('Expert', id))
  }
  return made
}

/** Asks for a run that must be taken. */
export async function asked(by: AskedGraph, input: RunMatchingInput): Promise<string> {
  const { runMatching } = await by.client.request(RunMatchingDocument, { input })
  if (runMatching.__typename !== 'RunMatchingPayload' || runMatching.run === null) throw new Error(JSON.stringify(runMatching))
  expect(runMatching.run).toMatchObject({ status: 'QUEUED', progress: 0, value: null, endedAt: null })
  return runMatching.run.id
}

export async function readRun(by: AskedGraph, id: string) {
  const { matchRun } = await by.client.request(MatchRunDocument, { id, first: 100 })
  if (matchRun === null) throw new Error('The run is not there.')
  return matchRun
}

/** Starts the job that computes runs, as the server does. */
export async function job({ database: { prisma } }: Pick<TestGraph, 'database'>, more: { beatMs?: number; now?: () => Date } = {}) {
  return startRuns({ prisma, territory: await readTerritory(prisma), log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })), everyMs: 50, beatMs: 100, ...more })
}

/** Waits until a run has ended. */
export async function ended(by: AskedGraph, id: string) {
  for (;;) {
    const run = await readRun(by, id)
    if (run.endedAt !== null) return run
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Computes a run to its end. */
export async function done(graph: TestGraph, by: AskedGraph, input: RunMatchingInput) {
  const id = await asked(by, input)
  const runs = await job(graph)
  try {
    return await ended(by, id)
  } finally {
    await runs.stop()
  }
}
