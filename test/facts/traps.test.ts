import { describe, expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Citation {
  factId: string | null
  field: string | null
  locator: string | null
  method: string
  quotedAs: string | null
  normalizedTo: string | null
  note: string | null
}
interface Node {
  name: string
  citations: Citation[]
}

const citations = (field = '') => `citations${field === '' ? '' : `(field: "${field}")`} { factId field locator method quotedAs normalizedTo note }`

/** The nodes of a root list with a name, and with what they select. */
async function all<T extends object>(list: string, select: string): Promise<(Node & T)[]> {
  const answer = await graph.ask<Record<string, { nodes: (Node & T)[] }>>(`{ ${list}(first: 100) { nodes { name ${select} } } }`)
  return answer[list]?.nodes ?? []
}

async function one<T extends object>(list: string, name: string, select: string): Promise<Node & T> {
  const found = (await all<T>(list, select)).filter((node) => node.name === name)
  expect(found).toHaveLength(1)
  return found[0] as Node & T
}

const printed = (node: Node) => node.citations.map(({ quotedAs, normalizedTo, method }) => [quotedAs, normalizedTo, method])

describe('slips of the sources', () => {
  test('서하다움 lies in 함양군: 소하면 and 햠양군 stay as printed, and 서하면 comes from elsewhere', async () => {
    const project = await one<{ region: { name: string } }>('programmes', '서하다움', `region { name } ${citations('region')}`)
    expect(project.region.name).toBe('함양군')
    expect(printed(project)).toEqual(
      expect.arrayContaining([
        ['함양군 소하면', null, 'STATED'],
        ['햠양군 소하면', '함양군 소하면', 'STATED'],
        ['소하면', '서하면', 'EXTERNAL'],
      ]),
    )
    expect(project.citations.find(({ method }) => method === 'EXTERNAL')?.factId).toBeNull()
  })

  test('창줄 is kept beside 창출', async () => {
    const { outcomes } = await one<{ outcomes: Node[] }>('programmes', '사회적경제기업 페이스메이커 사업', `outcomes { name ${citations()} } ${citations()}`)
    const created = outcomes.find(({ name }) => name === '사회적가치 창출') as Node
    expect(printed(created)).toContainEqual(['사회적가치 창줄', '사회적가치 창출', 'STATED'])
  })

  test('오영오 is of 한국토지주택공사, printed 한국주택토지공사', async () => {
    const query = `{ publicRoles(first: 50) { nodes { personName organization { name } ${citations('organization')} } } }`
    const { publicRoles } = await graph.ask<{ publicRoles: { nodes: (Node & { personName: string; organization: { name: string } })[] } }>(query)
    const role = publicRoles.nodes.find(({ personName }) => personName === '오영오') as Node & { organization: { name: string } }
    expect(role.organization.name).toBe('한국토지주택공사')
    expect(printed(role)).toEqual([['한국주택토지공사', '한국토지주택공사', 'STATED']])
  })

  test('SPRT stays as printed', async () => {
    const table = await one('programmes', '소셜밸류라운드테이블(SPRT)', citations())
    expect(printed(table)).toContainEqual(['소셜밸류라운드테이블(SPRT)', null, 'STATED'])
  })

  test('names of fields that are printed twice stand in both forms', async () => {
    const { fields } = await one<{ fields: Node[] }>('plans', '2021년 전라북도 사회적경제 시행계획', `fields { name ${citations('name')} }`)
    const quoted = fields.map((field) => field.citations.map(({ locator, quotedAs }) => `${locator} ${quotedAs}`).sort())
    expect(quoted[1]).toEqual(['L53 판로개척 및 상품‧서비스 고도화'])
    expect(quoted[3]).toEqual(['L39 사회인식 개선 및 실천기반 확산', 'L85 사회인식개선 및 실천기반 확산'])
  })
})

describe('what could be taken for more or less than it is', () => {
  test('the text that is printed twice is cited once, at its first lines', async () => {
    const query = `{ source(key: "004") { citations(first: 100) { totalCount nodes { locator } } } }`
    const { source } = await graph.ask<{ source: { citations: { totalCount: number; nodes: { locator: string }[] } } }>(query)
    const lines = source.citations.nodes.map(({ locator }) => Number(locator.slice(1)))
    expect(source.citations.totalCount).toBe(lines.length)
    expect(lines.filter((line) => line > 14)).toEqual([])
  })

  test('the innovation towns are two', async () => {
    const towns = (await all<{ kind: string; region: { name: string } }>('facilities', 'kind region { name }')).filter(({ kind }) => kind === 'INNOVATION_TOWN')
    expect(towns.map(({ name, region }) => [name, region.name])).toEqual([
      ['대구광역시 사회적경제혁신타운', '대구광역시'],
      ['전라북도 사회적경제 혁신타운', '전북특별자치도'],
    ])
  })

  test('놀자엔터테인먼트협동조합 is of two kinds', async () => {
    const query = `{ enterprises(first: 100, filter: { region: "11620", synthetic: false }) { nodes { name kinds { kind } } } }`
    const { enterprises } = await graph.ask<{ enterprises: { nodes: { name: string; kinds: { kind: string }[] }[] } }>(query)
    const nolja = enterprises.nodes.find(({ name }) => name === '놀자엔터테인먼트협동조합')
    expect(nolja?.kinds.map(({ kind }) => kind).sort()).toEqual(['COOPERATIVE', 'SOCIAL_ENTERPRISE'])
  })

  test('탈북자 and 소외계층 stand as printed; the second is not the statutory 취약계층', async () => {
    const { beneficiaries } = await one<{ beneficiaries: (Node & { group: string })[] }>('programmes', '지역밀착형 사업', `beneficiaries { group ${citations()} }`)
    const quoted = Object.fromEntries(beneficiaries.map((one) => [one.group, one.citations[0]?.quotedAs]))
    expect(quoted).toEqual({ ELDERLY: '노인', PEOPLE_WITH_DISABILITIES: '장애인', NORTH_KOREAN_DEFECTOR: '탈북자', MARGINALIZED: '소외계층' })
  })

  test('groups that are only counted have no members', async () => {
    const groups = await all<{ count: number; members: object[] | null }>('countedGroups', 'count members { name }')
    expect(groups.map(({ count }) => count).sort((a, b) => a - b)).toEqual([5, 7, 16, 91])
    expect(groups.every(({ members }) => members === null)).toBe(true)
  })

  test('that the measures of 전라북도 belong to the central schemes is from outside of the article', async () => {
    const schemes = await all<{ form: string; relationsTo: { from: { name: string }; citations: Citation[] }[] }>('programmes', `form relationsTo { from { name } ${citations()} }`)
    const links = schemes.filter(({ form }) => form === 'SCHEME').flatMap(({ name, relationsTo }) => relationsTo.map(({ from, citations: [first] }) => [from.name, name, first?.method]))
    expect(links.sort()).toEqual([
      ['중앙 부처의 사회적경제 활성화 사업 연계', '지역자산화 사업', 'STATED'],
      ['중앙 부처의 사회적경제 활성화 사업 연계', '협업체계 구축사업', 'STATED'],
      ['지역자산화 이차보전', '지역자산화 사업', 'EXTERNAL'],
      ['행정안전부 민‧관 협업체계 구축사업', '협업체계 구축사업', 'EXTERNAL'],
    ])
  })
})

describe('dates', () => {
  test('the year of the agreement is inferred, and says so', async () => {
    const select = `signedIn { value precision quotedAs } ${citations('signedIn')}`
    const agreement = await one<{ signedIn: unknown }>('agreements', 'WISET-한국사회적기업진흥원 업무협약', select)
    expect(agreement.signedIn).toEqual({ value: '2021-04-27', precision: 'DAY', quotedAs: '4월 27일(화)' })
    expect(printed(agreement)).toEqual([['4월 27일(화)', '2021-04-27', 'DERIVED']])
  })

  test('the workshop was on a day of which neither month nor year is told', async () => {
    const name = '사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍'
    const { heldIn } = await one<{ heldIn: unknown }>('events', name, 'heldIn { value precision earliest latest }')
    expect(heldIn).toEqual({ value: '--24', precision: 'DAY_OF_MONTH', earliest: null, latest: null })
  })

  test('no year that an article leaves out is cited as stated', async () => {
    const codes = ['signedIn', 'heldIn', 'plannedIn', 'builtIn', 'year']
    const query = `SELECT "factId", "field", "quotedAs" FROM "Citation" WHERE "field" = ANY($1) AND "method" = 'STATED' AND "quotedAs" !~ '\\d{4}' AND "quotedAs" NOT LIKE '%24일%'`
    expect((await graph.database.pool.query(query, [codes])).rows).toEqual([])
  })

  test('talks come in their order, the keynote first', async () => {
    const [event] = (await all<{ talks: { place: number; isKeynote: boolean }[] }>('events', 'talks { place isKeynote }')).filter(({ talks }) => talks.length > 0)
    expect(event?.talks).toEqual([0, 1, 2, 3, 4].map((place) => ({ place, isKeynote: place === 0 })))
  })
})

describe('money', () => {
  test('the 2,060억원 of the plan is never split: only one measure and the fund bear a sum of their own', async () => {
    const query = `{ observations(first: 100, filter: { metrics: ["BUDGET"], synthetic: false }) { nodes { won subject { __typename name } citations { factId } } } }`
    const { observations } = await graph.ask<{ observations: { nodes: { won: number; subject: { __typename: string; name: string }; citations: { factId: string }[] }[] } }>(query)
    const jeonbuk = observations.nodes.filter(({ citations: cited }) => cited.some(({ factId }) => factId.startsWith('003-')))
    expect(jeonbuk.map(({ won, subject }) => [won, subject.__typename]).sort()).toEqual([
      [206_000_000_000, 'Plan'],
      [260_000_000, 'Measure'],
      [500_000_000, 'Fund'],
    ])
  })

  test('a figure with 여 stays slightly over', async () => {
    const query = `{ observations(first: 100, filter: { synthetic: false }) { nodes { value qualifier citations { quotedAs } } } }`
    const { observations } = await graph.ask<{ observations: { nodes: { value: string; qualifier: string; citations: { quotedAs: string | null }[] }[] } }>(query)
    const slightly = observations.nodes.filter(({ citations: cited }) => cited.some(({ quotedAs }) => /\d억?여/.test(quotedAs ?? '')))
    expect(slightly.map(({ value, qualifier }) => [value, qualifier]).sort()).toEqual([
      ['24700000000', 'SLIGHTLY_OVER'],
      ['250', 'SLIGHTLY_OVER'],
      ['500', 'SLIGHTLY_OVER'],
    ])
  })
})
