import { enums } from '../../prisma/generated/datamodel.ts'

/** What something is called in both languages. */
export interface Label {
  ko: string
  en: string
}

/** The label of a value of the models' enums: the Korean word in brackets and the English words before it. */
export function enumLabel(name: keyof typeof enums, value: string): Label {
  const text = (enums[name].values as Record<string, string>)[value] ?? value
  const [, en = text, ko = text] = /^(.*?)\s*\(([^)]*)\)/.exec(text) ?? []
  return { ko, en }
}

/** The values of an enum in the order in which they are declared. */
export const enumOrder = (name: keyof typeof enums): string[] => Object.keys(enums[name].values)

/** The label of a value that no source tells. */
export const notTold: Label = { ko: '미상', en: 'Not told' }
