import { encodeId } from '../../../schema/core/global-id.ts'
import type { Question } from './question.ts'

export const rankedMatches: Question = {
  name: 'rankedMatches',
  title: 'need → its matches, the best first → expert → how many matches she has',
  note: 'Needs with six matches.',
  graph: `query RankedMatches($id: ID!) {
    need(id: $id) { id title matches(first: 10) { totalCount nodes { id score status expert { id name careerBand region { name } matches { totalCount } } } } }
  }`,
  postgraphile: `query RankedMatches($id: UUID!) {
    need: needByRowId(rowId: $id) { id: rowId title matches: matchesByNeedId(first: 10, orderBy: [SCORE_DESC, ROW_ID_ASC]) {
      totalCount nodes { id: rowId score status expert: expertByExpertId { id: rowId name careerBand region: regionByRegionId { name } matches: matchesByExpertId { totalCount } } } } }
  }`,
  limit: `select json_build_object('need', (
    select json_build_object('id', n."id", 'title', n."title", 'matches', json_build_object(
      'totalCount', (select count(*) from "Match" m where m."needId" = n."id"),
      'nodes', (select coalesce(json_agg(json_build_object('id', m."id", 'score', m."score", 'status', m."status", 'expert', (
          select json_build_object('id', e."id", 'name', e."name", 'careerBand', e."careerBand", 'region', json_build_object('name', r."name"),
            'matches', json_build_object('totalCount', (select count(*) from "Match" x where x."expertId" = e."id")))
          from "Expert" e join "Region" r on r."id" = e."regionId"
          where e."id" = m."expertId" and exists (select from "Consent" c where c."expertId" = e."id" and c."fieldGroup" = 'PROFILE'
            and c."audience" = 'PUBLIC' and c."withdrawnAt" is null and c."retentionUntil" >= current_date)))), '[]')
        from (select * from "Match" where "needId" = n."id" order by "score" desc, "id" limit 10) m)))
    from "Need" n where n."id" = $1 and n."status" <> 'DRAFT'))::text as data`,
  variants: async (pool) => {
    const { rows } = await pool.query<{ id: string }>('select "needId" as id from "Match" group by "needId" having count(*) = 6 order by md5("needId"::text) limit 200')
    return rows.map(({ id }) => ({ graph: { id: encodeId('Need', id) }, postgraphile: { id }, limit: [id] }))
  },
}
