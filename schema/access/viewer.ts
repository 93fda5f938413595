import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Budget, Context, Viewer as ViewerOf } from '../context.ts'
import { both } from '../core/filter.ts'
import { findVisible, type Row } from '../core/graph.ts'
import type { Grant } from '../core/viewer.ts'
import { Expert, expertEntity } from '../expert/expert.ts'
import { ExpertContact, ownContact } from '../expert/contact.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'
import { AccessScope, MemberRole, ViewerKind } from './enums.ts'
import { ApiKey, findKeys, keyInUse, keysText } from './keys.ts'
import { findMembers, Member, membersText } from './members.ts'

interface OrganizationGrant extends Grant {
  organization: Row | null
}

/** The organisations that a viewer acts for, with what the query selects of them. */
async function grantsOf({ grants }: ViewerOf, ctx: Context, info: GraphQLResolveInfo): Promise<OrganizationGrant[]> {
  const query = queryFromInfo({ context: ctx, info, typeName: 'Organization', paths: [[{ name: 'organization' }]] })
  const ids = grants.map(({ organizationId }) => organizationId)
  const where = both({ id: { in: ids } }, organizationEntity.rule(ctx))
  const rows = ids.length === 0 ? [] : ((await ctx.prisma.organization.findMany({ ...(query as object), where })) as unknown as Row[])
  return grants.map((grant) => ({ ...grant, organization: rows.find(({ id }) => id === grant.organizationId) ?? null }))
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
      resolve: (viewer, _args, ctx, info) => keyInUse(viewer, ctx, info),
    }),
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organisation that the viewer acts for (기관); null where it acts for none or for several.',
      resolve: async ({ grants }, _args, ctx, info) => {
        const [first, second] = grants
        if (first === undefined || second !== undefined) return null
        const [row = null] = await findVisible(organizationEntity, { id: first.organizationId }, ctx, info)
        return row as never
      },
    }),
    organizations: t.field({
      type: [ViewerOrganization],
      description: 'The organisations that the viewer acts for (소속 기관), with what it may do for each.',
      resolve: (viewer, _args, ctx, info) => grantsOf(viewer, ctx, info),
    }),
    scopes: t.field({ type: [AccessScope], description: 'All that the viewer may do (권한), for whichever organisation; empty: the open view.', resolve: ({ scopes }) => [...scopes] }),
    rateLimit: t.field({ type: RateLimit, description: 'Points of this minute (요청 한도).', resolve: (_viewer, _args, ctx) => ctx.budget() }),
    expert: t.field({
      type: Expert,
      nullable: true,
      description: 'The expert that the viewer is (전문가 본인); null: none.',
      resolve: async ({ expertId }, _args, ctx, info) => {
        const [row = null] = expertId === null ? [] : await findVisible(expertEntity, { id: expertId }, ctx, info)
        return row as never
      },
    }),
    contact: t.field({
      type: ExpertContact,
      nullable: true,
      description: 'Name, employer and contact that the graph keeps of the expert that the viewer is (본인 정보 열람, 개인정보 보호법 §35); null: it is none, or nothing is kept.',
      resolve: ({ expertId }, _args, ctx) => ownContact(expertId, ctx),
    }),
    keys: t.field({
      type: [ApiKey],
      description: `${keysText} Needs the scope \`ADMINISTER\`, but for an expert’s own; empty without it.`,
      args: { organizationId: t.arg.id({ description: 'Id of the organisation whose keys are asked for (기관); absent: all that the viewer acts for.' }) },
      resolve: (_viewer, { organizationId }, ctx, info) => findKeys(organizationId ?? null, ctx, info),
    }),
    members: t.field({
      type: [Member],
      description: `${membersText} Needs the scope \`ADMINISTER\`; empty without it.`,
      args: { organizationId: t.arg.id({ description: 'Id of the organisation whose members are asked for (기관); absent: all that the viewer acts for.' }) },
      resolve: (_viewer, { organizationId }, ctx, info) => findMembers(organizationId ?? null, ctx, info),
    }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.field({
    type: Viewer,
    description: 'Who asks, and what they may do here (이용자 본인).',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
}))
