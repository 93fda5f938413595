import { enums } from '../generated/datamodel.ts'
import type { FactRow, Value } from '../facts/row.ts'
import { isRegistrationNumber } from '../registration-number.ts'
import { partialDates } from './check-dates.ts'
import { type ModelShape, shape } from './model.ts'

/** Says what is wrong with a row: the field and the reason. */
export type Refuse = (field: string, reason: string) => never

/** Columns that the load writes, whatever the data say. */
const given = new Set([
  ...['id', 'synthetic', 'editedByUser', 'createdAt', 'updatedAt'],
  ...Object.values(partialDates).flatMap((dates) => dates.map(({ earliest }) => earliest)),
])

/** Refuses a missing, unknown or impossible value of a row. */
export function checkValues(row: FactRow, synthetic: boolean, refuse: Refuse): void {
  const { columns, references } = shape(row.model)
  const names = new Set(columns.map((column) => column.name))
  for (const name of Object.keys(row.columns)) {
    if (!names.has(name) || given.has(name)) refuse(name, `${row.model} has no such column for data`)
  }
  for (const column of columns) {
    if (given.has(column.name)) continue
    const value = row.columns[column.name] ?? null
    if (value === null) {
      if (column.isRequired && !column.isList) refuse(column.name, column.name === 'unit' ? 'a number needs its unit' : 'it must have a value')
    } else if (!references.some((reference) => reference.column === column.name)) {
      const reason = wrong(column, value)
      if (reason !== null) refuse(column.name, reason)
    }
  }
  if (row.model === 'OrganizationIdentifier' && row.columns['scheme'] === 'KR_BRN') checkRegistrationNumber(row, synthetic, refuse)
}

function wrong({ kind, type, native, isList }: ModelShape['columns'][number], value: Exclude<Value, null>): string | null {
  if (isList !== Array.isArray(value)) return isList ? 'expected a list' : 'expected one value, not a list'
  if (kind === 'enum') {
    const values = Object.keys((enums as Record<string, { values: object }>)[type]?.values ?? {})
    const given = [value].flat()
    const bad = given.find((one) => !values.includes(String(one)))
    if (bad !== undefined) return `${String(bad)} is no ${type}: expected one of ${values.join(', ')}`
    return new Set(given).size === given.length ? null : 'a value stands twice in the list'
  }
  switch (type) {
    case 'String':
      return typeof value === 'string' && value.trim() !== '' && !value.includes('\0') && value.isWellFormed() ? null : 'expected text'
    case 'Boolean':
      return typeof value === 'boolean' ? null : 'expected true or false'
    case 'Int':
    case 'BigInt':
      return Number.isSafeInteger(value) ? null : 'expected a whole number'
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'expected a number'
    case 'Decimal':
      return typeof value === 'string' && /^\d+(\.\d{1,4})?$/.test(value) ? null : 'expected a decimal number as text'
    case 'DateTime':
      if (native === 'Date') return isDay(value) ? null : 'expected a day as YYYY-MM-DD'
      return isInstant(value) ? null : 'expected an instant in UTC as YYYY-MM-DDThh:mm:ss.sssZ'
    default:
      return `the load knows no type ${type}`
  }
}

/** Whether it is a day of the calendar as YYYY-MM-DD. */
export function isDay(value: Value): boolean {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function isInstant(value: Value): boolean {
  if (typeof value !== 'string') return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString() === value
}

/** The office code 000 is given to nobody: synthetic rows use it, and no real one can. */
function checkRegistrationNumber(row: FactRow, synthetic: boolean, refuse: Refuse): void {
  const value = String(row.columns['value'])
  if (!isRegistrationNumber(value)) refuse('value', `${value} is no business registration number`)
  if (value.startsWith('000') !== synthetic) {
    refuse('value', synthetic ? 'a synthetic number must have the office code 000' : 'the office code 000 is for synthetic numbers')
  }
}
