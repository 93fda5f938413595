import { campaigns } from './campaigns.ts'
import { civicOrganizations } from './civic-organizations.ts'
import { classifications } from './classifications.ts'
import { enterprises } from './enterprises.ts'
import { honours } from './honours.ts'
import { localGovernments } from './local-governments.ts'
import { metrics } from './metrics.ts'
import { ministries } from './ministries.ts'
import { observations } from './observations.ts'
import { publicInstitutions } from './public-institutions.ts'
import { regions } from './regions.ts'
import type { FactFile } from './row.ts'
import { sources } from './sources.ts'
import { supportOrganizations } from './support-organizations.ts'

/** What the public sources say, and the sources themselves. */
export function factFiles(): FactFile[] {
  return [
    sources(),
    regions(),
    classifications(),
    ministries,
    localGovernments,
    publicInstitutions,
    supportOrganizations,
    civicOrganizations,
    enterprises,
    honours,
    campaigns,
    metrics,
    observations,
  ]
}
