import { v5 } from 'uuid'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { parseInput } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import { input } from '../core/input.ts'
import type { Transaction } from '../core/write.ts'

const NewSourceInput = builder.inputType('NewSourceInput', {
  description: 'A source that the graph does not have yet (새 출처); everybody sees it.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'Title as printed (제목), at most 300 characters.' }),
    url: t.string({ description: 'Address (주소), with http or https.' }),
    outlet: t.string({ description: 'Who published it (매체), at most 200 characters.' }),
    publishedOn: t.field({ type: 'Date', description: 'Day of publication (발행일).' }),
  }),
})

export const SourceInput = builder.inputType('SourceInput', {
  description: 'What a change rests on (근거 출처): a source of the graph, or a new one; exactly one of the two.',
  fields: (t) => ({
    id: t.id({ description: 'Id of a source of the graph (출처).' }),
    new: t.field({ type: NewSourceInput, description: 'A source that is not there yet (새 출처).' }),
  }),
})

const newSource = z.object({
  title: input.text(300),
  url: input.text(2000).regex(/^https?:\/\/\S+$/, 'Expected an address with http or https.').nullish(),
  outlet: input.text(200).nullish(),
  publishedOn: input.day().nullish(),
})

const sourceInput = z.object({ id: z.string().nullish(), new: z.custom<object>().nullish() })

/** What operators give as `source`, as GraphQL read it. */
export type GivenSource = Record<string, unknown>

/**
 * The id of the source that an input names; a new one is written, once however often it is given.
 * @param synthetic whether the row that rests on it was made up: its sources are too, and a real row's never
 * @throws InputError, NotFoundError or ConflictError naming a field of `source`
 */
export async function sourceOf(tx: Transaction, given: GivenSource, synthetic: boolean): Promise<string> {
  const { id: globalId, new: told } = parseInput(sourceInput, { ...given }, 'source')
  if ((globalId == null) === (told == null)) throw new InputError('source', 'Expected exactly one of "id", "new".')
  if (globalId == null) return writeSource(tx, parseInput(newSource, { ...told }, 'source.new'), synthetic)
  const found = await tx.source.findUnique({ where: { id: decodeId(globalId, ['Source'], 'source.id') }, select: { id: true, synthetic: true } })
  if (found === null) throw new NotFoundError('source.id')
  if (found.synthetic !== synthetic) throw new ConflictError('Expected a real source for a real row, and a made-up one for a made-up row.', 'source.id')
  return found.id
}

const space = v5('sources', v5.URL)

async function writeSource(tx: Transaction, told: z.infer<typeof newSource>, synthetic: boolean): Promise<string> {
  const { title, url = null, outlet = null, publishedOn = null } = told
  const id = v5(JSON.stringify([title, url, outlet, publishedOn, synthetic]), space)
  await tx.source.createMany({ data: { id, key: `given-${id}`, title, url, outlet, publishedOn, synthetic }, skipDuplicates: true })
  return id
}

/** The arguments of a mutation of operators beside its own: what it rests on, and why. */
export function groundArgs(t: PothosSchemaTypes.MutationFieldBuilder<typeof builder.$inferSchemaTypes, object>) {
  return {
    source: t.arg({ type: SourceInput, required: true, description: 'What it rests on (근거 출처).' }),
    reason: t.arg.string({ required: true, description: 'Why (사유), at most 500 characters; whoever sees the row reads it in its history.' }),
  }
}

/** What `groundArgs` give. */
export interface Ground {
  source: GivenSource
  reason: string
}
