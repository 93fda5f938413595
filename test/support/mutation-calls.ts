import { getNamedType, type GraphQLInputType, type GraphQLObjectType, isInputObjectType } from 'graphql'
import { schema } from '../../schema/index.ts'

const organizations = ['Enterprise', 'CivicOrganization']
const persons = ['Expert', 'ProspectiveEntrepreneur']
const ground = 'source: { new: { title: "출처" } }, reason: "확인"'
const consent = 'purpose: MATCHING, fieldGroup: PROFILE, audience: PARTNERS, textVersion: "1", retentionUntil: "2090-01-01"'
const figure = 'metric: "x", value: "1", unit: WON, periodKind: AT'

interface Call {
  types: readonly string[]
  call: (id: string) => string
  /** Whether operators do it for persons whom they may not see. */
  isOfPersons?: boolean
}

/** Each id that a mutation takes: of which types it may be, and a call with it that would do something. */
export const calls: Readonly<Record<string, Call>> = {
  'correctFact id': { types: ['Need', ...organizations, ...persons], call: (id) => `correctFact(id: ${id}, version: 1, field: "name", value: "x", ${ground})` },
  'correctFact source.id': { types: ['Source'], call: (id) => `correctFact(id: ${id}, version: 1, field: "name", value: "x", source: { id: ${id} }, reason: "확인")` },
  'cancelMatchRun id': { types: ['MatchRun'], call: (id) => `cancelMatchRun(id: ${id})` },
  'runMatching input.needs': { types: ['Need'], call: (id) => `runMatching(input: { needs: [${id}], perNeed: 1 })` },
  'runMatching input.experts': { types: ['Expert'], call: (id) => `runMatching(input: { experts: [${id}], perNeed: 1 })` },
  'runMatching input.organizationId': { types: organizations, call: (id) => `runMatching(input: { organizationId: ${id}, perNeed: 1 })` },
  'createApiKey input.organizationId': { types: organizations, call: (id) => `createApiKey(input: { organizationId: ${id}, kind: SECRET, label: "앱" })` },
  'declareTie input.expertId': { types: ['Expert'], isOfPersons: true, call: (id) => `declareTie(input: { expertId: ${id}, kind: FAMILY, organizationId: "RW50ZXJwcmlzZTowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA=" }, reason: "확인")` },
  'declareTie input.organizationId': { types: organizations, call: (id) => `declareTie(input: { kind: FAMILY, organizationId: ${id} })` },
  'declareTie input.entrepreneurId': { types: ['ProspectiveEntrepreneur'], call: (id) => `declareTie(input: { kind: FAMILY, entrepreneurId: ${id} })` },
  'grantConsent personId': { types: persons, isOfPersons: true, call: (id) => `grantConsent(personId: ${id}, reason: "확인", input: { ${consent} })` },
  'inviteMember input.organizationId': { types: organizations, call: (id) => `inviteMember(input: { organizationId: ${id}, issuer: "https://id.example/", subject: "x", role: REVIEWER })` },
  'acceptMatch id': { types: ['Match'], call: (id) => `acceptMatch(id: ${id}, version: 1)` },
  'completeMatch id': { types: ['Match'], call: (id) => `completeMatch(id: ${id}, version: 1, input: { result: SOLVED, hours: 1 })` },
  'contestMatch id': { types: ['Match'], call: (id) => `contestMatch(id: ${id}, version: 1, reason: "확인")` },
  'declineMatch id': { types: ['Match'], call: (id) => `declineMatch(id: ${id}, version: 1, reason: "확인")` },
  'offerMatch id': { types: ['Match'], call: (id) => `offerMatch(id: ${id}, version: 1, input: { answerBy: "2090-01-01" })` },
  'rateMatch id': { types: ['Match'], call: (id) => `rateMatch(id: ${id}, version: 1, input: { rating: 5 })` },
  'recordMatchProgress id': { types: ['Match'], call: (id) => `recordMatchProgress(id: ${id}, version: 1, input: { note: "진단" })` },
  'revealMatchContact id': { types: ['Match'], call: (id) => `revealMatchContact(id: ${id}, version: 1, reason: "상담")` },
  'reviewMatch id': { types: ['Match'], call: (id) => `reviewMatch(id: ${id}, version: 1, input: { decision: APPROVE, decidedBy: "심사자" })` },
  'startMatch id': { types: ['Match'], call: (id) => `startMatch(id: ${id}, version: 1)` },
  'stopMatch id': { types: ['Match'], call: (id) => `stopMatch(id: ${id}, version: 1, reason: "확인")` },
  'proposeMatch input.needId': { types: ['Need'], call: (id) => `proposeMatch(input: { needId: ${id}, expertId: "RXhwZXJ0OjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==" })` },
  'proposeMatch input.expertId': { types: ['Expert'], call: (id) => `proposeMatch(input: { needId: "TmVlZDowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA=", expertId: ${id} })` },
  'proposeMatch input.programmeId': { types: ['Programme'], call: (id) => `proposeMatch(input: { needId: "TmVlZDowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA=", expertId: "RXhwZXJ0OjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==", programmeId: ${id} })` },
  'proposeMatch input.runId': { types: ['MatchRun'], call: (id) => `proposeMatch(input: { needId: "TmVlZDowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA=", expertId: "RXhwZXJ0OjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==", runId: ${id} })` },
  'recordMatchFigures programmeId': { types: ['Programme'], call: (id) => `recordMatchFigures(programmeId: ${id}, asOf: "2026-07-01", reason: "확인")` },
  'mergeProfiles id': { types: ['Expert'], isOfPersons: true, call: (id) => `mergeProfiles(id: ${id}, sameAsId: "RXhwZXJ0OjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==", reason: "확인")` },
  'mergeProfiles sameAsId': { types: ['Expert'], isOfPersons: true, call: (id) => `mergeProfiles(id: "RXhwZXJ0OjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==", sameAsId: ${id}, reason: "확인")` },
  'recordCertification input.holderId': { types: ['Enterprise'], call: (id) => `recordCertification(input: { holderId: ${id}, scheme: COOPERATIVE, act: REPORTED, stage: CERTIFIED }, ${ground})` },
  'recordCertification input.issuerId': { types: organizations, call: (id) => `recordCertification(input: { holderId: ${id}, issuerId: ${id}, scheme: COOPERATIVE, act: REPORTED, stage: CERTIFIED }, ${ground})` },
  'recordCertification source.id': { types: ['Source'], call: (id) => `recordCertification(input: { holderId: ${id}, scheme: COOPERATIVE, act: REPORTED, stage: CERTIFIED }, source: { id: ${id} }, reason: "확인")` },
  'recordObservation input.baseId': { types: ['Observation'], call: (id) => `recordObservation(input: { subjectId: ${id}, baseId: ${id}, ${figure} }, ${ground})` },
  'recordObservation input.subjectId': { types: organizations, call: (id) => `recordObservation(input: { subjectId: ${id}, ${figure} }, ${ground})` },
  'recordObservation source.id': { types: ['Source'], call: (id) => `recordObservation(input: { subjectId: ${id}, ${figure} }, source: { id: ${id} }, reason: "확인")` },
  'removeTie id': { types: ['ExpertTie'], isOfPersons: true, call: (id) => `removeTie(id: ${id}, reason: "확인")` },
  'removeMember id': { types: ['Membership'], call: (id) => `removeMember(id: ${id})` },
  'revealExpertContact input.expertId': { types: ['Expert'], call: (id) => `revealExpertContact(input: { expertId: ${id}, purpose: MATCHING, reason: "자문" })` },
  'revealExpertContact input.organizationId': { types: organizations, call: (id) => `revealExpertContact(input: { expertId: ${id}, organizationId: ${id}, purpose: MATCHING, reason: "자문" })` },
  'revokeApiKey id': { types: ['ApiKey'], call: (id) => `revokeApiKey(id: ${id})` },
  'rotateApiKey id': { types: ['ApiKey'], call: (id) => `rotateApiKey(id: ${id})` },
  'submitNeed input.enterpriseId': { types: organizations, call: (id) => `submitNeed(input: { enterpriseId: ${id}, title: "제목", description: "내용", stage: PRODUCTION, fields: ["EE"], isDraft: true })` },
  'updateExpert id': { types: ['Expert'], isOfPersons: true, call: (id) => `updateExpert(id: ${id}, version: 1, reason: "확인", input: { careerBand: FROM_20 })` },
  'updateNeed id': { types: ['Need'], call: (id) => `updateNeed(id: ${id}, version: 1, input: { title: "제목" })` },
  'updateOrganization id': { types: organizations, call: (id) => `updateOrganization(id: ${id}, version: 1, input: { note: "비고" })` },
  'verifyOrganization id': { types: organizations, call: (id) => `verifyOrganization(id: ${id}, version: 1, decision: VERIFIED, ${ground})` },
  'verifyOrganization source.id': { types: ['Source'], call: (id) => `verifyOrganization(id: ${id}, version: 1, decision: VERIFIED, source: { id: ${id} }, reason: "확인")` },
  'withdrawConsent id': { types: ['Consent'], isOfPersons: true, call: (id) => `withdrawConsent(id: ${id}, reason: "확인")` },
  'withdrawConsent personId': { types: persons, isOfPersons: true, call: (id) => `withdrawConsent(personId: ${id}, fieldGroup: PROFILE, reason: "확인")` },
  'withdrawNeed id': { types: ['Need'], call: (id) => `withdrawNeed(id: ${id}, version: 1)` },
}

/** Mutations that take no id, each by a call that would do something. */
export const callsWithoutId: Readonly<Record<string, string>> = {
  registerExpert: `registerExpert(input: { name: "이름", careerBand: FROM_20, region: "11", fields: ["EE"], consents: [{ ${consent} }] })`,
  setMatchPolicy: 'setMatchPolicy(version: 1, reason: "확인", input: { textCosine: 0.4 })',
  registerOrganization: 'registerOrganization(input: { type: ENTERPRISE, name: "", legalForm: STOCK_COMPANY })',
}

/** Every id that a mutation of the schema takes, as the calls name them. */
export function idsOfMutations(): string[] {
  const within = (type: GraphQLInputType, path: string): string[] => {
    const named = getNamedType(type)
    if (named.name === 'ID') return [path]
    return isInputObjectType(named) ? Object.values(named.getFields()).flatMap((field) => within(field.type, `${path}.${field.name}`)) : []
  }
  const mutations = (schema.getMutationType() as GraphQLObjectType).getFields()
  return Object.values(mutations).flatMap(({ name, args }) => args.flatMap((argument) => within(argument.type, `${name} ${argument.name}`)))
}
