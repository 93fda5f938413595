import type { LegalForm } from '../../prisma/generated/client/enums.ts'
import type { Scope } from '../context.ts'
import { InputError } from '../core/errors.ts'

const dayText = ({ today }: Scope) => today.toISOString().slice(0, 10)

/**
 * The region of a legal code that is in force today; null for none.
 * @throws InputError naming `field`
 */
export function seatOf(code: string | null, scope: Scope, field: string): string | null {
  if (code === null) return null
  const found = scope.territory.find(code, 'LEGAL', dayText(scope))
  if (found === null) throw new InputError(field, 'Expected a legal region code of two or five digits that is in force today, such as "48".')
  return found
}

/** What of a seat is kept: of a sole trader, whose seat may be a home, its province alone. */
export function keptSeat(regionId: string | null, legalForm: LegalForm | null, scope: Scope): string | null {
  return regionId === null || legalForm !== 'SOLE_TRADER' ? regionId : scope.territory.ancestorAt(regionId, 'SIDO', dayText(scope))
}

/** The legal code of a region, as history tells it; null: no region. */
export function seatCode(regionId: string | null, scope: Scope): string | null {
  return regionId === null ? null : scope.territory.codeAt(regionId, dayText(scope))
}
