import { z } from 'zod'
import type { MatchStatus as Status } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { viewableExpertWhere } from '../expert/access.ts'
import { syntheticText } from '../organization/inputs.ts'
import { MatchStatus } from './enums.ts'

export const MatchFilter = builder.inputType('MatchFilter', {
  description: 'Conditions on matches (매칭 조건); all must hold.',
  fields: (t) => ({
    statuses: t.field({ type: [MatchStatus], description: 'State (상태); any of them.' }),
    needId: t.id({ description: 'Id of the technical need (기술수요).' }),
    expertId: t.id({ description: 'Id of the expert (전문가); finds nothing for an expert whom the viewer may not see.' }),
    minScore: t.float({ description: 'Least score (최소 적합도), from 0 to 1.' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const matchFilter = z.object({
  statuses: some.anyOf<Status>(),
  needId: some.id('Need'),
  expertId: some.id('Expert'),
  minScore: z.number().min(0, 'Expected a score from 0 to 1.').max(1, 'Expected a score from 0 to 1.').exactOptional(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function matchWhere({ filter }: ListArguments, scope: Scope): Where {
  const { statuses, needId, expertId, minScore, updatedSince, synthetic } = parseFilter(matchFilter, filter)
  return both(
    statuses === undefined ? {} : { status: { in: statuses } },
    needId === undefined ? {} : { needId },
    expertId === undefined ? {} : { expertId, expert: { is: viewableExpertWhere(scope) } },
    minScore === undefined ? {} : { score: { gte: minScore } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
