import { organizationTypes } from './organization-type.ts'

/** What can stand in a timeline. */
export const timelineKinds = {
  NAME: 'A name came into use (명칭)',
  OPERATION: 'It began to operate (운영 시작)',
  KIND: 'It began to hold a kind of social-economy enterprise (유형 시작)',
  CERTIFICATION: 'A certificate began, or was issued where no first day is told (인증·지정)',
  HONOUR: 'An honour was given (표창·선정)',
  AGREEMENT: 'An agreement was signed (업무협약 체결)',
  PROGRAMME: 'A programme ran or started (사업)',
  PLAN: 'A plan began (계획 시작)',
  MEASURE: 'A measure of a year (시책)',
  EVENT: 'An event was held (행사)',
  TALK: 'A talk was given at an event by one of its people (발표)',
  PUBLIC_ROLE: 'A person held a public role in it (공적 직위)',
  MILESTONE_PLANNED: 'A milestone of a facility is planned, and none tells that it came (시설 계획)',
  MILESTONE_REACHED: 'A milestone of a facility was reached (시설 추진)',
  PURCHASE: 'A public purchase (공공구매)',
  FIGURE: 'A figure about it or one of its funds (관측값)',
  SURVEY: 'A survey was made (실태조사)',
  SHARING_PLATFORM: 'A sharing platform was built (공유 플랫폼)',
  RESERVATION: 'A shared resource was reserved (공유자원 예약)',
} as const

export type TimelineKind = keyof typeof timelineKinds

/** Where entries of some kinds come from. */
export interface TimelineSource {
  kinds: readonly TimelineKind[]
  /** Types of node that entries may be about. */
  nodes: readonly string[]
  /** Type of the node of an entry, as an SQL expression. */
  node: string
  /** SQL expressions: kind and role as text, the partial date's code, printed form and first day, title or what it is made of. */
  kind?: string
  role: string
  id: string
  nodeId: string
  code: string
  quoted?: string
  earliest: string
  title: string
  synthetic: string
  /** `from` and `where`; the organisation's id is `org.id`. */
  rows: string
}

const dated = (alias: string, column: string, printed = column) => ({
  code: `${alias}."${column}In"`,
  quoted: `${alias}."${printed}QuotedAs"`,
  earliest: `${alias}."${printed}Earliest"`,
})
const day = (sql: string) => ({ code: `(${sql})::text`, earliest: sql })
const year = (sql: string) => ({ code: `lpad((${sql})::text, 4, '0')`, earliest: `make_date(${sql}, 1, 1)` })

const about = (type: string) => ({ nodes: [type], node: `'${type}'` })
const organizationNode = `case o.type ${Object.entries(organizationTypes).map(([type, name]) => `when '${type}' then '${name}'`).join(' ')} end`
const itself = { nodes: Object.values(organizationTypes), node: organizationNode, nodeId: 'o.id', synthetic: 'o.synthetic' }
const figure = {
  kinds: ['FIGURE'], ...about('Observation'), id: 'x.id', nodeId: 'x.id', code: 'x.period', quoted: 'x."periodQuotedAs"', earliest: 'x."periodEarliest"',
  title: 'm.name', synthetic: 'x.synthetic',
} as const
const certificate = {
  kinds: ['CERTIFICATION'], ...about('Certification'), nodeId: 'x.id', ...day('coalesce(x."validFrom", x."issuedOn")'),
  title: `x.scheme || ' ' || x.stage || ' ' || x.act`, synthetic: 'x.synthetic',
} as const
const purchase = { kinds: ['PURCHASE'], ...about('Purchase'), nodeId: 'x.id', ...day('x."purchasedOn"'), title: 'x.item', synthetic: 'x.synthetic' } as const

/** Everything dated that touches an organisation, a source for each way of touching it. */
export const timelineSources: readonly TimelineSource[] = [
  { ...itself, kinds: ['NAME'], role: `'SUBJECT'`, id: 'x.id', ...day('x."validFrom"'), title: 'x.value', rows: '"OrganizationName" x join "Organization" o on o.id = x."organizationId" where o.id = org.id' },
  { ...itself, kinds: ['OPERATION'], role: `'SUBJECT'`, id: 'o.id', ...year('x."operatedSince"'), title: 'o.name', rows: '"SupportOrganizationDetail" x join "Organization" o on o.id = x."organizationId" where o.id = org.id' },
  { ...itself, kinds: ['KIND'], role: `'HOLDER'`, id: 'x.id', ...day('x."validFrom"'), title: `x.kind || ' ' || x.stage`, rows: '"HeldKind" x join "Organization" o on o.id = x."organizationId" where o.id = org.id' },
  { ...certificate, role: `'HOLDER'`, id: 'x.id', rows: '"Certification" x where x."organizationId" = org.id' },
  { ...certificate, role: `'ISSUER'`, id: 'x.id', rows: '"Certification" x where x."issuerId" = org.id' },
  { kinds: ['HONOUR'], ...about('Honour'), role: `'RECIPIENT'`, id: 'x.id', nodeId: 'x.id', ...dated('x', 'given'), title: 'x.name', synthetic: 'x.synthetic', rows: '"Honour" x where x."organizationId" = org.id' },
  { kinds: ['HONOUR'], ...about('Honour'), role: 'b.role::text', id: 'b.id', nodeId: 'x.id', ...dated('x', 'given'), title: 'x.name', synthetic: 'x.synthetic', rows: '"HonourBody" b join "Honour" x on x.id = b."honourId" where b."organizationId" = org.id' },
  { kinds: ['AGREEMENT'], ...about('Agreement'), role: `'PARTY'`, id: 'b.id', nodeId: 'x.id', ...dated('x', 'signed'), title: 'x.name', synthetic: 'x.synthetic', rows: '"AgreementParty" b join "Agreement" x on x.id = b."agreementId" where b."organizationId" = org.id' },
  { kinds: ['PROGRAMME'], ...about('Programme'), role: 'b.role::text', id: 'b.id', nodeId: 'x.id', code: 'x.period', quoted: 'x."periodQuotedAs"', earliest: 'x."periodEarliest"', title: 'x.name', synthetic: 'x.synthetic', rows: '"ProgrammeBody" b join "Programme" x on x.id = b."programmeId" where b."organizationId" = org.id' },
  { kinds: ['PLAN'], ...about('Plan'), role: `'OWNER'`, id: 'x.id', nodeId: 'x.id', ...year('x."fromYear"'), title: 'x.name', synthetic: 'x.synthetic', rows: '"Plan" x where x."organizationId" = org.id' },
  { kinds: ['MEASURE'], ...about('Measure'), role: `'OWNER'`, id: 'x.id', nodeId: 'x.id', ...year('x.year'), title: 'x.name', synthetic: 'x.synthetic', rows: '"Measure" x where x."organizationId" = org.id' },
  { kinds: ['EVENT'], ...about('Event'), role: 'b.role::text', id: 'b.id', nodeId: 'x.id', ...dated('x', 'held'), title: 'x.name', synthetic: 'x.synthetic', rows: '"EventBody" b join "Event" x on x.id = b."eventId" where b."organizationId" = org.id' },
  {
    kinds: ['TALK', 'EVENT'], kind: `case when t.id is null then 'EVENT' else 'TALK' end`, nodes: ['Event', 'Talk'], node: `case when t.id is null then 'Event' else 'Talk' end`, role: 'b.kind::text',
    id: 'b.id', nodeId: 'coalesce(t.id, x.id)', ...dated('x', 'held'), title: 'coalesce(t.name, x.name)', synthetic: 'x.synthetic',
    rows: '"PublicRole" r join "Appearance" b on b."roleId" = r.id join "Event" x on x.id = b."eventId" left join "Talk" t on t.id = b."talkId" where r."organizationId" = org.id',
  },
  { kinds: ['PUBLIC_ROLE'], ...about('PublicRole'), role: `'SUBJECT'`, id: 'x.id', nodeId: 'x.id', ...dated('x', 'held'), title: 'x.title', synthetic: 'false', rows: '"PublicRole" x where x."organizationId" = org.id' },
  {
    kinds: ['MILESTONE_PLANNED', 'MILESTONE_REACHED'], kind: `case when b."actualIn" is null then 'MILESTONE_PLANNED' else 'MILESTONE_REACHED' end`, ...about('Facility'), role: `'OWNER'`,
    id: 'b.id', nodeId: 'x.id', code: 'coalesce(b."actualIn", b."plannedIn")', quoted: 'case when b."actualIn" is null then b."plannedQuotedAs" else b."actualQuotedAs" end',
    earliest: 'case when b."actualIn" is null then b."plannedEarliest" else b."actualEarliest" end', title: `b.kind || ' ' || x.name`, synthetic: 'x.synthetic',
    rows: '"Facility" x join "Milestone" b on b."facilityId" = x.id where x."organizationId" = org.id',
  },
  { ...purchase, role: `'BUYER'`, id: 'x.id', rows: '"Purchase" x where x."buyerId" = org.id' },
  { ...purchase, role: `'SUPPLIER'`, id: 'x.id', rows: '"Purchase" x where x."supplierId" = org.id' },
  { ...figure, role: `'SUBJECT'`, rows: '"Observation" x join "Metric" m on m.id = x."metricId" where x."organizationId" = org.id' },
  { ...figure, role: `'OWNER'`, rows: '"Fund" f join "Observation" x on x."fundId" = f.id join "Metric" m on m.id = x."metricId" where f."organizationId" = org.id' },
  { kinds: ['SURVEY'], ...about('Survey'), role: `'OWNER'`, id: 'x.id', nodeId: 'x.id', ...year('x.year'), title: 'x.name', synthetic: 'x.synthetic', rows: '"Survey" x where x."organizationId" = org.id' },
  { kinds: ['SHARING_PLATFORM'], ...about('SharingPlatform'), role: `'OWNER'`, id: 'x.id', nodeId: 'x.id', ...dated('x', 'built'), title: 'x.name', synthetic: 'x.synthetic', rows: '"SharingPlatform" x where x."organizationId" = org.id' },
  { kinds: ['RESERVATION'], ...about('SharedResource'), role: `'USER'`, id: 'b.id', nodeId: 'x.id', ...day(`(b."startsAt" at time zone 'Asia/Seoul')::date`), title: 'x.name', synthetic: 'b.synthetic', rows: '"Reservation" b join "SharedResource" x on x.id = b."resourceId" where b."organizationId" = org.id' },
]
