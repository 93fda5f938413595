import { z } from 'zod'
import type { NeedStage as Stage, NeedStatus as Status } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { fieldCodes, fieldsText, hasField } from '../expert/inputs.ts'
import { syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { viewableEntrepreneurWhere } from './access.ts'
import { NeedStage, NeedStatus } from './enums.ts'

export const NeedFilter = builder.inputType('NeedFilter', {
  description: 'Conditions on technical needs (기술수요 조건); all must hold.',
  fields: (t) => ({
    stages: t.field({ type: [NeedStage], description: 'Stage of business (단계); any of them.' }),
    statuses: t.field({ type: [NeedStatus], description: 'State (상태); any of them.' }),
    fields: t.stringList({ description: fieldsText }),
    ...regionFields(t),
    enterpriseId: t.id({ description: 'Id of the enterprise that owns it (수요 기업).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const needFilter = z.object({
  ...regionKeys,
  stages: some.anyOf<Stage>(),
  statuses: some.anyOf<Status>(),
  fields: fieldCodes,
  enterpriseId: some.id('Enterprise'),
  ...updatedKeys,
  synthetic: some.flag(),
})

/**
 * The region of a need is its owner's: the enterprise's seat, or the prospective entrepreneur's province.
 * @param rights who asks, and today: consent counts as it stands now, whatever day regions are read on
 */
export function needWhere({ filter }: ListArguments, scope: Scope, rights: Scope = scope): Where {
  const { stages, statuses, fields, enterpriseId, updatedSince, synthetic, ...region } = parseFilter(needFilter, filter)
  const inside = inRegion(region, scope)
  return both(
    stages === undefined ? {} : { stage: { in: stages } },
    statuses === undefined ? {} : { status: { in: statuses } },
    hasField(fields),
    Object.keys(inside).length === 0 ? {} : { OR: [{ organization: { is: inside } }, { entrepreneur: { is: both(inside, viewableEntrepreneurWhere(rights)) } }] },
    enterpriseId === undefined ? {} : { organizationId: enterpriseId },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
