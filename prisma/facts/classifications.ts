import { external } from './cite.ts'
import { type FactFile, row } from './row.ts'
import { filled, readTable } from './tables.ts'

function industries() {
  return readTable('ksic-sections', ['code', 'name']).map(({ code, name }) => {
    const letter = filled(code, 'a section of ksic-sections.csv')
    return row('Industry', letter, { code: letter, name: filled(name, letter), revision: 11 }, [external('ksic-11', { locator: letter })])
  })
}

/** Three of the 22 major fields have no code that a source confirms, and a field can't be without one: they are not in the table. */
function scienceFields() {
  return readTable('nstc-2023', ['code', 'name', 'nameEn', 'area', 'confirmedBy']).map((line) => {
    const code = filled(line.code, 'a field of nstc-2023.csv')
    const columns = { code, name: filled(line.name, code), nameEn: filled(line.nameEn, code), area: filled(line.area, code), edition: 2023 }
    const whole = external('nstc-2023', { locator: code })
    const doubt = external('nstc-2023', { locator: code, field: 'code', note: 'The code stands on one list.' })
    const citations = line.confirmedBy === 'one' ? [whole, doubt] : [whole]
    return row('ScienceField', code, columns, citations)
  })
}

export function classifications(): FactFile {
  return { file: 'prisma/facts/classifications.ts', synthetic: false, rows: [...industries(), ...scienceFields()] }
}
