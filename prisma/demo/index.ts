import { type FactFile, type FactRow, row } from '../facts/row.ts'
import { campaignRows } from './campaigns.ts'
import { enterpriseRows } from './enterprises.ts'
import { entrepreneurRows, expertRows } from './experts.ts'
import { generatorKey } from './made-up.ts'
import { matchRows } from './matches.ts'
import { needRows } from './needs.ts'
import { places } from './places.ts'
import { programmeRows } from './programmes.ts'
import { publicBuyerRows } from './public-buyers.ts'
import { purchaseRows } from './purchases.ts'
import { sharingRows } from './sharing.ts'

const generator = row('Source', generatorKey, {
  key: generatorKey,
  title: 'Demonstration set of Yeondae (가상 자료)',
  note: 'Made up by prisma/demo/ to show matching, purchases and campaigns; nothing in it is a fact.',
})

/** The demonstration set: made up, the same at every run, and hanging on nothing real but places, classifications and metrics. */
export function demoFiles(): FactFile[] {
  const provinces = [...places().keys()]
  const enterprises = enterpriseRows()
  const experts = expertRows(provinces)
  const entrepreneurs = entrepreneurRows(provinces)
  const needs = needRows(enterprises.enterprises, entrepreneurs.keys)
  const file = (name: string, rows: readonly FactRow[]): FactFile => ({ file: `prisma/demo/${name}.ts`, synthetic: true, rows })
  return [
    file('index', [generator]),
    file('public-buyers', publicBuyerRows()),
    file('enterprises', enterprises.rows),
    file('experts', [...experts.rows, ...entrepreneurs.rows]),
    file('needs', needs.rows),
    file('programmes', programmeRows()),
    file('matches', matchRows(needs.needs, experts.experts)),
    file('purchases', purchaseRows(enterprises.enterprises)),
    file('campaigns', campaignRows(enterprises.enterprises)),
    file('sharing', sharingRows(enterprises.enterprises, provinces)),
  ]
}
