import type { Language, NameKind, SearchType } from '../generated/client/enums.ts'
import { type Keys, keysOf, keyVersion } from './keys.ts'

/** A name of something, as it stands in the tables. */
export interface OwnedName {
  type: SearchType
  ownerId: string
  /** What the owner is called: its Korean name or title. */
  ownerName: string
  value: string
  lang: Language
  kind: NameKind
  synthetic: boolean
}

/** A row of SearchName, but for its id and the column of its owner. */
export interface SearchNameRow extends OwnedName, Keys {
  keyVersion: number
}

/**
 * The names by which their owners are found: each that differs once, as the first of its kinds where it is told twice,
 * and for a province the short name that goes with its long one (경상남도 → 경남, 대구광역시 → 대구).
 */
export function namesToFind(names: readonly OwnedName[]): OwnedName[] {
  const found = new Map<string, OwnedName>()
  for (const name of names.flatMap(withShort)) {
    const key = `${name.ownerId} ${name.value}`
    if (!found.has(key)) found.set(key, name)
  }
  return [...found.values()]
}

const provinces = /^(?:(.{2})(?:특별자치시|특별자치도|특별시|광역시|도)|(.).([남북])도)$/

function withShort(name: OwnedName): OwnedName[] {
  const parts = name.type === 'REGION' ? provinces.exec(name.value) : null
  return parts === null ? [name] : [name, { ...name, value: parts.slice(1).join(''), kind: 'SHORT' }]
}

/** The row of one name. */
export function rowOf(name: OwnedName): SearchNameRow {
  return { ...name, ...keysOf(name.value), keyVersion }
}
