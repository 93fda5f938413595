import type { MatchSide } from '../../../prisma/generated/client/enums.ts'
import type { Context } from '../../context.ts'
import { CodedError, InputError } from '../../core/errors.ts'
import { reasonText } from '../../core/reason.ts'
import { operates, reviews } from '../../core/viewer.ts'
import { isOfNeed, type PrivyRow } from '../access.ts'

type Party = Exclude<MatchSide, 'OPERATOR'>

/** For whom a viewer acts in a match. */
export interface Acting<Side extends MatchSide = MatchSide> {
  side: Side
  /** The organisation on whose behalf; null: an expert, or an operator for somebody who has no access of their own. */
  organizationId: string | null
}

/** The sides that the viewer is of by itself. */
function sidesOf({ viewer }: Pick<Context, 'viewer'>, match: PrivyRow): Party[] {
  return [...(isOfNeed(viewer, match) ? ['NEED' as const] : []), ...(match.expertId === viewer.expertId ? ['EXPERT' as const] : [])]
}

const noSide = () => new CodedError('FORBIDDEN', 'Expected a viewer of one of the sides of the match.')

/**
 * The side for which a viewer acts: its own, or the one that an operator names for somebody who has no access of their
 * own, such as a prospective entrepreneur; an operator says why.
 * @param note what the step is to say; the reason of an operator is part of it
 * @throws CodedError FORBIDDEN for a viewer of neither side, InputError naming `side` or `reason`
 */
export function partyOf(match: PrivyRow, side: MatchSide | null, reason: string | null, ctx: Context): Acting<Party> {
  const own = sidesOf(ctx, match)
  if (side === 'OPERATOR') throw new InputError('side', 'Expected NEED or EXPERT.')
  if (side !== null && own.includes(side)) return { side, organizationId: side === 'NEED' ? match.need.organizationId : null }
  if (operates(ctx.viewer)) {
    if (side === null) throw new InputError('side', 'Expected the side for which the viewer acts, since it is of neither.')
    if (reason === null) throw new InputError('reason', 'Expected a reason, since the viewer acts for somebody else.')
    return { side, organizationId: null }
  }
  const [first, second] = own
  if (first === undefined || (side !== null && !own.includes(side))) throw noSide()
  if (second !== undefined) throw new InputError('side', 'Expected the side for which the viewer acts, since it is of both.')
  return { side: first, organizationId: first === 'NEED' ? match.need.organizationId : null }
}

/** The side for which a viewer acts where those who judge matches may do so too, for nobody but themselves. */
export function anyoneOf(match: PrivyRow, side: MatchSide | null, reason: string | null, ctx: Context): Acting {
  const isNone = sidesOf(ctx, match).length === 0
  if (reviews(ctx.viewer) && (side === 'OPERATOR' || (side === null && isNone))) return { side: 'OPERATOR', organizationId: null }
  return partyOf(match, side, reason, ctx)
}

/**
 * Lets those through who judge matches, but nobody her own.
 * @throws CodedError FORBIDDEN
 */
export function mustReview(match: PrivyRow, { viewer }: Context): void {
  if (!reviews(viewer)) throw new CodedError('FORBIDDEN', 'Expected a viewer who judges matches: with the scope WRITE_MATCHES for an organisation that is no enterprise.')
  if (isOfNeed(viewer, match) || match.expertId === viewer.expertId) throw new CodedError('FORBIDDEN', 'Expected a viewer who is of neither side of the match.')
}

/** A text that an argument may leave out. */
export const optionalReason = (given: string | null | undefined, field = 'reason'): string | null => (given == null ? null : reasonText(given, field))
