import { z } from 'zod'
import { builder } from '../builder.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'

export const SurveyFilter = builder.inputType('SurveyFilter', {
  description: 'Conditions on surveys (실태조사 조건); all must hold.',
  fields: (t) => ({
    organizationId: t.id({ description: organizationIdText }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const surveyFilter = z.object({ organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function surveyWhere({ filter }: ListArguments): Where {
  const { organizationId, updatedSince, synthetic } = parseFilter(surveyFilter, filter)
  return both(organizationId === undefined ? {} : { organizationId }, updatedAfter(updatedSince), synthetic === undefined ? {} : { synthetic })
}
