import { builder } from '../builder.ts'
import { rowOfId } from '../core/row-loader.ts'
import { Region } from './region.ts'
import type { Territory } from './territory.ts'
import type { TerritoryChange as Change } from './territory-changes.ts'

const TerritoryChangeKind = builder.enumType('TerritoryChangeKind', {
  description: 'What happened to a territory (행정구역 변경의 종류).',
  values: {
    JOINED: { description: 'A unit joined it from outside (편입)' },
    LEFT: { description: 'A unit left it (분리)' },
    SUCCEEDED: { description: 'Another unit took its place, alone or with others (승계)' },
  },
} as const)

const said = { JOINED: 'joined', LEFT: 'left', SUCCEEDED: 'took its place' } as const

/** One line that says what changed, such as `2023-07-01: 군위군 joined (편입), before in 경상북도.` */
export function changeText({ kind, on, regionId, counterpartId }: Change, territory: Pick<Territory, 'nameAt'>): string {
  const korean = { JOINED: '편입', LEFT: '분리', SUCCEEDED: '승계' }[kind]
  const other = counterpartId === null ? '' : `, ${kind === 'JOINED' ? 'before' : 'since'} in ${territory.nameAt(counterpartId, on)}`
  return `${on}: ${territory.nameAt(regionId, on)} ${said[kind]} (${korean})${other}.`
}

export const TerritoryChange = builder.objectRef<Change>('TerritoryChange').implement({
  description: 'A change of a region’s territory (행정구역 변경): a figure of an earlier day is about another territory than one of today.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TerritoryChangeKind, description: 'What happened (종류).' }),
    on: t.field({ type: 'Date', description: 'First day on which it is so (변경일).', resolve: ({ on }) => new Date(`${on}T00:00:00Z`) }),
    region: rowOfId(t, {
      type: Region,
      typeName: 'Region',
      description: 'The unit that joined or left, or that took its place (해당 지역).',
      id: ({ regionId }) => regionId,
    }),
    counterpart: rowOfId(t, {
      type: Region,
      typeName: 'Region',
      nullable: true,
      description: 'Where that unit came from or went to (상대 지역); null: not told, or the kind is SUCCEEDED.',
      id: ({ counterpartId }) => counterpartId,
    }),
    note: t.string({
      description: 'The same in one line (설명), such as `2023-07-01: 군위군 joined (편입), before in 경상북도.`',
      resolve: (change, _args, ctx) => changeText(change, ctx.territory),
    }),
  }),
})
