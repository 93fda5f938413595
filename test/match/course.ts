import { randomUUID } from 'node:crypto'
import { parseId } from '../../schema/core/global-id.ts'
import { SubmitNeedDocument } from '../../sdk/src/operations.ts'
import { type Result, resultOf } from '../access/results.ts'
import { consent, published, type Registered, register } from '../expert/registering.ts'
import type { AskedGraph, TestGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

/** Those who have a part in a match, each as the graph answers them. */
export interface Actors {
  owner: AskedGraph
  expert: Registered
  reviewer: AskedGraph
  operator: AskedGraph
  /** Another enterprise, which has no part in it. */
  stranger: AskedGraph
}

type Provider = (subject: string) => Promise<string>

export const matchable = [published(), consent('PROFILE'), consent('IDENTITY'), consent('CONTACT')]

/** A need's owner, an expert who may be matched, a reviewer of no enterprise, and others. */
export async function actorsOf(graph: TestGraph, token: Provider): Promise<Actors> {
  const { database } = graph
  const [ours, theirs] = [await someEnterprise(database), await someEnterprise(database, 1)]
  const body = await database.prisma.organization.findFirstOrThrow({ where: { type: 'SUPPORT_ORGANIZATION' }, orderBy: { id: 'asc' } })
  return {
    owner: graph.as(await bearerOf(database, { organizationId: ours.id, scopes: ['WRITE_NEEDS'] })),
    expert: await register(graph, token, { consents: matchable }),
    reviewer: graph.as(await bearerOf(database, { organizationId: body.id, scopes: ['READ_EXPERTS', 'WRITE_MATCHES'] })),
    operator: graph.as(await bearerOf(database)),
    stranger: graph.as(await bearerOf(database, { organizationId: theirs.id, scopes: ['READ_EXPERTS', 'WRITE_NEEDS', 'WRITE_MATCHES'] })),
  }
}

/** A published need of the owner; gives its global id. */
export async function submitted(owner: AskedGraph, more: object = {}): Promise<string> {
  const input = { title: `건조 공정 개선 ${randomUUID().slice(0, 8)}`, description: '건조 온도가 고르지 않아 색이 변합니다.', stage: 'PRODUCT_IMPROVEMENT', fields: ['EA'], isDraft: false, ...more } as const
  const { submitNeed } = await owner.client.request(SubmitNeedDocument, { input: { ...input, fields: [...input.fields] } })
  if (submitNeed.__typename !== 'SubmitNeedPayload' || submitNeed.need === null) throw new Error(JSON.stringify(submitNeed))
  return submitNeed.need.id
}

const told = '__typename ... on ValidationError { field } ... on NotFoundError { field } ... on ConflictError { about: field }'

/** Calls a mutation of matches with the arguments as text. */
export async function act(graph: AskedGraph, name: string, args: string, more = ''): Promise<Result> {
  const Name = name.charAt(0).toUpperCase() + name.slice(1)
  const { about, ...result } = await resultOf(graph, `mutation { ${name}(${args}) { ${told} ${name === 'proposeMatch' ? '' : '... on StaleVersionError { current }'} ... on ${Name}Payload { match { id status version score } ${more} } } }`)
  return about === undefined ? result : { ...result, field: about }
}

/** A match as far as tests go on with it. */
export interface Course {
  id: string
  rowId: string
  version: number
  status: string
}

/** What a call wrote. @throws where it wrote nothing */
export function written(result: Result): Course {
  const { id, version, status } = (result as unknown as { match?: Course | null }).match ?? {}
  if (id === undefined || version === undefined || status === undefined) throw new Error(JSON.stringify(result))
  return { id, rowId: parseId(id, 'id').id, version, status }
}

export const on = ({ id, version }: Pick<Course, 'id' | 'version'>): string => `id: "${id}", version: ${version}`

export const propose = (graph: AskedGraph, needId: string, expertId: string) => act(graph, 'proposeMatch', `input: { needId: "${needId}", expertId: "${expertId}" }`)

/** A match that was proposed, reviewed and offered until a day far off. */
export async function offered({ reviewer, expert }: Pick<Actors, 'reviewer' | 'expert'>, needId: string, answerBy: string): Promise<Course> {
  const proposed = written(await propose(reviewer, needId, expert.id))
  const reviewed = written(await act(reviewer, 'reviewMatch', `${on(proposed)}, input: { decision: APPROVE, decidedBy: "김심사" }`))
  return written(await act(reviewer, 'offerMatch', `${on(reviewed)}, input: { answerBy: "${answerBy}" }`))
}

/** The same, accepted by both sides. */
export async function agreed(actors: Actors, needId: string, answerBy: string): Promise<Course> {
  const half = written(await act(actors.owner, 'acceptMatch', on(await offered(actors, needId, answerBy))))
  return written(await act(actors.expert.herself, 'acceptMatch', on(half)))
}
