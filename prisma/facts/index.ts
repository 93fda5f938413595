import { agreementProgrammes } from './agreement-programmes.ts'
import { agreements } from './agreements.ts'
import { campaigns } from './campaigns.ts'
import { cityMeasures } from './city-measures.ts'
import { civicOrganizations } from './civic-organizations.ts'
import { classifications } from './classifications.ts'
import { contactPoints } from './contact-points.ts'
import { countedGroups } from './counted-groups.ts'
import { daeguProgrammes } from './daegu-programmes.ts'
import { districtProgrammes } from './district-programmes.ts'
import { enterprises } from './enterprises.ts'
import { events } from './events.ts'
import { facilities } from './facilities.ts'
import { funds } from './funds.ts'
import { gyeongnamProgrammes } from './gyeongnam-programmes.ts'
import { honours } from './honours.ts'
import { jeonbukMeasures } from './jeonbuk-measures.ts'
import { laws } from './laws.ts'
import { localGovernments } from './local-governments.ts'
import { metrics } from './metrics.ts'
import { ministries } from './ministries.ts'
import { observations } from './observations.ts'
import { planFigures } from './plan-figures.ts'
import { plans } from './plans.ts'
import { publicInstitutions } from './public-institutions.ts'
import { publicRoles } from './public-roles.ts'
import { regions } from './regions.ts'
import { relations } from './relations.ts'
import type { FactFile } from './row.ts'
import { sharing } from './sharing.ts'
import { sources } from './sources.ts'
import { supportOrganizations } from './support-organizations.ts'
import { surveys } from './surveys.ts'
import { talks } from './talks.ts'
import { terms } from './terms.ts'
import { wisetProgrammes } from './wiset-programmes.ts'

/** What the public sources say, and the sources themselves. */
export function factFiles(): FactFile[] {
  return [
    sources(),
    regions(),
    classifications(),
    terms,
    laws,
    ministries,
    localGovernments,
    publicInstitutions,
    supportOrganizations,
    civicOrganizations,
    enterprises,
    contactPoints,
    publicRoles,
    honours,
    funds,
    campaigns,
    agreements,
    agreementProgrammes,
    wisetProgrammes,
    gyeongnamProgrammes,
    districtProgrammes,
    daeguProgrammes,
    plans,
    jeonbukMeasures,
    cityMeasures,
    facilities,
    events,
    talks,
    sharing,
    surveys,
    countedGroups,
    relations,
    metrics,
    observations,
    planFigures,
  ]
}
