import type { Asker } from '../support/askers.ts'
import type { Subject } from '../support/subject.ts'

const owns = (who: Asker, { facts: { ownerId } }: Subject) => who.operates || (ownerId !== undefined && who.organizationIds.includes(ownerId))
const administers = (who: Asker, { facts: { ownerId } }: Subject) => who.operates || (ownerId !== undefined && who.administers.includes(ownerId))
const isHerself = (who: Asker, { facts: { expertId } }: Subject) => expertId !== undefined && who.expertId === expertId
const sharesProfile = (who: Asker, { facts: { profile } }: Subject) => profile === 'PUBLIC' || (profile === 'PARTNERS' && who.readsExperts)

/** Who sees a row or a field: what the table below is written in, told once more and in other words than by the rules of the product. */
export const sights = {
  /** Everybody. */
  OPEN: () => true,
  /** Whoever sees the row that it hangs on: it has no way of its own. */
  HELD: () => true,
  /** The viewer itself. */
  VIEWER: () => true,
  /** Of a verified organisation everybody; else it and operators. */
  VERIFIED: (who, row) => row.facts.isVerified === true || owns(who, row),
  /** Of a body corporate everybody; of a sole trader itself and operators. */
  IMPERSONAL: (who, row) => row.facts.isSoleTrader !== true || owns(who, row),
  /** Of a published need everybody; of a draft its organisation and operators. */
  PUBLISHED: (who, row) => row.facts.isDraft !== true || owns(who, row),
  /** Its organisation and operators. */
  OWNER: owns,
  /** By live consent to show the profile: to everybody, or to whoever may read experts; and herself. */
  PROFILE: (who, row) => isHerself(who, row) || sharesProfile(who, row),
  /** By live consent to show the name too: to whoever may read experts; and herself. */
  IDENTITY: (who, row) => isHerself(who, row) || (sharesProfile(who, row) && who.readsExperts && row.facts.sharesIdentity === true),
  /** Of a natural person's own papers (consents, looks at her contact): herself and operators. */
  PERSONS_OWN: (who, row) => isHerself(who, row) || who.operates,
  /** Keys and members: who administers the organisation, an expert her own, operators. */
  MANAGED: (who, row) => administers(who, row) || isHerself(who, row),
  /** What is said between those concerned with a match: its need's organisation, its expert, and operators; those who judge matches too, of whom there is none here. */
  PRIVY: (who, row) => owns(who, row) || isHerself(who, row),
  /** Why a match has its score: those concerned, who may read experts, and the expert. */
  EXPLAINED: (who, row) => isHerself(who, row) || (who.readsExperts && owns(who, row)),
  /** Runs of the matching: who matches for the organisation that asked for them, and operators. */
  MATCHING: (who, row) => who.operates || (owns(who, row) && who.scopes.includes('WRITE_MATCHES')),
  /** Operators alone. */
  OPERATOR: (who) => who.operates,
  /** Whoever sees what is cited. */
  CITED: (who, { cites }) => cites !== undefined && mayRead(who, cites.of, cites.field),
} as const satisfies Record<string, (who: Asker, row: Subject) => boolean>

export type Sight = keyof typeof sights

/** Whether a viewer may read a field of a row, by the table. */
export function mayRead(who: Asker, row: Subject, field: string): boolean {
  const rule = (name: Sight): boolean => sights[name](who, row)
  return rule(rowSight(row.type)) && rule(sightOf(row.type, field))
}

/** The sight of the rows of a type: that of their id, and of types without one the first that stands there. */
export function rowSight(type: string): Sight {
  const groups = Object.entries(rowsOf(type)) as [Sight, string][]
  const [sight] = groups.find(([, fields]) => fields.split(' ').includes('id')) ?? groups[0] ?? []
  if (sight === undefined) throw new Error(`no row for the type ${type}`)
  return sight
}

/** The sight of a field; one without a row, which the first test names, counts as its type does. */
export function sightOf(type: string, field: string): Sight {
  const [sight] = (Object.entries(rowsOf(type)) as [Sight, string][]).find(([, fields]) => fields.split(' ').includes(field)) ?? []
  return sight ?? rowSight(type)
}

type Row = Partial<Record<Sight, string>>

/** The row of a type, with that of the interface whose fields it has. */
export function rowsOf(type: string): Row {
  const own = table[type] ?? {}
  if (!organizationTypes.includes(type)) return own
  const all = new Set([...Object.keys(table['Organization'] ?? {}), ...Object.keys(own)]) as Set<Sight>
  return Object.fromEntries([...all].map((sight) => [sight, [table['Organization']?.[sight], own[sight]].filter((one) => one !== undefined).join(' ')]))
}

export const organizationTypes = ['Enterprise', 'PublicBuyer', 'SupportOrganization', 'CivicOrganization']

/** What connections and edges have; what one has beyond it stands in the table. */
export const standardFields = ['nodes', 'edges', 'pageInfo', 'totalCount', 'appliedRegion', 'cursor', 'node']

/** The fields of every type by who sees them. A relation that is OPEN leads to rows that are seen by the row of their own type. */
export const table: Readonly<Record<string, Row>> = {
  // Hidden from some.
  Organization: {
    VERIFIED:
      'id name nameEn names region parent branches supervisor supervised publicRoles agreements programmeRoles plans measures facilities eventRoles funds sharingPlatforms surveys campaignRoles honoursGiven observations relationsFrom relationsTo timeline note standing isSynthetic createdAt updatedAt version history citations',
    IMPERSONAL: 'identifiers contactPoints',
  },
  Enterprise: { VERIFIED: 'kinds legalForm industry isWomenOwned isDisabledOwned certifications honours needs sales', IMPERSONAL: 'registrationNumber' },
  PublicBuyer: { VERIFIED: 'kind purchases' },
  SupportOrganization: { VERIFIED: 'operatedSince' },
  CivicOrganization: { VERIFIED: 'form' },
  Expert: {
    PROFILE: 'id name nameEn careerBand region fields expertise capacity availableFrom availableUntil languages worksOnSite stages industries matches isSynthetic createdAt updatedAt version citations',
    IDENTITY: 'identity',
    PERSONS_OWN: 'history consents contactViews ties',
    OPERATOR: 'sameAs',
  },
  ProspectiveEntrepreneur: { PROFILE: 'id name nameEn form region needs isSynthetic citations', OPERATOR: 'consents' },
  Need: {
    PUBLISHED: 'id title description stage status enterprise entrepreneur fields expertsWanted startsOn endsOn languages onSite prefersHighCareer matches isSynthetic createdAt updatedAt version history citations',
    OWNER: 'confidential',
  },
  Citation: { CITED: 'id source factId field locator method quotedAs normalizedTo note' },
  Consent: { PERSONS_OWN: 'id purpose fieldGroup audience textVersion grantedAt retentionUntil withdrawnAt state' },
  ExpertTie: { PERSONS_OWN: 'id kind organization entrepreneur createdAt' },
  ContactView: { PERSONS_OWN: 'viewedAt purpose reason viewer organization' },
  ApiKey: { MANAGED: 'id keyId kind label scopes origins organization createdAt expiresAt lastUsedAt revokedAt isLive' },
  Membership: { MANAGED: 'id issuer subject role organization createdAt' },
  Change: { HELD: 'at action version reason sourceId values', OPERATOR: 'actor' },
  Viewer: { VIEWER: 'kind key organization organizations scopes rateLimit expert contact inbox keys members' },

  // Seen with what they hang on.
  AgreementGoal: { HELD: 'kind name nameEn citations' },
  AgreementParty: { HELD: 'agreement organization citations' },
  Appearance: { HELD: 'event kind role talk citations' },
  AppliedRegion: { HELD: 'asOf code isAbolished name successors' },
  AppliedSuccessor: { HELD: 'code name' },
  CampaignBeneficiary: { HELD: 'group citations' },
  CampaignBody: { HELD: 'campaign organization role citations' },
  CampaignOutcome: { HELD: 'name nameEn state citations' },
  // Who is told of which change: test/change holds it.
  ChangeEvent: { HELD: 'cursor kind type at nodeId node' },
  ChangedValue: { HELD: 'field former current' },
  ContactPoint: { HELD: 'name nameEn phone citations' },
  EventBody: { HELD: 'event organization role citations' },
  ExpertContact: { HELD: 'name employer email phone' },
  ExpertIdentity: { HELD: 'name employer' },
  HeldKind: { HELD: 'kind stage label labelEn validFrom validTo citations' },
  HonourBody: { HELD: 'honour organization role citations' },
  InboxItem: { HELD: 'kind raisedAt dueOn match' },
  MatchOutcome: { HELD: 'result hours jobs needRating expertRating completedOn' },
  MatchStep: { HELD: 'kind side decidedBy note hours at' },
  GlossaryTerm: { HELD: 'lay technical isBuiltIn' },
  MatchCandidate: { HELD: 'rank score need expert expertState criteria conflicts whatWouldChangeIt outlook policyVersion' },
  MatchConflict: { HELD: 'reason label evidence' },
  MatchCriterion: { HELD: 'key label weight value contribution evidence' },
  MatchPolicy: { HELD: 'version weights textCosine outcomePrior asksHalved askHalfLife glossary reason createdAt' },
  MatchRun: { MATCHING: 'id status objective perNeed perExpert minScore policyVersion inputsHash progress value bound failure createdAt updatedAt startedAt endedAt previous cohortNeeds diff version history' },
  CohortNeed: { HELD: 'need unmatched pairs' },
  MatchRunPair: { HELD: 'rank isAlternate score expert' },
  MatchRunDiff: { HELD: 'addedCount removedCount keptCount added removed kept' },
  MatchRunDiffPair: { HELD: 'need expert score' },
  MatchWeight: { HELD: 'criterion weight share' },
  RankChange: { HELD: 'criterion change newScore newRank reachesTarget' },
  Milestone: { HELD: 'kind plannedIn actualIn punctuality citations' },
  OrganizationIdentifier: { HELD: 'scheme value verified' },
  OrganizationName: { HELD: 'value lang kind validFrom validTo citations' },
  PageInfo: { HELD: 'hasNextPage hasPreviousPage startCursor endCursor' },
  PartialDate: { HELD: 'value precision part relation earliest latest quotedAs' },
  ProgrammeBeneficiary: { HELD: 'group citations' },
  ProgrammeBody: { HELD: 'programme organization role citations' },
  ProgrammeOutcome: { HELD: 'name nameEn state citations' },
  RateLimit: { HELD: 'limit remaining resetAt' },
  RegionCode: { HELD: 'code scheme validFrom validTo' },
  RegionName: { HELD: 'name nameEn validFrom validTo' },
  RegionSuccession: { HELD: 'predecessor successor succeededOn' },
  SearchHit: { HELD: 'name node via matchedName isSynthetic' },
  TerritoryChange: { HELD: 'kind on region counterpart note' },
  TimelineEntry: { HELD: 'id kind role on title isSynthetic node' },
  ViewerOrganization: { HELD: 'organization role scopes' },

  // Counted from what the viewer sees.
  EnterpriseStats: { HELD: 'asOf groups total basis published appliedRegion' },
  EnterpriseStatGroup: { HELD: 'keys count' },
  EnterpriseStatValue: { HELD: 'key value label labelEn region' },
  ExpertStats: { HELD: 'asOf groupBy groups' },
  ExpertStatGroup: { HELD: 'value label labelEn region count suppressed' },
  NeedStats: { HELD: 'asOf groups total basis published appliedRegion' },
  NeedStatGroup: { HELD: 'keys count' },
  NeedStatValue: { HELD: 'key value label labelEn region' },
  ObservationSeries: { HELD: 'metric region points undatedCount territoryChanges basis' },
  SeriesPoint: { HELD: 'day period value observation change' },
  SeriesChange: { HELD: 'since years absolute ratio yearlyGrowth isApproximate method' },
  PlanProgress: { HELD: 'plan rows budgets measuresWithoutFigures basis' },
  PlanProgressRow: { HELD: 'measure metric year target actual budget spent ratio state method' },
  PlanBudget: { HELD: 'year budget lines itemised unitemised method' },
  StatBasis: { HELD: 'rows syntheticRows isComplete' },

  // Told by sources, for everybody.
  Agreement: { OPEN: 'id name nameEn purpose signedIn parties goals relationsFrom relationsTo isSynthetic createdAt updatedAt version history citations' },
  Campaign: { OPEN: 'id name nameEn description bodies beneficiaries outcomes countedGroups observations relationsTo isSynthetic createdAt updatedAt version history citations' },
  Certification: { OPEN: 'id holder scheme act stage designationType number socialPurposeType issuer issuedOn validFrom validTo status isSynthetic version history citations' },
  CountedGroup: { OPEN: 'id name nameEn description count qualifier unit countedBy members citations' },
  Event: { OPEN: 'id name nameEn description kind occasion venue heldIn plan bodies talks appearances isSynthetic createdAt updatedAt version history citations' },
  Facility: { OPEN: 'id name nameEn description kind organization region milestones relationsFrom relationsTo isSynthetic createdAt updatedAt version history citations' },
  Fund: { OPEN: 'id name nameEn kind purpose serves organization observations relationsTo isSynthetic createdAt updatedAt version history citations' },
  Honour: { OPEN: 'id name nameEn recipient bodies givenIn isSynthetic citations' },
  Industry: { OPEN: 'id code name nameEn revision citations' },
  Law: { OPEN: 'id name nameEn relationsTo citations' },
  Match: {
    OPEN: 'id status score need expert expertState isSynthetic createdAt updatedAt version history citations programme reviewedAt answerBy policyVersion run',
    PRIVY: 'reviewedBy needAcceptedAt expertAcceptedAt contestedAt steps outcome',
    EXPLAINED: 'criteria conflicts whatWouldChangeIt outlook',
  },
  Measure: { OPEN: 'id name nameEn description year status organization plan field taskGroup countedGroups observations relationsFrom relationsTo isSynthetic createdAt updatedAt version history citations' },
  Metric: { OPEN: 'id key name nameEn observations isSynthetic citations' },
  Observation: { OPEN: 'id metric subject kind stage periodKind period value won unit qualifier nature base shares question note territoryChanges isSynthetic createdAt updatedAt version history citations' },
  Plan: { OPEN: 'id name nameEn kind fromYear toYear organization parent children fields measures events observations isSynthetic createdAt updatedAt version history citations' },
  PlanField: { OPEN: 'id name nameEn place plan taskGroups measures citations' },
  Programme: { OPEN: 'id name nameEn description eligibility form fundingNote status needStages period untilYear region parent parts bodies beneficiaries outcomes countedGroups observations relationsFrom relationsTo isSynthetic createdAt updatedAt version history citations' },
  PublicRole: { OPEN: 'id personName title organization on appearances citations' },
  Purchase: { OPEN: 'id buyer supplier purchasedOn amount category item isSynthetic createdAt updatedAt version history citations' },
  Region: { OPEN: 'id code codes level name nameEn names parent predecessors successors validFrom validTo facilities programmes observations note citations' },
  Relation: { OPEN: 'id kind from to citations' },
  Reservation: { OPEN: 'id resource organization startsAt endsAt isSynthetic citations' },
  ScienceField: { OPEN: 'id code name nameEn area edition citations' },
  SharedResource: { OPEN: 'id name nameEn kind platform region reservations isSynthetic createdAt updatedAt version history citations' },
  SharingActivity: { OPEN: 'id name nameEn kind platform citations' },
  SharingPlatform: { OPEN: 'id name nameEn description organization builtIn resources activities isSynthetic createdAt updatedAt version history citations' },
  Source: { OPEN: 'id key outlet title author publishedOn url sha256 note isSynthetic citations' },
  Survey: { OPEN: 'id name nameEn year sampleSize organization results relationsTo isSynthetic createdAt updatedAt version history citations' },
  Talk: { OPEN: 'id name nameEn place isKeynote event speakers relationsFrom citations' },
  TaskGroup: { OPEN: 'id name nameEn place isPriority field measures citations' },
  Term: { OPEN: 'id name nameEn description kinds citations' },
}

/** The root fields of queries: each has a row, so that a new one is thought of; what they answer follows the rows of their types. */
export const queries =
  'agreement agreements campaign campaigns civicOrganization civicOrganizations countedGroup countedGroups enterprise enterprises enterpriseStats event events expert expertMatches experts expertStats facilities facility fund funds honour honours industries industry law laws match matches matchPolicy matchRun matchRuns measure measures metric metrics need needMatches needs needStats node nodes observation observations observationSeries organization organizations plan plans planField planFields planProgress programme programmes publicBuyer publicBuyers publicRole publicRoles purchase purchases region regions relation relations reservation reservations scienceField scienceFields search sharedResource sharedResources sharingActivities sharingActivity sharingPlatform sharingPlatforms source sources supportOrganization supportOrganizations survey surveys talk talks taskGroup taskGroups term terms viewer'

/** The mutations, by the scope without which each is forbidden; KNOWN: any key or token. */
export const mutations: Readonly<Record<string, string>> = {
  WRITE_NEEDS: 'submitNeed updateNeed withdrawNeed',
  WRITE_MATCHES: 'runMatching cancelMatchRun proposeMatch reviewMatch offerMatch',
  ADMINISTER: 'createApiKey inviteMember removeMember updateOrganization',
  READ_CONTACTS: 'revealExpertContact',
  OPERATE: 'verifyOrganization recordCertification recordObservation correctFact recordMatchFigures mergeProfiles setMatchPolicy',
  KNOWN: 'declareTie removeTie acceptMatch declineMatch startMatch recordMatchProgress completeMatch rateMatch stopMatch contestMatch revealMatchContact revokeApiKey rotateApiKey registerExpert updateExpert grantConsent withdrawConsent registerOrganization',
}
