import type { Question } from './question.ts'

const newest = `"Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED' order by "createdAt" desc, "id"`

export const nested: Question = {
  name: 'nested',
  title: '20 enterprises × 5 needs × 3 matches × expert',
  note: 'The youngest enterprises first, ten pages of them; all of them have five needs.',
  graph: `query Nested($after: String) {
    enterprises(first: 20, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id name needs(first: 5) { nodes { id title status matches(first: 3) { nodes { score status expert { id name careerBand } } } } } }
    }
  }`,
  postgraphile: `query Nested($after: Cursor) {
    enterprises: allOrganizations(first: 20, after: $after, condition: { type: ENTERPRISE }, orderBy: [CREATED_AT_DESC, ROW_ID_ASC]) {
      nodes { id: rowId name needs: needsByOrganizationId(first: 5, orderBy: [CREATED_AT_DESC, ROW_ID_ASC]) {
        nodes { id: rowId title status matches: matchesByNeedId(first: 3, orderBy: [SCORE_DESC, ROW_ID_ASC]) {
          nodes { score status expert: expertByExpertId { id: rowId name careerBand } } } } } }
    }
  }`,
  cursorDocument: `query Behind($behind: Int!) {
    list: allOrganizations(first: 1, offset: $behind, condition: { type: ENTERPRISE }, orderBy: [CREATED_AT_DESC, ROW_ID_ASC]) { pageInfo { endCursor } }
  }`,
  limit: `select json_build_object('enterprises', json_build_object('nodes', (
    select coalesce(json_agg(json_build_object('id', o."id", 'name', o."name", 'needs', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', n."id", 'title', n."title", 'status', n."status", 'matches', json_build_object('nodes', (
        select coalesce(json_agg(json_build_object('score', m."score", 'status', m."status", 'expert', (
          select json_build_object('id', e."id", 'name', e."name", 'careerBand', e."careerBand") from "Expert" e
          where e."id" = m."expertId" and exists (select from "Consent" c where c."expertId" = e."id" and c."fieldGroup" = 'PROFILE'
            and c."audience" = 'PUBLIC' and c."withdrawnAt" is null and c."retentionUntil" >= current_date)))), '[]')
        from (select * from "Match" where "needId" = n."id" order by "score" desc, "id" limit 3) m)))), '[]')
      from (select * from "Need" where "organizationId" = o."id" and "status" <> 'DRAFT' order by "createdAt" desc, "id" limit 5) n)))), '[]')
    from (select * from "Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED' and "createdAt" <= $1 and ("createdAt" < $1 or "id" > $2)
      order by "createdAt" desc, "id" limit 20) o)))::text as data`,
  variants: async (pool, cursors) => {
    const places = Array.from({ length: 10 }, (_, page) => page * 20)
    return Promise.all(
      places.map(async (behind) => {
        const { rows } = await pool.query<{ id: string; createdAt: Date }>(`select "id", "createdAt" from ${newest} offset $1 limit 1`, [behind])
        const [row] = rows
        if (row === undefined) throw new Error('The database has too few enterprises.')
        const instant = row.createdAt.toISOString()
        return { graph: { after: cursors.sign('enterprises:CREATED_AT:DESC', instant, row.id) }, postgraphile: {}, limit: [instant, row.id], behind }
      }),
    )
  },
}
