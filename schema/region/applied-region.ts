import { builder } from '../builder.ts'
import type { Field } from '../core/graph.ts'
import type { ListResult } from '../core/list.ts'
import { regionReach } from './inputs.ts'
import type { RegionReach } from './territory.ts'

const AppliedSuccessor = builder.objectRef<RegionReach['successors'][number]>('AppliedSuccessor').implement({
  description: 'What an abolished region code reaches instead (승계 지역).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Korean name (이름).' }),
    code: t.exposeString('code', { nullable: true, description: 'Its legal code on that day (법정동 코드).' }),
  }),
})

const AppliedRegion = builder.objectRef<RegionReach>('AppliedRegion').implement({
  description: 'How the region of a filter was read (적용된 지역).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code as asked for (코드).' }),
    name: t.exposeString('name', { description: 'The unit that it names (이름).' }),
    asOf: t.field({ type: 'Date', description: 'Day at which it was read (기준일).', resolve: (reach) => new Date(`${reach.asOf}T00:00:00Z`) }),
    isAbolished: t.exposeBoolean('isAbolished', { description: 'Whether the code was no longer in force on that day (폐지 여부).' }),
    successors: t.field({
      type: [AppliedSuccessor],
      description: 'What it reaches instead (승계 지역); empty while the code is in force.',
      resolve: (reach) => [...reach.successors],
    }),
  }),
})

/** The field of a connection that says how its region filter was read. */
export const appliedRegion = (t: PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], ListResult>): Record<string, Field> => ({
  appliedRegion: t.field({
    type: AppliedRegion,
    nullable: true,
    description: 'How the region of the filter was read (적용된 지역); null: the filter names none.',
    resolve: (result, _args, ctx) => regionReach((result.args.filter ?? {}) as { region?: string; asOf?: Date }, ctx),
  }) as Field,
})
