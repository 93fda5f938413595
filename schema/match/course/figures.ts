import { v5, v7 } from 'uuid'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError, InputError, NotFoundError } from '../../core/errors.ts'
import { decodeId } from '../../core/global-id.ts'
import { type Effect, mutation, writtenNode } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { Programme, programmeEntity } from '../../programme/programme.ts'
import { cite } from '../../provenance/cite.ts'

interface Figures {
  programmeId: string
  asOf: Date
  reason: string
}

builder.mutationFields((t) => ({
  recordMatchFigures: mutation<Figures>(t, {
    name: 'recordMatchFigures',
    description:
      'Counts the matches of a programme up to a day and keeps the figures as observations of it (매칭 성과 집계), marked `DERIVED`: `MATCHES` that both sides accepted, `MATCHES_COMPLETED`, `MATCHES_SOLVED` and `MATCH_JOBS` as far as they were told. Once for a day.',
    scopes: ['OPERATE'],
    args: {
      programmeId: t.arg.id({ required: true, description: 'Id of the programme (사업).' }),
      asOf: t.arg({ type: 'Date', required: true, description: 'Day up to which is counted (기준일): not after today.' }),
      reason: t.arg.string({ required: true, description: 'Why (사유), at most 500 characters; whoever sees the programme reads it in its history.' }),
    },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ programme: writtenNode(p, { type: Programme, of: programmeEntity, description: 'The programme with its figures (사업)' }) }),
    effect: recordMatchFigures,
  }),
}))

/** What is counted, with its metric. */
const metrics = [
  { key: 'MATCHES', name: '성사된 매칭 수', nameEn: 'Matches that both sides accepted', unit: 'ITEM' },
  { key: 'MATCHES_COMPLETED', name: '완료된 매칭 수', nameEn: 'Matches completed', unit: 'ITEM' },
  { key: 'MATCHES_SOLVED', name: '해결된 기술수요 매칭 수', nameEn: 'Matches that solved their need', unit: 'ITEM' },
  { key: 'MATCH_JOBS', name: '매칭으로 생긴 일자리 수', nameEn: 'Jobs that came of matches', unit: 'PERSON' },
] as const

type Counts = Record<(typeof metrics)[number]['key'], number> & { untold: number }

const source = { id: v5('match figures', v5.URL), key: 'match-figures', title: 'Matches of this graph, counted (매칭 집계)', note: 'Counted by the graph from its own matches, at the request of an operator.' }

async function recordMatchFigures(tx: Transaction, { programmeId: globalId, asOf, reason: given }: Figures, ctx: Context): Promise<Effect<never>> {
  const programmeId = decodeId(globalId, ['Programme'], 'programmeId')
  const reason = reasonText(given, 'reason')
  if (asOf > ctx.today || asOf.getUTCFullYear() < 2000) throw new InputError('asOf', 'Expected a day from 2000 on, not after today.')
  // Of those who count at the same time one comes first.
  const [programme] = await tx.$queryRaw<{ synthetic: boolean }[]>`select synthetic from "Programme" where id = ${programmeId}::uuid for no key update`
  if (programme === undefined) throw new NotFoundError('programmeId')
  const { synthetic } = programme
  const day = asOf.toISOString().slice(0, 10)
  const keys = metrics.map(({ key }) => key)
  await tx.metric.createMany({ data: metrics.map(({ unit: _unit, ...metric }) => ({ id: v5(metric.key, source.id), ...metric })), skipDuplicates: true })
  const kept = await tx.metric.findMany({ where: { key: { in: [...keys] } }, select: { id: true, key: true } })
  if ((await tx.observation.count({ where: { programmeId, period: day, metric: { key: { in: [...keys] } } } })) > 0) throw new ConflictError('Expected a day of which no figures are recorded yet.', 'asOf')
  await tx.source.createMany({ data: source, skipDuplicates: true })
  const counts = await countMatches(tx, programmeId, day, synthetic)
  const ids: string[] = []
  for (const { key, unit } of metrics) {
    const id = v7()
    const metricId = kept.find((metric) => metric.key === key)?.id ?? ''
    const note = key === 'MATCH_JOBS' && counts.untold > 0 ? `일자리를 알려 주지 않은 완료 매칭 ${counts.untold}건은 세지 않았다.` : null
    const figure = { metricId, programmeId, periodKind: 'AT', period: day, periodEarliest: asOf, value: String(counts[key]), unit, note, synthetic } as const
    await tx.observation.create({ data: { id, ...figure, createdAt: ctx.now, updatedAt: ctx.now } })
    await cite(tx, { model: 'Observation', id }, { sourceId: source.id, method: 'DERIVED' })
    ids.push(id)
  }
  return { type: 'Programme', id: programmeId, kind: 'CHANGED', reason, sourceId: source.id, also: ids.map((id) => ({ type: 'Observation', id, kind: 'CREATED' }) as const) }
}

/** The matches of a programme up to the end of a day in Korea. */
async function countMatches(tx: Transaction, programmeId: string, day: string, synthetic: boolean): Promise<Counts> {
  const [counts] = await tx.$queryRaw<[Counts]>`
    select count(*) filter (where greatest(m."needAcceptedAt", m."expertAcceptedAt") < (${day}::date + 1)::timestamp at time zone 'Asia/Seoul' and num_nonnulls(m."needAcceptedAt", m."expertAcceptedAt") = 2)::int as "MATCHES",
      count(o."matchId")::int as "MATCHES_COMPLETED", count(*) filter (where o.result = 'SOLVED')::int as "MATCHES_SOLVED",
      coalesce(sum(o.jobs), 0)::int as "MATCH_JOBS", (count(o."matchId") - count(o.jobs))::int as untold
    from "Match" m left join "MatchOutcome" o on o."matchId" = m.id and o."completedOn" <= ${day}::date
    where m."programmeId" = ${programmeId}::uuid and m.synthetic = ${synthetic}::boolean`
  return counts
}
