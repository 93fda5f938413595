import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { validOn } from '../core/filter.ts'
import { entity, type Row } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations } from '../core/owned.ts'
import { facilities } from '../facility/facility.ts'
import { observations } from '../observation/observation.ts'
import { programmes } from '../programme/programme.ts'
import { RegionCodeScheme, RegionLevel } from './enums.ts'
import { dayOf, RegionFilter, regionWhere } from './inputs.ts'
import { onDay } from './on-day.ts'

export const regionEntity = entity('Region', 'Region')

const oldestFirst = [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] as const

export const Region = builder.prismaNode('Region', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    level: t.expose('level', { type: RegionLevel, description: 'Level (행정 단계).' }),
    name: t.string({
      description: 'Korean name (이름): today’s or an abolished unit’s last one; with `asOf` the one in force on that day.',
      args: { asOf: t.arg({ type: 'Date', description: 'Day (기준일).' }) },
      extensions: { reads: { column: ({ asOf }: { asOf?: Date | null }) => (asOf == null ? 'name' : null) } },
      select: ({ asOf }) => ({ name: true, ...(asOf == null ? {} : { names: true }) }),
      resolve: (region, { asOf }) => {
        if (asOf == null) return region.name
        const { names } = region as unknown as { names: { name: string; validFrom: Date | null; validTo: Date | null }[] }
        return onDay(names, asOf)?.name ?? region.name
      },
    }),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    code: t.string({
      nullable: true,
      description: 'Its code in one system on one day (코드); null: it had none then.',
      args: {
        scheme: t.arg({ type: RegionCodeScheme, required: true, defaultValue: 'LEGAL', description: 'System (코드 체계).' }),
        asOf: t.arg({ type: 'Date', description: 'Day (기준일); today when absent.' }),
      },
      select: { codes: true },
      resolve: (region, { scheme, asOf }, ctx) =>
        onDay(region.codes.filter((row) => row.scheme === scheme), asOf ?? ctx.today)?.code ?? null,
    }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    names: t.relation('names', { query: { orderBy: oldestFirst as never }, description: 'Its names through time (명칭 변천), oldest first.' }),
    codes: t.relation('codes', { query: { orderBy: oldestFirst as never }, description: 'Its codes in all systems through time (코드 변천), oldest first.' }),
    successors: t.relation('successors', { description: 'What took its place (승계 지역); empty while it exists.', query: { orderBy: { id: 'asc' } } }),
    predecessors: t.relation('predecessors', { description: 'What it took the place of (승계 전 지역).', query: { orderBy: { id: 'asc' } } }),
    observations: observations.below(t, 'observations', 'Figures about it (지역 통계).'),
    facilities: facilities.below(t, 'facilities', 'Facilities in it (시설).'),
    programmes: programmes.below(t, 'programmes', 'Programmes for it (대상 사업).'),
    citations: citations(t),
  }),
})

builder.prismaObjectFields(Region, (t) => ({
  parent: t.field({
    type: Region,
    nullable: true,
    description: 'The province that it lies in on a day (소속 시·도); null for a province, and when it lay in none then.',
    args: { asOf: t.arg({ type: 'Date', description: 'Day (기준일); today when absent.' }) },
    extensions: {
      reads: { through: { relation: 'parents', to: 'parent' } },
      pothosPrismaSelect: (args: { asOf?: Date | null }, ctx: Context, nested: (query: object) => object) => ({
        select: { parents: { where: validOn(dayOf(args, ctx)), take: 1, select: { parent: nested({}) } } },
      }),
    },
    resolve: (region) => ((region as unknown as { parents: { parent: Row }[] }).parents[0]?.parent ?? null) as never,
  }),
}))

builder.prismaObject('RegionName', {
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
  }),
})

builder.prismaObject('RegionCode', {
  fields: (t) => ({
    scheme: t.expose('scheme', { type: RegionCodeScheme, description: 'System (코드 체계).' }),
    code: t.exposeString('code', {}),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
  }),
})

builder.prismaObject('RegionSuccession', {
  fields: (t) => ({
    succeededOn: t.expose('succeededOn', { type: 'Date' }),
    predecessor: t.relation('predecessor', { description: 'The abolished region (이전 지역).' }),
    successor: t.relation('successor', { description: 'What took its place (이후 지역).' }),
  }),
})

export const regions = namedList({
  name: 'Region',
  plural: 'regions',
  korean: '지역',
  type: Region,
  of: regionEntity,
  filter: RegionFilter,
  where: regionWhere,
})
