import type { builder } from '../../builder.ts'
import type { Types } from '../../core/graph.ts'
import { type Done, versionArg, writtenNode } from '../../core/mutation.ts'
import { MatchSide } from '../enums.ts'
import { Match, matchEntity } from '../match.ts'

type MutationFields = PothosSchemaTypes.MutationFieldBuilder<(typeof builder)['$inferSchemaTypes'], object>

/** What every mutation of a match takes. */
export interface MatchChange {
  id: string
  version: number
}

/** What one takes that both sides may call. */
export interface SidedChange extends MatchChange {
  side?: 'NEED' | 'EXPERT' | 'OPERATOR' | null
}

export const matchArgs = (t: MutationFields) => ({
  id: t.arg.id({ required: true, description: 'Id of the match (매칭).' }),
  version: versionArg(t, 'match'),
})

export const sideArg = (t: MutationFields) =>
  t.arg({ type: MatchSide, description: 'For which side the viewer acts (당사자); absent: the one that it is of. Asked of operators, who act for somebody without access, and say why.' })

/** An argument whose text stands in the step, which both sides and those who judge matches read. */
export const noteArg = (t: MutationFields, name: string, required: boolean) =>
  t.arg.string({ required, description: `${name}, at most 500 characters: both sides and those who judge matches read it.` })

export const matchPayload = (p: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<never>>) => ({ match: writtenNode(p, { type: Match, of: matchEntity, description: 'The match (매칭)' }) })
