import type { EnumRef, ObjectRef } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Label } from './enum-label.ts'
import { InputError } from './errors.ts'
import type { Field, Types } from './graph.ts'
import { rowOfId } from './row-loader.ts'

/** What a statistic rests on. */
export interface Basis {
  rows: number
  syntheticRows: number
}

/** What a statistic that counts rows by one or two keys answers. */
export interface Stats<Key extends string> {
  asOf: Date
  groups: readonly { keys: readonly StatValue<Key>[]; count: number }[]
  total: number
  basis: Basis
  published: readonly { id: string }[]
  /** As the fields of lists read it: what the filter says of a region. */
  args: { filter?: unknown }
}

export interface StatValue<Key extends string> {
  key: Key
  value: string | null
  label: Label
  /** Id of the region; null: the key is another, or it is not told. */
  regionId: string | null
}

export const includeSyntheticText = 'Whether rows made up for demonstration count too (가상 자료 포함); left out otherwise.'

/** Points of a statistic: one pass over all rows that its filter leaves. */
export const statCost = { field: 50, multiplier: 1 }

export const StatBasis = builder.objectRef<Basis>('StatBasis').implement({
  description: 'What a statistic rests on (통계 근거): rows of this graph, never all that there are in the country.',
  fields: (t) => ({
    rows: t.exposeInt('rows', { description: 'How many rows of the graph it rests on (자료 건수), made-up ones among them if asked for.' }),
    syntheticRows: t.exposeInt('syntheticRows', { description: 'How many of these rows were made up for demonstration (가상 자료 건수).' }),
    isComplete: t.boolean({
      description: 'Whether the rows are known to be all that there are (전수 여부); false: the graph holds what sources happen to name, and compares with a published figure only as a part does.',
      resolve: () => false,
    }),
  }),
})

/** The enum of a statistic's keys and the type of its answer. */
export function defineStats<Key extends string>(options: {
  /** Beginning of the names of its types. */
  name: string
  /** What is counted, in both languages. */
  counted: Label
  keys: Readonly<Record<Key, string>>
  region: unknown
  observation: unknown
  /** What `published` holds. */
  published: string
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Stats<Key>>) => Record<string, Field>
}): { Key: EnumRef<Types, Key>; Result: ObjectRef<Types, Stats<Key>> } {
  const { name, counted, keys, region, observation, published, fields } = options
  const Key = builder.enumType(`${name}StatKey`, {
    description: `What ${counted.en} can be counted by (분류 기준).`,
    values: Object.fromEntries(Object.entries<string>(keys).map(([key, description]) => [key, { description }])),
  }) as unknown as EnumRef<Types, Key>
  const Value = builder.objectRef<StatValue<Key>>(`${name}StatValue`).implement({
    description: 'One value that a group has in common (분류 값).',
    fields: (t) => ({
      key: t.field({ type: Key, description: 'What it is a value of (분류 기준).', resolve: ({ key }) => key as never }),
      value: t.exposeString('value', { nullable: true, description: 'Name of the enum’s value, code or year (값); null: no source tells it of these rows.' }),
      label: t.string({ description: 'What it is called in Korean (명칭); 미상 where it is not told.', resolve: ({ label }) => label.ko }),
      labelEn: t.string({ description: 'What it is called in English (영문 명칭); in Korean where no source gives that.', resolve: ({ label }) => label.en }),
      region: rowOfId(t, {
        type: region,
        typeName: 'Region',
        nullable: true,
        description: 'The region (지역); null: the key is another one, or it is not told.',
        id: ({ regionId }) => regionId,
      }),
    }),
  })
  const Group = builder.objectRef<Stats<Key>['groups'][number]>(`${name}StatGroup`).implement({
    description: `How many ${counted.en} have the same values (집계 항목).`,
    fields: (t) => ({
      keys: t.field({ type: [Value], description: 'Its values in the order of `groupBy` (분류 값).', resolve: (group) => [...group.keys] }),
      count: t.exposeInt('count', { description: `How many ${counted.en} of this graph (건수).` }),
    }),
  })
  const Result = builder.objectRef<Stats<Key>>(`${name}Stats`)
  Result.implement({
    description: `Counts of the ${counted.en} in this graph (${counted.ko} 통계): of those that sources name, not of all in the country; the figures that somebody published are in \`published\`.`,
    fields: (t) => ({
      asOf: t.expose('asOf', { type: 'Date', description: 'Day at which it was read (기준일).' }),
      groups: t.field({
        type: [Group],
        description: 'Groups that are not empty, in the order of their values, what is not told last (집계).',
        resolve: (stats) => [...stats.groups],
      }),
      total: t.exposeInt('total', { description: 'How many there are in all groups together, each once (합계).' }),
      basis: t.field({ type: StatBasis, description: 'What it rests on (통계 근거).', resolve: ({ basis }) => basis }),
      published: t.field({ type: [observation] as never, description: published, resolve: (stats) => [...stats.published] as never }),
      ...fields(t),
    }),
  })
  return { Key, Result }
}

/** @throws InputError for no key, for more than two, and for one given twice. */
export function checkKeys(keys: readonly string[]): void {
  if (keys.length < 1 || keys.length > 2) throw new InputError('groupBy', 'Expected one or two keys.')
  if (keys[0] === keys[1]) throw new InputError('groupBy.1', 'Expected a key other than the first one.')
}

/** @throws InputError for a filter that asks for made-up rows alone while they are left out. */
export function checkSynthetic(filter: { synthetic?: boolean | null } | null | undefined, includeSynthetic: boolean): void {
  if (filter?.synthetic === true && !includeSynthetic) {
    throw new InputError('filter.synthetic', 'Expected "includeSynthetic: true" beside it, since made-up rows are left out otherwise.')
  }
}
