import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import ValidationPlugin from '@pothos/plugin-validation'
import type PrismaTypes from '../prisma/generated/pothos.ts'
import { getDatamodel } from '../prisma/generated/pothos.ts'
import type { Context } from './context.ts'
import { CodedError } from './core/errors.ts'
import { can } from './core/viewer.ts'
import type { AccessScope } from '../prisma/generated/client/enums.ts'
import { fieldCost } from './core/cost.ts'

export interface GraphTypes {
  Context: Context
  AuthScopes: { known: boolean; scope: readonly AccessScope[] }
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  PrismaTypes: PrismaTypes
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: Date; Output: Date }
    DateTime: { Input: Date; Output: Date }
    Decimal: { Input: string; Output: { toFixed(): string } | string }
    Won: { Input: bigint; Output: bigint }
  }
}

/** The graph under construction: plugins and their options, no domain type. */
export const builder = new SchemaBuilder<GraphTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, ComplexityPlugin, ValidationPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  complexity: { disabled: true, fieldComplexity: fieldCost },
  errors: { defaultTypes: [] },
  prisma: {
    client: (context) => context.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    onUnusedQuery: null,
  },
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything that has a global id (노드).' },
    idFieldOptions: { description: 'Global id (식별자): opaque, the same on every server and day.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list (페이지 정보).' },
    hasNextPageFieldOptions: { description: 'Whether rows follow the page (다음 페이지 여부).' },
    hasPreviousPageFieldOptions: { description: 'Whether rows precede the page (이전 페이지 여부).' },
    startCursorFieldOptions: { description: 'Cursor of the first row (첫 커서); null: the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last row (끝 커서); null: the page is empty.' },
    pageInfoFieldOptions: { description: 'Where the page lies in the list (페이지 정보).' },
    nodesOnConnection: { description: 'The rows of the page (항목).' },
    edgesFieldOptions: { description: 'The rows of the page with their cursors (항목과 커서).' },
    nodeFieldOptions: { nullable: false, description: 'The row (항목).' },
    cursorFieldOptions: { description: 'Its position in the list (커서), for `after` and `before`.' },
  },
  scopeAuth: {
    authScopes: ({ viewer }) => ({ known: viewer.kind !== 'ANONYMOUS', scope: (scopes) => scopes.some((scope) => can(viewer, scope)) }),
    unauthorizedError: (_parent, { viewer }) =>
      viewer.kind === 'ANONYMOUS'
        ? new CodedError('UNAUTHENTICATED', 'Expected a key or a token in the header "Authorization: Bearer …".')
        : new CodedError('FORBIDDEN', 'Expected a viewer with a scope that this needs; its description names it.'),
  },
})

builder.mutationType({ description: 'What can be changed (변경): each needs a key or a token, and takes the header `Idempotency-Key`.' })

builder.subscriptionType({ description: 'What can be listened to (구독), as server-sent events: `Accept: text/event-stream`.' })

builder.queryType({ description: 'What can be asked of the graph (조회).' })
