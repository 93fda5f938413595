import { z } from 'zod'
import type { EnterpriseKind as Kind, KindStage as Stage, Nature as NatureOf } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import type { ListArguments } from '../core/list.ts'
import { oneOf } from '../core/one-of.ts'
import type { Where } from '../core/page.ts'
import { EnterpriseKind, KindStage } from '../enterprise/enums.ts'
import { anyOrganizationId, syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { Nature } from './enums.ts'

const metricKeys = z
  .array(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'Expected keys of metrics, such as "ENTERPRISES".'))
  .min(1, 'Expected at least one value.')
  .max(100, 'Expected at most 100 values.')
  .exactOptional()

export const ObservationFilter = builder.inputType('ObservationFilter', {
  description: 'Conditions on observations (관측값 조건); all must hold.',
  fields: (t) => ({
    metrics: t.stringList({ description: 'Keys of metrics, such as `ENTERPRISES` (지표 키); any of them.' }),
    natures: t.field({ type: [Nature], description: 'Actual, target, budget or spent (성격); any of them.' }),
    kinds: t.field({ type: [EnterpriseKind], description: 'Dimension: kind of enterprise (유형); any of them.' }),
    stages: t.field({ type: [KindStage], description: 'Dimension: stage of that kind (단계); any of them.' }),
    ...regionFields(t),
    campaignId: t.id({ description: 'Id of the campaign that it is about (캠페인).' }),
    organizationId: t.id({ description: 'Id of the organisation that it is about (기관).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const observationFilter = z.object({
  ...regionKeys,
  metrics: metricKeys,
  natures: some.anyOf<NatureOf>(),
  kinds: some.anyOf<Kind>(),
  stages: some.anyOf<Stage>(),
  campaignId: some.id('Campaign'),
  organizationId: anyOrganizationId(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function observationWhere({ filter }: ListArguments, scope: Scope): Where {
  const { metrics, natures, kinds, stages, campaignId, organizationId, updatedSince, synthetic, ...region } = parseFilter(observationFilter, filter)
  return both(
    metrics === undefined ? {} : { metric: { is: { key: { in: metrics } } } },
    natures === undefined ? {} : { nature: { in: natures } },
    kinds === undefined ? {} : { kind: { in: kinds } },
    stages === undefined ? {} : { stage: { in: stages } },
    campaignId === undefined ? {} : { campaignId },
    organizationId === undefined ? {} : { organizationId },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const MetricFilter = builder.inputType('MetricFilter', {
  description: 'Conditions on metrics (지표 조건); all must hold.',
  fields: (t) => ({
    keys: t.stringList({ description: 'Keys, such as `ENTERPRISES` (지표 키); any of them.' }),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const metricFilter = z.object({ keys: metricKeys, synthetic: some.flag() })

export function metricWhere({ filter }: ListArguments): Where {
  const { keys, synthetic } = parseFilter(metricFilter, filter)
  return both(keys === undefined ? {} : { key: { in: keys } }, synthetic === undefined ? {} : { synthetic })
}

/** The condition of `metric(id:, key:)`. */
export function metricOf(args: { id?: string | null; key?: string | null }): Where {
  return oneOf(args, { id: (id) => ({ id: decodeId(id, ['Metric'], 'id') }), key: (key) => ({ key }) })
}
