import { type CitationOf, type Columns, type FactRow, row } from './row.ts'

/** A name of an organisation with what it rests on. */
export interface NameOf {
  value: string
  lang: 'KO' | 'EN'
  kind: 'LEGAL' | 'SHORT' | 'ALIAS' | 'AS_PRINTED'
  /** First day as YYYY-MM-DD. */
  validFrom?: string
  /** Last day. */
  validTo?: string
  citations: readonly CitationOf[]
}

/** An organisation as the facts tell it; regions and other organisations are named by their keys. */
export interface Body {
  key: string
  /** The Korean name valid today. */
  name: string
  /** The English name with what it rests on. */
  english?: { value: string; cited: CitationOf }
  region?: string
  parent?: string
  supervisor?: string
  note?: string
  citations: readonly CitationOf[]
  /** Its Korean legal names in time, where it was renamed; absent: `name` alone, without dates. */
  legalNames?: readonly NameOf[]
  /** Short, other and misprinted names. */
  names?: readonly NameOf[]
  createdAt?: string
}

type Type = Columns<'Organization'>['type']

/** The row of an organisation and those of its names; the detail row of its type comes from the caller. */
export function organizationRows(type: Type, body: Body): FactRow[] {
  const { key, name, english, note } = body
  const columns: Columns<'Organization'> = {
    type,
    name,
    nameEn: english?.value ?? null,
    regionId: body.region ?? null,
    parentId: body.parent ?? null,
    supervisorId: body.supervisor ?? null,
    note: note ?? null,
  }
  const cited = [...body.citations, ...(english === undefined ? [] : [{ ...english.cited, field: 'nameEn' }])]
  const whole = body.citations.filter((citation) => citation.field === undefined)
  const legal = body.legalNames ?? [{ value: name, lang: 'KO', kind: 'LEGAL', citations: whole }]
  const inEnglish: NameOf[] =
    english === undefined ? [] : [{ value: english.value, lang: 'EN', kind: 'LEGAL', citations: [english.cited] }]
  return [
    row('Organization', key, columns, cited, body.createdAt),
    ...[...legal, ...inEnglish, ...(body.names ?? [])].map((item) => nameRow(key, item)),
  ]
}

function nameRow(organization: string, { value, lang, kind, validFrom, validTo, citations }: NameOf): FactRow {
  const columns = { organizationId: organization, value, lang, kind, validFrom: validFrom ?? null, validTo: validTo ?? null }
  return row('OrganizationName', `${organization}:${lang}:${kind}:${value}`, columns, citations)
}

export type PublicBuyerKind = NonNullable<Columns<'PublicBuyerDetail'>['kind']>

/** A public buyer; `kind` is null where nothing tells the legal kind. */
export function publicBuyer({ kind, ...body }: Body & { kind: PublicBuyerKind | null }): FactRow[] {
  const detail = row('PublicBuyerDetail', body.key, { organizationId: body.key, type: 'PUBLIC_BUYER', kind })
  return [...organizationRows('PUBLIC_BUYER', body), detail]
}

/** A support organisation; `operatedSince` is the year of its first day. */
export function supportOrganization({ operatedSince, ...body }: Body & { operatedSince?: number }): FactRow[] {
  const columns = { organizationId: body.key, type: 'SUPPORT_ORGANIZATION' as const, operatedSince: operatedSince ?? null }
  return [...organizationRows('SUPPORT_ORGANIZATION', body), row('SupportOrganizationDetail', body.key, columns)]
}

export function civicOrganization({ form, ...body }: Body & { form: Columns<'CivicOrganizationDetail'>['form'] }): FactRow[] {
  const detail = row('CivicOrganizationDetail', body.key, { organizationId: body.key, type: 'CIVIC_ORGANIZATION', form })
  return [...organizationRows('CIVIC_ORGANIZATION', body), detail]
}

type Detail = Omit<Columns<'EnterpriseDetail'>, 'organizationId' | 'type'>

/** An enterprise; `kinds` are the kinds that it holds, each with its stage, dates and citations. */
export function enterprise({
  detail,
  kinds,
  ...body
}: Body & { detail: Detail; kinds: readonly (Omit<Columns<'HeldKind'>, 'organizationId'> & { citations: readonly CitationOf[] })[] }): FactRow[] {
  return [
    ...organizationRows('ENTERPRISE', body),
    row('EnterpriseDetail', body.key, { organizationId: body.key, type: 'ENTERPRISE', ...detail }),
    ...kinds.map(({ citations, ...held }) =>
      row('HeldKind', `${body.key}:${held.kind}:${held.stage}`, { organizationId: body.key, ...held }, citations),
    ),
  ]
}
