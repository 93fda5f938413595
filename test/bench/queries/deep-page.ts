import type { Question } from './question.ts'

export const deepPage: Question = {
  name: 'deepPage',
  title: 'the page after 80 % of the enterprises, by name',
  note: 'Twenty pages from there on, each asked for by its cursor.',
  graph: `query DeepPage($after: String!) {
    enterprises(first: 20, after: $after) { nodes { id name createdAt } pageInfo { hasNextPage endCursor } }
  }`,
  postgraphile: `query DeepPage($after: Cursor!) {
    enterprises: allOrganizations(first: 20, after: $after, condition: { type: ENTERPRISE }, orderBy: [NAME_ASC, ROW_ID_ASC]) {
      nodes { id: rowId name createdAt } pageInfo { hasNextPage endCursor }
    }
  }`,
  cursorDocument: `query Behind($behind: Int!) {
    list: allOrganizations(first: 1, offset: $behind, condition: { type: ENTERPRISE }, orderBy: [NAME_ASC, ROW_ID_ASC]) { pageInfo { endCursor } }
  }`,
  limit: `select json_build_object('enterprises', json_build_object(
      'nodes', coalesce(json_agg(json_build_object('id', "id", 'name', "name", 'createdAt', "createdAt")) filter (where place <= 20), '[]'),
      'pageInfo', json_build_object('hasNextPage', count(*) > 20, 'endCursor', max(json_build_array("name", "id")::text) filter (where place = 20))))::text as data
    from (select "id", "name", "createdAt", row_number() over () as place from (
      select * from "Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED' and ("name", "id") > ($1, $2) order by "name", "id" limit 21) o) o`,
  variants: async (pool, cursors) => {
    const { rows: counts } = await pool.query<{ count: string }>(`select count(*) from "Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED'`)
    const first = Math.floor(Number(counts[0]?.count ?? 0) * 0.8)
    const { rows } = await pool.query<{ id: string; name: string; place: string }>(
      `select "id", "name", place from (select "id", "name", row_number() over (order by "name", "id") as place from "Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED') o
       where place = any($1::int[]) order by place`,
      [Array.from({ length: 20 }, (_, page) => first + page * 20)],
    )
    return rows.map(({ id, name, place }) => ({ graph: { after: cursors.sign('enterprises:NAME:ASC', name, id) }, postgraphile: {}, limit: [name, id], behind: Number(place) - 1 }))
  },
}
