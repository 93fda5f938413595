import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { both } from '../core/filter.ts'
import { encodeId } from '../core/global-id.ts'
import { type Field, fieldsOf, type ModelFields } from '../core/graph.ts'
import type { Where } from '../core/page.ts'
import { operates } from '../core/viewer.ts'
import { personsOwnWhere } from './access.ts'
import { ConsentAudience, ConsentFieldGroup, ConsentPurpose, ConsentState } from './enums.ts'

/** Whether a consent holds on a day. */
export function consentState({ withdrawnAt, retentionUntil }: { withdrawnAt: Date | null; retentionUntil: Date }, today: Date): 'LIVE' | 'WITHDRAWN' | 'LAPSED' {
  if (withdrawnAt !== null) return 'WITHDRAWN'
  return retentionUntil < today ? 'LAPSED' : 'LIVE'
}

export const Consent = builder.prismaObject('Consent', {
  description: 'Consent (동의) of a person to show a group of fields to an audience for a purpose (개인정보 보호법 §15, §17, §22).',
  fields: (t) => ({
    id: t.id({ select: { id: true }, description: 'Id (식별자), for `withdrawConsent`.', resolve: ({ id }) => encodeId('Consent', id) }),
    purpose: t.expose('purpose', { type: ConsentPurpose, description: 'What it is given for (목적).' }),
    fieldGroup: t.expose('fieldGroup', { type: ConsentFieldGroup, description: 'Which fields it covers (항목).' }),
    audience: t.expose('audience', { type: ConsentAudience, description: 'Who may see them (제공 대상).' }),
    textVersion: t.exposeString('textVersion', {}),
    grantedAt: t.expose('grantedAt', { type: 'DateTime' }),
    retentionUntil: t.expose('retentionUntil', { type: 'Date' }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
    state: t.field({
      type: ConsentState,
      select: { withdrawnAt: true, retentionUntil: true },
      description: 'Whether it holds today (상태).',
      resolve: (consent, _args, { today }) => consentState(consent, today),
    }),
  }),
})

const latestFirst = [{ grantedAt: 'desc' as const }, { id: 'desc' as const }]

/** The consents of an expert, for herself and operators. */
export function consentsOfExpert(t: ModelFields): Field {
  return fieldsOf(t, 'consents').relation('consents' as never, {
    description: 'What she agreed to (동의), the latest first: told to herself and operators; empty for everybody else.',
    query: ((_args: object, ctx: Context) => ({ where: personsOwnWhere(ctx), orderBy: latestFirst })) as never,
  })
}

/** The consents of a prospective entrepreneur, for operators: nobody signs in as one. */
export function consentsOfEntrepreneur(t: ModelFields): Field {
  return fieldsOf(t, 'consents').relation('consents' as never, {
    description: 'What the person agreed to (동의), the latest first: told to operators (scope `OPERATE`); empty for everybody else.',
    query: ((_args: object, ctx: Context) => ({ where: operates(ctx.viewer) ? {} : { entrepreneurId: { in: [] } }, orderBy: latestFirst })) as never,
  })
}

/** The consents of a person, with what the query selects of them, as far as the viewer may see them. */
export async function findConsents(personId: string, ctx: Context, info: GraphQLResolveInfo) {
  const query = queryFromInfo({ context: ctx, info, typeName: 'Consent' }) as object
  const person: Where = { OR: [{ expertId: personId }, { entrepreneurId: personId }] }
  return ctx.prisma.consent.findMany({ ...query, where: both(person, personsOwnWhere(ctx)), orderBy: latestFirst })
}
