import { type CitationOf, type Columns, type FactRow, row } from './row.ts'

type Role = Columns<'ProgrammeBody'>['role']
type Group = Columns<'ProgrammeBeneficiary'>['group']
type State = Columns<'ProgrammeOutcome'>['state']

/** A programme with those in it, what it brought and whom it serves, each with its citations. */
export interface ProgrammeOf extends Omit<Columns<'Programme'>, 'parentId' | 'regionId'> {
  key: string
  parent?: string
  region?: string
  citations: readonly CitationOf[]
  bodies?: readonly { organization: string; role: Role; citations: readonly CitationOf[] }[]
  outcomes?: readonly { name: string; state: State; citations: readonly CitationOf[] }[]
  beneficiaries?: readonly { group: Group; citations: readonly CitationOf[] }[]
}

export function programme({ key, parent, region, citations, bodies, outcomes, beneficiaries, ...columns }: ProgrammeOf): FactRow[] {
  const programmeId = key
  return [
    row('Programme', key, { ...columns, parentId: parent ?? null, regionId: region ?? null }, citations),
    ...(bodies ?? []).map(({ organization, role, citations }) =>
      row('ProgrammeBody', `${key}:${organization}:${role}`, { programmeId, organizationId: organization, role }, citations),
    ),
    ...(outcomes ?? []).map(({ citations, ...outcome }, index) =>
      row('ProgrammeOutcome', `${key}:${index + 1}`, { programmeId, place: index + 1, ...outcome }, citations),
    ),
    ...(beneficiaries ?? []).map(({ group, citations }) =>
      row('ProgrammeBeneficiary', `${key}:${group}`, { programmeId, group }, citations),
    ),
  ]
}

/** The one body that runs a programme. */
export const operator = (organization: string, ...citations: readonly CitationOf[]) => [{ organization, role: 'OPERATOR' as const, citations }]
