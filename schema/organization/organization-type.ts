/** The graph's type of each organisation, by the discriminator of its row. */
export const organizationTypes = {
  ENTERPRISE: 'Enterprise',
  PUBLIC_BUYER: 'PublicBuyer',
  SUPPORT_ORGANIZATION: 'SupportOrganization',
  CIVIC_ORGANIZATION: 'CivicOrganization',
} as const

/** The graph's type of a row of the organisation table. */
export function typeOfOrganization(row: Readonly<Record<string, unknown>>): string {
  return organizationTypes[row['type'] as keyof typeof organizationTypes]
}
