import type { Pool } from 'pg'
import type { Question } from './question.ts'

/** Words within the names of many enterprises, which no other name resembles. */
const common = ['도시락', '로컬푸드', '재활용', '자전거', '태양광', '집수리', '콩나물', '꾸러미', '과수원', '소프트웨어', '배움터', '놀이터']

/** Whether a syllable is whole as it stands: one without a final consonant may be the beginning of another for the graph, though not for the others. */
const isClosed = (syllable: string) => /^[가-힣]$/.test(syllable) && (syllable.charCodeAt(0) - 0xac00) % 28 !== 0

/** Pieces from within names; none that the graph, for which a space is nothing, would also find across two words. */
async function rarePieces(pool: Pool): Promise<string[]> {
  const names = `"Organization" where "type" = 'ENTERPRISE'`
  const { rows } = await pool.query<{ piece: string }>(
    `select substr("name", 2, 4) as piece from ${names} and "synthetic" and "name" ~ '^[가-힣]{9,}$' order by md5("id"::text) limit 100`,
  )
  const pieces = rows.map(({ piece }) => piece).filter((piece) => isClosed(piece.slice(-1)))
  const { rows: alike } = await pool.query<{ piece: string }>(
    `select piece from unnest($1::text[]) with ordinality p (piece, place)
     where not exists (select from ${names} and replace("name", ' ', '') like '%' || piece || '%' and "name" not like '%' || piece || '%') order by place`,
    [pieces],
  )
  return alike.slice(0, common.length).map(({ piece }) => piece)
}

export const search: Question = {
  name: 'search',
  title: 'enterprises whose name holds a Hangul word, by name',
  note: 'Twelve words that are in many names, and twelve pieces of four syllables from within a name that are in few. The graph also finds what is half typed, typed on the wrong keyboard or given by its initials, through its table of names, and remembers for ten minutes which words are in many names; the others compare the text as it stands, with a trigram index made for them.',
  graph: `query Search($text: String!) { enterprises(first: 20, search: $text) { nodes { id name } } }`,
  postgraphile: `query Search($text: String!) {
    enterprises: benchEnterprisesCalled(part: $text, first: 20, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { id: rowId name } }
  }`,
  limit: `select json_build_object('enterprises', json_build_object('nodes', coalesce(json_agg(json_build_object('id', "id", 'name', "name")), '[]')))::text as data
    from (select "id", "name" from "Organization" where "type" = 'ENTERPRISE' and "standing" = 'VERIFIED' and "name" like '%' || $1 || '%' order by "name", "id" limit 20) o`,
  variants: async (pool) => [...common, ...(await rarePieces(pool))].map((text) => ({ graph: { text }, postgraphile: { text }, limit: [text] })),
}
