import type { Label } from '../../core/enum-label.ts'
import type { CodeNames } from '../candidate/matching.ts'
import { provinceOf } from './needs.ts'
import type { ReadAt, Reader } from './reader.ts'

type Named = { code: string; name: string; nameEn: string | null }

const labels = (rows: readonly Named[]) => new Map<string, Label>(rows.map(({ code, name, nameEn }) => [code, { ko: name, en: nameEn ?? name }]))

/** What fields, industries and provinces are called, in three statements. */
export async function readNames(db: Reader, { today, territory }: Pick<ReadAt, 'today' | 'territory'>): Promise<CodeNames> {
  const day = today.toISOString().slice(0, 10)
  const [fields, industries, regions] = await Promise.all([
    db.$queryRaw<Named[]>`select code, name, "nameEn" from "ScienceField"`,
    db.$queryRaw<Named[]>`select code, name, "nameEn" from "Industry"`,
    db.$queryRaw<{ id: string; name: string; nameEn: string | null }[]>`select id::text, name, "nameEn" from "Region" where level = 'SIDO'`,
  ])
  const provinces = regions.flatMap(({ id, name, nameEn }) => {
    const code = territory.ancestorAt(id, 'SIDO', day) === id ? provinceOf(id, territory, day) : null
    return code === null ? [] : [{ code, name, nameEn }]
  })
  const [ofFields, ofIndustries, ofProvinces] = [labels(fields), labels(industries), labels(provinces)]
  return { field: (code) => ofFields.get(code), industry: (code) => ofIndustries.get(code), province: (code) => ofProvinces.get(code) }
}
