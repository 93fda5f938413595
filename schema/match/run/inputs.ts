import { z } from 'zod'
import type { MatchObjective as Objective, MatchRunStatus as Status, UnmatchedReason as Reason } from '../../../prisma/generated/client/enums.ts'
import { builder } from '../../builder.ts'
import { enumOf } from '../../core/graph.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../../core/filter.ts'
import type { ListArguments } from '../../core/list.ts'
import type { Where } from '../../core/page.ts'

export const MatchObjective = enumOf('MatchObjective')
export const MatchRunStatus = enumOf('MatchRunStatus')
export const UnmatchedReason = enumOf('UnmatchedReason')

/** The largest cohort of a run. */
export const most = { needs: 2_000, experts: 5_000 } as const

export const RunMatchingInput = builder.inputType('RunMatchingInput', {
  description: 'A cohort, and how it is assigned (일괄 매칭 조건).',
  fields: (t) => ({
    needs: t.idList({ description: `Ids of the technical needs (기술수요), 1 to ${most.needs}; absent: all that the viewer sees and that still want an expert, if they are no more.` }),
    experts: t.idList({ description: `Ids of the experts (전문가), 1 to ${most.experts}; absent: all whom the viewer sees and who consent to matching, if they are no more.` }),
    perNeed: t.int({ required: true, description: 'Experts for each need at the most (수요당 인원), 1 to 20; never more than it still wants.' }),
    perExpert: t.int({ description: 'Needs for each expert at the most (전문가당 건수), 1 to 100; absent: as many as she has places left.' }),
    minScore: t.float({ required: true, defaultValue: 0, description: 'Least score of a pair (최소 점수), from 0 to 1. A pair with a score of 0 is never assigned.' }),
    objective: t.field({ type: MatchObjective, required: true, defaultValue: 'TOTAL', description: 'What is to be as great as it can be (배정 목표).' }),
    organizationId: t.id({ description: 'Id of the organisation on whose behalf (요청 기관); absent: the one for which the viewer matches. An operator names none.' }),
  }),
})

const ids = (limit: number) =>
  z
    .array(z.string())
    .min(1, 'Expected at least one id; leave the key out to take all.')
    .max(limit, `Expected at most ${limit} ids at once.`)
    .superRefine((list, ctx) => {
      const seen = new Set<string>()
      const twice = list.findIndex((id) => seen.size === seen.add(id).size)
      if (twice >= 0) ctx.addIssue({ code: 'custom', path: [twice], message: 'Expected each id once.' })
    })
    .nullish()

const share = 'Expected a number from 0 to 1.'

export const runMatchingInput = z
  .object({
    needs: ids(most.needs),
    experts: ids(most.experts),
    perNeed: z.int().min(1, 'Expected a number from 1 to 20.').max(20, 'Expected a number from 1 to 20.'),
    perExpert: z.int().min(1, 'Expected a number from 1 to 100.').max(100, 'Expected a number from 1 to 100.').nullish(),
    minScore: z.number(share).min(0, share).max(1, share),
    objective: z.custom<Objective>(),
    organizationId: z.string().nullish(),
  })
  .superRefine(({ needs, experts, perNeed, perExpert }, ctx) => {
    if (experts != null && perNeed > experts.length) {
      ctx.addIssue({ code: 'custom', path: ['perNeed'], message: 'Expected no more experts for each need than the cohort has.' })
    }
    if (needs != null && perExpert != null && perExpert > needs.length) {
      ctx.addIssue({ code: 'custom', path: ['perExpert'], message: 'Expected no more needs for each expert than the cohort has.' })
    }
  })

export const MatchRunFilter = builder.inputType('MatchRunFilter', {
  description: 'Conditions on runs of the matching (매칭 실행 조건); all must hold.',
  fields: (t) => ({
    statuses: t.field({ type: [MatchRunStatus], description: 'State (실행 상태); any of them.' }),
    objectives: t.field({ type: [MatchObjective], description: 'Objective (배정 목표); any of them.' }),
    ...updatedFields(t),
  }),
})

const matchRunFilter = z.object({ statuses: some.anyOf<Status>(), objectives: some.anyOf<Objective>(), ...updatedKeys })

export function matchRunWhere({ filter }: ListArguments): Where {
  const { statuses, objectives, updatedSince } = parseFilter(matchRunFilter, filter)
  return both(
    statuses === undefined ? {} : { status: { in: statuses } },
    objectives === undefined ? {} : { objective: { in: objectives } },
    updatedAfter(updatedSince),
  )
}

export const CohortNeedFilter = builder.inputType('CohortNeedFilter', {
  description: 'Conditions on the needs of a run (실행 대상 수요 조건); all must hold.',
  fields: (t) => ({
    unmatched: t.field({ type: [UnmatchedReason], description: 'Why it got fewer experts than wanted (미배정 사유); any of them.' }),
    isUnmatched: t.boolean({ description: 'Whether it got fewer experts than wanted (미배정 여부).' }),
  }),
})

const matchRunNeedFilter = z.object({ unmatched: some.anyOf<Reason>(), isUnmatched: some.flag() })

export function cohortNeedWhere({ filter }: ListArguments): Where {
  const { unmatched, isUnmatched } = parseFilter(matchRunNeedFilter, filter)
  return both(
    unmatched === undefined ? {} : { unmatched: { in: unmatched } },
    isUnmatched === undefined ? {} : { unmatched: isUnmatched ? { not: null } : null },
  )
}
