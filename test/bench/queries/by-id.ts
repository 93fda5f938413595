import { encodeId } from '../../../schema/core/global-id.ts'
import type { Question } from './question.ts'

export const byId: Question = {
  name: 'byId',
  title: 'one enterprise by its id, with region and industry',
  note: '',
  graph: `query ById($id: ID!) {
    enterprise(id: $id) { id name nameEn createdAt legalForm region { name } industry { code name } }
  }`,
  postgraphile: `query ById($id: UUID!) {
    enterprise: organizationByRowId(rowId: $id) {
      id: rowId name nameEn createdAt region: regionByRegionId { name }
      lifted: enterpriseDetailByOrganizationIdAndType { legalForm industry: industryByIndustryId { code name } }
    }
  }`,
  limit: `select json_build_object('enterprise', (
    select json_build_object('id', o."id", 'name', o."name", 'nameEn', o."nameEn", 'createdAt', o."createdAt", 'legalForm', d."legalForm",
      'region', case when r."id" is not null then json_build_object('name', r."name") end,
      'industry', case when i."id" is not null then json_build_object('code', i."code", 'name', i."name") end)
    from "Organization" o left join "EnterpriseDetail" d on d."organizationId" = o."id"
      left join "Industry" i on i."id" = d."industryId" left join "Region" r on r."id" = o."regionId"
    where o."id" = $1 and o."type" = 'ENTERPRISE' and o."standing" = 'VERIFIED'))::text as data`,
  variants: async (pool) => {
    const { rows } = await pool.query<{ id: string }>(`select "id" from "Organization" where "type" = 'ENTERPRISE' and "synthetic" order by md5("id"::text) limit 200`)
    return rows.map(({ id }) => ({ graph: { id: encodeId('Enterprise', id) }, postgraphile: { id }, limit: [id] }))
  },
}
