import { purchaseYears } from '../data/purchases.ts'
import type { Question } from './question.ts'

/** Provinces without a buyer beneath them among the facts, so that PostGraphile, which knows no territory, finds the same. */
const provinces = ['26', '27', '28', '29', '30', '43', '44', '48']

export const buyerPurchases: Question = {
  name: 'buyerPurchases',
  title: 'purchases of the buyers of a region in a year: how many, and the latest five of each',
  note: 'Ten buyers of a province by name. The graph has no statistic of purchases, so this is the list of buyers with the list of their purchases below; PostGraphile’s usual preset has no condition of a period: there it is a function of the database.',
  graph: `query BuyerPurchases($region: String!, $from: Date!, $to: Date!) {
    publicBuyers(first: 10, filter: { region: $region }) {
      nodes { id name purchases(first: 5, filter: { from: $from, to: $to }) { totalCount nodes { purchasedOn amount category item supplier { name } } } }
    }
  }`,
  postgraphile: `query BuyerPurchases($region: UUID!, $from: Date!, $to: Date!) {
    publicBuyers: allOrganizations(first: 10, condition: { type: PUBLIC_BUYER, regionId: $region }, orderBy: [NAME_ASC, ROW_ID_ASC]) {
      nodes { id: rowId name purchases: bought(first: 5, since: $from, until: $to, orderBy: [PURCHASED_ON_DESC, ROW_ID_ASC]) {
        totalCount nodes { purchasedOn amount category item supplier: organizationBySupplierId { name } } } }
    }
  }`,
  limit: `select json_build_object('publicBuyers', json_build_object('nodes', (
    select coalesce(json_agg(json_build_object('id', o."id", 'name', o."name", 'purchases', json_build_object(
      'totalCount', (select count(*) from "Purchase" p where p."buyerId" = o."id" and p."purchasedOn" between $2 and $3),
      'nodes', (select coalesce(json_agg(json_build_object('purchasedOn', p."purchasedOn", 'amount', p."amount", 'category', p."category", 'item', p."item",
          'supplier', (select json_build_object('name', s."name") from "Organization" s where s."id" = p."supplierId"))), '[]')
        from (select * from "Purchase" where "buyerId" = o."id" and "purchasedOn" between $2 and $3 order by "purchasedOn" desc, "id" limit 5) p)))), '[]')
    from (select * from "Organization" where "type" = 'PUBLIC_BUYER' and "standing" = 'VERIFIED' and "regionId" = any($1::uuid[]) order by "name", "id" limit 10) o)))::text as data`,
  variants: async (pool) => {
    const { rows } = await pool.query<{ code: string; id: string; all: string[] }>(
      `select c."code", r."id", array(select r."id" union select p."childId" from "RegionParent" p where p."parentId" = r."id" and p."validTo" is null)::text[] as "all"
       from "RegionCode" c join "Region" r on r."id" = c."regionId"
       where c."scheme" = 'LEGAL' and c."validTo" is null and c."code" = any($1::text[]) order by c."code"`,
      [provinces],
    )
    return rows.flatMap(({ code, id, all }) =>
      purchaseYears.map((year) => {
        const [from, to] = [`${year}-01-01`, `${year}-12-31`]
        return { graph: { region: code, from, to }, postgraphile: { region: id, from, to }, limit: [all, from, to] }
      }),
    )
  },
}
