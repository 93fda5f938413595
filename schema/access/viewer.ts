import { builder } from '../builder.ts'
import type { Budget, Context, Viewer as ViewerOf } from '../context.ts'
import { derive, type Derivation, derivedBy, type Find } from '../core/derived.ts'
import { both } from '../core/filter.ts'
import type { Row } from '../core/graph.ts'
import { type Grant, ownOrganizations } from '../core/viewer.ts'
import { Expert, expertEntity } from '../expert/expert.ts'
import { ExpertContact, ownContact } from '../expert/contact.ts'
import { inboxOf } from '../match/course/inbox.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'
import { AccessScope, MemberRole, ViewerKind } from './enums.ts'
import { ApiKey, keyInUse, keysText, managedKeys } from './keys.ts'
import { managedMembers, Member, membersText } from './members.ts'

interface OrganizationGrant extends Grant {
  organization: Row | null
}

const organizationsIn = (ids: (viewer: ViewerOf) => string[] | null): Find<object> => ({
  model: 'Organization',
  select: {},
  where: (_asked, ctx) => {
    const found = ids(ctx.viewer)
    return found === null ? null : both({ id: { in: found } }, organizationEntity.rule(ctx))
  },
  at: { organization: {} },
})

/** The organisations that the viewer acts for. */
const actingFor: Derivation<object, object, { organizations: Row[] }, OrganizationGrant[]> = {
  ask: () => ({}),
  parts: { organizations: organizationsIn(ownOrganizations) },
  read: ({ organizations }, _asked, { viewer: { grants } }) => grants.map((grant) => ({ ...grant, organization: organizations.find(({ id }) => id === grant.organizationId) ?? null })),
}

/** The one organisation that the viewer acts for; null: none, or several. */
const onlyOrganization: Derivation<object, object, { organizations: Row[] }, Row | null> = {
  ask: () => ({}),
  parts: { organizations: { ...organizationsIn(({ grants }) => (grants.length === 1 ? grants.map(({ organizationId }) => organizationId) : null)), at: { '': {} } } },
  read: ({ organizations: [organization = null] }) => organization,
}

/** The expert that the viewer is; null: none. */
const herself: Derivation<object, object, { experts: Row[] }, Row | null> = {
  ask: () => ({}),
  parts: {
    experts: { model: 'Expert', select: {}, where: (_asked, ctx) => (ctx.viewer.expertId === null ? null : both({ id: ctx.viewer.expertId }, expertEntity.rule(ctx))), at: { '': {} } },
  },
  read: ({ experts: [expert = null] }) => expert,
}

const RateLimit = builder.objectRef<Budget>('RateLimit').implement({
  description: 'What is left of the viewer’s points (요청 한도).',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'Points a minute (분당 점수).' }),
    remaining: t.exposeInt('remaining', { description: 'Points left, this request paid (남은 점수).' }),
    resetAt: t.expose('resetAt', { type: 'DateTime', description: 'When all points are back (초기화 시각).' }),
  }),
})

const ViewerOrganization = builder.objectRef<OrganizationGrant>('ViewerOrganization').implement({
  description: 'An organisation that the viewer acts for (소속 기관).',
  fields: (t) => ({
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organisation (기관); null where it left the graph a moment ago.',
      resolve: (grant) => grant.organization as never,
    }),
    role: t.field({ type: MemberRole, nullable: true, description: 'What the person is there (역할); null: it is a key that acts for it.', resolve: ({ role }) => role }),
    scopes: t.field({ type: [AccessScope], description: 'What the viewer may do for it (권한).', resolve: ({ scopes }) => [...scopes] }),
  }),
})

const Viewer = builder.objectRef<ViewerOf>('Viewer').implement({
  description: 'Who asks, and what the graph lets them do (이용자). It never tells a secret.',
  fields: (t) => ({
    kind: t.field({ type: ViewerKind, description: 'Sort of viewer (종류).', resolve: ({ kind }) => kind }),
    key: t.field({
      type: ApiKey,
      nullable: true,
      description: 'The API key that was used (사용한 키); null: none.',
      extensions: derivedBy(keyInUse),
      resolve: (_viewer, args, ctx, info) => derive(keyInUse, args, ctx, info) as never,
    }),
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organisation that the viewer acts for (기관); null where it acts for none or for several.',
      extensions: derivedBy(onlyOrganization),
      resolve: (_viewer, args, ctx, info) => derive(onlyOrganization, args, ctx, info) as never,
    }),
    organizations: t.field({
      type: [ViewerOrganization],
      description: 'The organisations that the viewer acts for (소속 기관), with what it may do for each.',
      extensions: derivedBy(actingFor),
      resolve: (_viewer, args, ctx, info) => derive(actingFor, args, ctx, info),
    }),
    scopes: t.field({ type: [AccessScope], description: 'All that the viewer may do (권한), for whichever organisation; empty: the open view.', resolve: ({ scopes }) => [...scopes] }),
    rateLimit: t.field({ type: RateLimit, description: 'Points of this minute (요청 한도).', resolve: (_viewer, _args, ctx) => ctx.budget() }),
    expert: t.field({
      type: Expert,
      nullable: true,
      description: 'The expert that the viewer is (전문가 본인); null: none.',
      extensions: derivedBy(herself),
      resolve: (_viewer, args, ctx, info) => derive(herself, args, ctx, info) as never,
    }),
    contact: t.field({
      type: ExpertContact,
      nullable: true,
      description: 'Name, employer and contact that the graph keeps of the expert that the viewer is (본인 정보 열람, 개인정보 보호법 §35); null: it is none, or nothing is kept.',
      extensions: derivedBy(ownContact),
      resolve: (_viewer, args, ctx, info) => derive(ownContact, args, ctx, info),
    }),
    inbox: inboxOf(t as never),
    keys: t.field({
      type: [ApiKey],
      description: `${keysText} Needs the scope \`ADMINISTER\`, but for an expert’s own; empty without it.`,
      args: { organizationId: t.arg.id({ description: 'Id of the organisation whose keys are asked for (기관); absent: all that the viewer acts for.' }) },
      extensions: derivedBy(managedKeys),
      resolve: (_viewer, args, ctx, info) => derive(managedKeys, args, ctx, info) as never,
    }),
    members: t.field({
      type: [Member],
      description: `${membersText} Needs the scope \`ADMINISTER\`; empty without it.`,
      args: { organizationId: t.arg.id({ description: 'Id of the organisation whose members are asked for (기관); absent: all that the viewer acts for.' }) },
      extensions: derivedBy(managedMembers),
      resolve: (_viewer, args, ctx, info) => derive(managedMembers, args, ctx, info) as never,
    }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.field({
    type: Viewer,
    description: 'Who asks, and what they may do here (이용자 본인).',
    extensions: { reads: { atHand: (ctx: Context) => ctx.viewer } },
    resolve: (_root, _args, { viewer }) => viewer,
  }),
}))
