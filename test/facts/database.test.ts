import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { models } from '../../prisma/generated/datamodel.ts'
import { shapes } from '../../prisma/load/model.ts'
import { freshDatabase } from '../support/databases.ts'

let db: Database
beforeAll(async () => {
  db = await freshDatabase('demo')
})
afterAll(() => db.close())

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => (await db.pool.query(sql, values)).rows as T[]
const holds = (alias: string, day: string) =>
  `(${alias}."validFrom" IS NULL OR ${alias}."validFrom" <= ${day}) AND (${alias}."validTo" IS NULL OR ${alias}."validTo" >= ${day})`

describe('the regions in time', () => {
  test.each([
    ['2010-01-01', 16],
    ['2021-12-31', 17],
    ['2026-06-30', 17],
    ['2026-07-01', 16],
  ])('on %s there are %i provinces', async (day, count) => {
    expect(await rows(`SELECT count(*)::int AS n FROM "Region" r WHERE "level" = 'SIDO' AND ${holds('r', '$1::date')}`, [day])).toEqual([{ n: count }])
  })

  test.each([
    ['LEGAL', '42', '2021-12-31', '강원도'],
    ['LEGAL', '51', '2026-07-01', '강원특별자치도'],
    ['LEGAL', '45', '2021-02-23', '전라북도'],
    ['LEGAL', '52', '2024-01-18', '전북특별자치도'],
    ['LEGAL', '29', '2021-12-31', '광주광역시'],
    ['KOSTAT', '29', '2021-12-31', '세종특별자치시'],
    ['LEGAL', '26', '2021-12-31', '부산광역시'],
    ['KOSTAT', '26', '2021-12-31', '울산광역시'],
    ['LEGAL', '50', '2021-12-31', '제주특별자치도'],
    ['LEGAL', '49', '2006-06-30', '제주도'],
    ['ISO_3166_2', 'KR-50', '2021-12-31', '세종특별자치시'],
    ['ISO_3166_2', 'KR-49', '2021-12-31', '제주특별자치도'],
    ['LEGAL', '12', '2026-07-01', '전남광주통합특별시'],
    ['LEGAL', '12210', '2026-07-01', '동구'],
    ['LEGAL', '29110', '2026-06-30', '동구'],
    ['LEGAL', '28110', '2026-06-30', '중구'],
    ['LEGAL', '28125', '2026-07-01', '제물포구'],
    ['LEGAL', '27720', '2023-07-01', '군위군'],
    ['LEGAL', '47720', '2023-06-30', '군위군'],
  ])('%s %s on %s is %s', async (scheme, code, day, name) => {
    const sql = `SELECT n."name" FROM "RegionCode" c JOIN "RegionName" n USING ("regionId")
      WHERE c."scheme"::text = $1 AND c."code" = $2 AND ${holds('c', '$3::date')} AND ${holds('n', '$3::date')}`
    expect(await rows(sql, [scheme, code, day])).toEqual([{ name }])
  })

  test('a unit that was renamed, renumbered or moved is one region', async () => {
    const sql = `SELECT count(DISTINCT "regionId")::int AS n FROM "RegionCode" WHERE "scheme" = 'LEGAL' AND "code" = ANY($1)`
    for (const codes of [['42', '51'], ['45', '52'], ['47720', '27720'], ['29110', '12210'], ['46110', '12110'], ['42110', '51110']]) {
      expect(await rows(sql, [codes])).toEqual([{ n: 1 }])
    }
  })

  test('merged and divided units point to what came after them', async () => {
    const sql = `SELECT p."name" AS before, string_agg(s."name", ' ' ORDER BY s."name" COLLATE "C") AS after, to_char(min(x."succeededOn"), 'YYYY-MM-DD') AS on
      FROM "RegionSuccession" x JOIN "Region" p ON p."id" = x."predecessorId" JOIN "Region" s ON s."id" = x."successorId"
      GROUP BY p."id" ORDER BY p."name" COLLATE "C"`
    expect(await rows(sql)).toEqual([
      { before: '광주광역시', after: '전남광주통합특별시', on: '2026-07-01' },
      { before: '동구', after: '제물포구', on: '2026-07-01' },
      { before: '서구', after: '검단구 서해구', on: '2026-07-01' },
      { before: '전라남도', after: '전남광주통합특별시', on: '2026-07-01' },
      { before: '중구', after: '영종구 제물포구', on: '2026-07-01' },
    ])
  })

  test.each([
    ['2023-06-30', '경상북도'],
    ['2023-07-01', '대구광역시'],
  ])('on %s 군위군 belongs to %s', async (day, province) => {
    const sql = `SELECT p."name" FROM "Region" c JOIN "RegionParent" l ON l."childId" = c."id" JOIN "Region" p ON p."id" = l."parentId"
      WHERE c."name" = '군위군' AND ${holds('l', '$1::date')}`
    expect(await rows(sql, [day])).toEqual([{ name: province }])
  })

  test.each(['2007-01-01', '2021-12-31', '2023-06-30', '2023-07-01', '2024-01-18', '2026-06-30', '2026-07-01'])(
    'on %s each living unit has one name, one legal code and one living parent whose code its own begins with',
    async (day) => {
      const sql = `SELECT r."name", n.count AS names, c.codes, p.codes AS above FROM "Region" r
        CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM "RegionName" n WHERE n."regionId" = r."id" AND ${holds('n', '$1::date')}) n
        CROSS JOIN LATERAL (SELECT array_agg(c."code") AS codes FROM "RegionCode" c WHERE c."regionId" = r."id" AND c."scheme" = 'LEGAL' AND ${holds('c', '$1::date')}) c
        CROSS JOIN LATERAL (SELECT array_agg(c."code") AS codes FROM "RegionParent" l JOIN "Region" p ON p."id" = l."parentId" AND ${holds('p', '$1::date')}
          JOIN "RegionCode" c ON c."regionId" = p."id" AND c."scheme" = 'LEGAL' AND ${holds('c', '$1::date')}
          WHERE l."childId" = r."id" AND ${holds('l', '$1::date')}) p
        WHERE ${holds('r', '$1::date')}`
      for (const { name, names, codes, above } of await rows<{ name: string; names: number; codes: string[]; above: string[] | null }>(sql, [day])) {
        expect([name, names, codes.length]).toEqual([name, 1, 1])
        const code = codes[0] ?? ''
        expect([name, above ?? []]).toEqual([name, code.length === 5 ? [code.slice(0, 2)] : []])
      }
    },
  )

  test('a figure on Daegu of 2021 can be read with a note on its territory', async () => {
    const [daegu] = await rows<{ note: string }>(`SELECT "note" FROM "Region" WHERE "name" = '대구광역시'`)
    expect(daegu?.note).toContain('2023-07-01')
  })
})

describe('what the articles say', () => {
  test('the figures stand with subject, dimension, period, unit and qualifier', async () => {
    const sql = `SELECT m."key" AS metric, coalesce(r."name", o."name", c."name", p."name", l."name", u."name", f."name", s."name") AS subject, x."kind", x."stage", x."period", trim_scale(x."value")::text || ' ' || x."unit" AS value,
        x."qualifier", x."nature", x."periodKind" AS "when", to_char(x."periodEarliest", 'YYYY-MM-DD') AS earliest
      FROM "Observation" x JOIN "Metric" m ON m."id" = x."metricId" LEFT JOIN "Region" r ON r."id" = x."regionId"
        LEFT JOIN "Organization" o ON o."id" = x."organizationId" LEFT JOIN "Campaign" c ON c."id" = x."campaignId"
        LEFT JOIN "Programme" p ON p."id" = x."programmeId" LEFT JOIN "Plan" l ON l."id" = x."planId" LEFT JOIN "Measure" u ON u."id" = x."measureId"
        LEFT JOIN "Fund" f ON f."id" = x."fundId" LEFT JOIN "Survey" s ON s."id" = x."surveyId"
      WHERE NOT x."synthetic" ORDER BY m."key" COLLATE "C", x."periodEarliest" NULLS LAST, x."value"`
    const table = (await rows<Record<string, string | null>>(sql)).map((row) => Object.values(row).map((cell) => cell ?? '-').join(' · '))
    expect(table).toMatchInlineSnapshot(`
      [
        "BUDGET · 온라인, 홈쇼핑 판매지원 · - · - · 2021 · 260000000 WON · EXACT · BUDGET · DURING · 2021-01-01",
        "BUDGET · 전라북도 사회적경제기금 · - · - · 2021 · 500000000 WON · EXACT · BUDGET · DURING · 2021-01-01",
        "BUDGET · 2021년 전라북도 사회적경제 시행계획 · - · - · 2021 · 206000000000 WON · EXACT · BUDGET · DURING · 2021-01-01",
        "BUDGET · 청년 일자리사업 · - · - · 2022 · 9900000000 WON · EXACT · BUDGET · DURING · 2022-01-01",
        "BUDGET · 대구형 사회적경제 스케일업 · - · - · 2022 · 24700000000 WON · SLIGHTLY_OVER · BUDGET · DURING · 2022-01-01",
        "COOPERATIVE_NEEDED · 대구시 사회적경제 플랫폼 노동 실태조사 · - · - · 2021 · 86.3 PERCENT · EXACT · ACTUAL · DURING · 2021-01-01",
        "ENTERPRISES · 대구광역시 · - · - · 2014 · 400 ITEM · EXACT · ACTUAL · AT · 2014-01-01",
        "ENTERPRISES · 관악구 · SOCIAL_ENTERPRISE · PRELIMINARY · 2018-01-23 · 4 ITEM · EXACT · ACTUAL · AT · 2018-01-23",
        "ENTERPRISES · 관악구 · SOCIAL_ENTERPRISE · CERTIFIED · 2018-01-23 · 12 ITEM · EXACT · ACTUAL · AT · 2018-01-23",
        "ENTERPRISES · 관악구 · SOCIAL_ENTERPRISE · - · 2018-01-23 · 16 PLACE · EXACT · ACTUAL · AT · 2018-01-23",
        "ENTERPRISES · 대구광역시 · - · - · 2021-12-31 · 1162 ITEM · EXACT · ACTUAL · AT · 2021-12-31",
        "ENTERPRISES_DISCOVERED · 관악구 · VILLAGE_ENTERPRISE · - · 2017 · 1 ITEM · EXACT · ACTUAL · DURING · 2017-01-01",
        "ENTERPRISES_DISCOVERED · 관악구 · SOCIAL_ENTERPRISE · - · 2017 · 4 ITEM · EXACT · ACTUAL · DURING · 2017-01-01",
        "ENTERPRISES_DISCOVERED · 관악구 · COOPERATIVE · - · 2017 · 21 ITEM · EXACT · ACTUAL · DURING · 2017-01-01",
        "ENTERPRISES_DISCOVERED · 관악구 · - · - · 2017 · 26 ITEM · EXACT · ACTUAL · DURING · 2017-01-01",
        "JOBS · 대구광역시 · - · - · 2014 · 4200 PERSON · EXACT · ACTUAL · AT · 2014-01-01",
        "JOBS · 대구광역시 · - · - · 2021-12-31 · 8373 PERSON · EXACT · ACTUAL · AT · 2021-12-31",
        "JOBS · 청년 일자리사업 · - · - · 2022 · 500 PERSON · SLIGHTLY_OVER · TARGET · DURING · 2022-01-01",
        "PARTICIPATING_COMPANIES · 지역공감 온택트 캠페인 · - · - · - · 91 COMPANY · EXACT · ACTUAL · DURING · -",
        "PROJECTS · 2021년 전라북도 사회적경제 시행계획 · - · - · 2021 · 51 ITEM · EXACT · TARGET · DURING · 2021-01-01",
        "REGULAR_EMPLOYMENT_SHARE · 청년 일자리사업 · - · - · <2022-01 · 50 PERCENT · MORE_THAN · ACTUAL · AT · -",
        "SUPPORTED_COMPANIES · 성장기업 육성, 인프라 및 사업개발비 지원 · - · - · 2021 · 72 COMPANY · EXACT · TARGET · DURING · 2021-01-01",
        "SUPPORTED_PERSONS · 마을기업 사무장 지원 · - · - · 2021 · 35 PERSON · EXACT · TARGET · DURING · 2021-01-01",
        "SUPPORTED_PERSONS · 사회적경제 청년혁신가 양성·배치 · - · - · 2021 · 250 PERSON · SLIGHTLY_OVER · TARGET · DURING · 2021-01-01",
        "SUPPORTED_TEAMS · 사회적기업가 육성 · - · - · 2021 · 30 TEAM · EXACT · TARGET · DURING · 2021-01-01",
        "SUPPORT_ENDED_YOUTH · 청년 일자리사업 · - · - · <2022-01 · 82 PERSON · EXACT · ACTUAL · AT · -",
      ]
    `)
  })

  test('the three honours of 2017 stand with holder, month, body and printed role', async () => {
    const sql = `SELECT h."name" || ' · ' || o."name" || ' · ' || h."givenIn" || ' · ' || b."name" || ' · ' || hb."role" AS line FROM "Honour" h
      JOIN "Organization" o ON o."id" = h."organizationId" JOIN "HonourBody" hb ON hb."honourId" = h."id" JOIN "Organization" b ON b."id" = hb."organizationId" ORDER BY h."givenIn"`
    expect((await rows<{ line: string }>(sql)).map(({ line }) => line)).toEqual([
      '협동조합 유공자 표창 · 놀자엔터테인먼트협동조합 · 2017-06 · 기획재정부 · ORGANIZED_BY',
      '대한민국 사랑받는 기업 · (주)피플앤컴 · 2017-11 · 중소벤처기업부 · ORGANIZED_BY',
      '서울시 우수사회적경제기업 · 우리사이 · 2017-12 · 서울특별시 · GIVEN_BY',
    ])
  })

  test('WISET has today’s name, and that of the article until May 2021', async () => {
    const sql = `SELECT n."value", to_char(n."validFrom", 'YYYY-MM-DD') AS "from", to_char(n."validTo", 'YYYY-MM-DD') AS "to", c."method" FROM "Organization" o
      JOIN "OrganizationName" n ON n."organizationId" = o."id" AND n."kind" = 'LEGAL' AND n."lang" = 'KO'
      JOIN "Citation" c ON c."organizationNameId" = n."id" AND c."field" IS NULL WHERE o."name" = '한국여성과학기술인육성재단' ORDER BY n."validFrom" NULLS FIRST`
    expect(await rows(sql)).toEqual([
      { value: '한국여성과학기술인지원센터', from: null, to: '2021-05-31', method: 'STATED' },
      { value: '한국여성과학기술인육성재단', from: '2021-06-01', to: null, method: 'EXTERNAL' },
    ])
  })
})

describe('provenance in the database', () => {
  test.each(shapes.filter(({ citedBy }) => citedBy !== null).map(({ table, citedBy }) => ({ table, citedBy })))('every row of $table is cited', async ({ table, citedBy }) => {
    const sql = `SELECT count(*)::int AS n FROM "${table}" t WHERE NOT EXISTS (SELECT 1 FROM "Citation" c WHERE c."${String(citedBy)}" = t."id")`
    expect(await rows(sql)).toEqual([{ n: 0 }])
  })

  const marked = new Set(Object.entries(models).filter(([, { fields }]) => 'synthetic' in fields).map(([name]) => name))
  const links = shapes
    .filter(({ name }) => marked.has(name))
    .flatMap(({ name, table, references }) => references.filter(({ target }) => marked.has(target) && target !== 'Metric').map(({ column, target }) => ({ name, table, column, target })))
  test.each(links)('$name.$column never joins a synthetic row with a real one', async ({ table, column, target }) => {
    const sql = `SELECT count(*)::int AS n FROM "${table}" a JOIN "${target}" b ON b."id" = a."${column}" WHERE a."synthetic" <> b."synthetic"`
    expect(await rows(sql)).toEqual([{ n: 0 }])
  })

  test('no row of the load counts as a user’s', async () => {
    for (const { table } of shapes) expect([table, await rows(`SELECT count(*)::int AS n FROM "${table}" WHERE "editedByUser"`)]).toEqual([table, [{ n: 0 }]])
  })
})
