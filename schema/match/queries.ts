import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Match, matches, matchEntity } from './match.ts'

builder.queryFields((t) => ({
  match: byId(t, { type: Match, of: matchEntity, description: 'One match (매칭)' }),
  matches: matches.root(t, 'Matches of technical needs with experts (매칭 목록).'),
}))
