import * as Plot from '@observablehq/plot'
import { type Client, select, type Selected } from '@yeondae/sdk'
import * as labels from '@yeondae/sdk/labels'
import { framed, plot } from './chart.ts'
import type { Report } from './report.ts'
import { cited, type Column, csvOf, origins } from './table.ts'

const place = select<'Region'>()({ name: true, parent: { name: true } })
const parts = select<'Purchase'>()({
  purchasedOn: true,
  item: true,
  category: true,
  amount: true,
  isSynthetic: true,
  buyer: { name: true, region: place },
  supplier: { name: true },
  citations: cited,
})
type Purchase = Selected<typeof parts>

const provinceOf = ({ buyer: { region } }: Purchase): string => region?.parent?.name ?? region?.name ?? '지역 모름'
const yearOf = ({ purchasedOn }: Purchase): string => purchasedOn.slice(0, 4)

const columns: Column<Purchase>[] = [
  { name: '구매일', of: ({ purchasedOn }) => purchasedOn },
  { name: '구매기관', of: ({ buyer }) => buyer.name },
  { name: '시·도', of: provinceOf },
  { name: '공급기업', of: ({ supplier }) => supplier.name },
  { name: '분류', of: ({ category }) => labels.PurchaseCategory[category].ko },
  { name: '품목', of: ({ item }) => item },
  { name: '금액(원)', of: ({ amount }) => amount },
  ...origins,
]

/** What public buyers bought of social-economy enterprises, by their province and the year. */
export async function purchases(client: Client): Promise<Report> {
  const rows: Purchase[] = []
  for await (const row of client.iterate('purchases', { orderBy: { field: 'PURCHASED_ON' } }, parts)) rows.push(row)
  const synthetic = rows.filter(({ isSynthetic }) => isSynthetic).length
  const last = rows.at(-1)?.purchasedOn ?? ''
  return {
    name: 'purchases',
    rows: rows.length,
    csv: csvOf(rows, columns),
    svg: framed({
      title: `공공기관의 사회적경제 구매액${synthetic === 0 ? '' : synthetic === rows.length ? ' (가상 자료)' : ' (일부 가상 자료)'}`,
      subtitle: '구매기관의 시·도와 해마다의 합계, 단위 백만 원. 합계가 큰 시·도부터.',
      panels: [panel(rows)],
      notes: [
        synthetic === rows.length ? `구매 ${rows.length}건 모두 시연용으로 만든 가상 자료입니다: 실제 구매가 아닙니다.` : `구매 ${rows.length}건 중 ${synthetic}건은 시연용으로 만든 가상 자료입니다.`,
        `마지막 해는 ${last}까지의 구매입니다. 빈칸은 구매가 없다는 뜻이 아니라 자료가 없다는 뜻입니다.`,
      ],
    }),
  }
}

function panel(rows: readonly Purchase[]): SVGSVGElement {
  const sums = new Map<string, { province: string; year: string; won: number }>()
  for (const row of rows) {
    const [province, year] = [provinceOf(row), yearOf(row)]
    const sum = sums.get(`${province} ${year}`) ?? { province, year, won: 0 }
    sums.set(`${province} ${year}`, { ...sum, won: sum.won + row.amount })
  }
  const cells = [...sums.values()]
  const most = Math.max(0, ...cells.map(({ won }) => won))
  const provinces = new Set(cells.map(({ province }) => province)).size
  return plot({
    width: 560,
    height: 40 + provinces * 27,
    marginLeft: 150,
    marginTop: 30,
    marginBottom: 4,
    padding: 0.06,
    x: { type: 'band', axis: 'top', label: null, tickSize: 0 },
    y: { type: 'band', label: null, tickSize: 0 },
    color: { type: 'linear', domain: [0, most], range: ['#eef6f2', '#0b6b53'] },
    marks: [
      Plot.cell(cells, { x: 'year', y: 'province', fill: 'won', rx: 4, sort: { y: 'fill', reduce: 'sum', reverse: true } }),
      Plot.text(cells, { x: 'year', y: 'province', text: ({ won }: (typeof cells)[number]) => (won / 1e6).toFixed(0), fill: ({ won }: (typeof cells)[number]) => (won > most * 0.65 ? 'white' : 'black') }),
    ],
  })
}
