import * as labels from '@yeondae/sdk/labels'
import { type MatchPartsFragment, NeedMatchesDocument, NeedsDocument } from '@yeondae/sdk/operations'
import { type PageOf, usePage } from '@yeondae/sdk/react'
import { client } from './client'
import { Failure, Pager, Synthetic, Waiting } from './parts'
import { expertsOf } from './place'

const pageSize = 10
const none: PageOf<MatchPartsFragment> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** The needs of an enterprise, and the experts that suit one of them. */
export function Experts({ enterpriseId, chosen }: { enterpriseId: string; chosen: string | null }) {
  const list = usePage(client, NeedsDocument, { first: pageSize, filter: { enterpriseId }, orderBy: { field: 'CREATED_AT', direction: 'DESC' } }, ({ needs }) => needs)
  const need = chosen ?? list.rows[0]?.id ?? null
  return (
    <>
      <h1>추천 전문가</h1>
      {list.error !== null && <Failure error={list.error} again={list.reload} />}
      <div className="halves">
        <section aria-busy={list.isLoading} aria-label="우리 기술수요">
          <p className="small">우리 기술수요</p>
          <ul className="rows">
            {list.isLoading && list.rows.length === 0 && <Waiting rows={4} />}
            {list.rows.map((row) => (
              <li key={row.id}>
                <a className="row" href={expertsOf(row.id)} aria-current={row.id === need ? 'true' : undefined}>
                  <b>{row.title}</b> <Synthetic row={row} />
                  <span className="small">{[labels.NeedStage[row.stage].ko, labels.NeedStatus[row.status].ko, ...row.fields.map(({ name }) => name)].join(' · ')}</span>
                </a>
              </li>
            ))}
          </ul>
          {list.error === null && <Pager {...list} pages={Math.ceil((list.data?.needs.totalCount ?? 0) / pageSize)} />}
        </section>
        {need !== null && <Ranking id={need} />}
      </div>
    </>
  )
}

/** The experts of a need in the order of the graph, the best first. */
function Ranking({ id }: { id: string }) {
  const list = usePage(client, NeedMatchesDocument, { id, first: pageSize }, ({ need }) => need?.matches ?? none)
  const need = list.data?.need ?? null
  if (list.error !== null) return <Failure error={list.error} again={list.reload} />
  return (
    <article className="card" aria-busy={list.isLoading}>
      {need !== null && (
        <>
          <h2>{need.title}</h2>
          <p>{need.description}</p>
          {need.matches.totalCount === 0 && <p className="small">아직 추천이 없습니다. 매칭이 끝나면 여기에 순서대로 나옵니다.</p>}
          <ol className="ranking" start={(list.page - 1) * pageSize + 1}>
            {list.rows.map((row) => <Ranked key={row.id} row={row} />)}
          </ol>
          {need.matches.totalCount > pageSize && <Pager {...list} pages={Math.ceil(need.matches.totalCount / pageSize)} />}
        </>
      )}
    </article>
  )
}

/** A match with the open view of its expert, or why there is none. */
function Ranked({ row }: { row: MatchPartsFragment }) {
  const { expert } = row
  return (
    <li>
      <b>{expert?.name ?? labels.ExpertState[row.expertState].ko}</b> <Synthetic row={row} /> <span className="state">{labels.MatchStatus[row.status].ko}</span>
      <span className="small">
        {expert !== null && [...expert.fields.map(({ name }) => name), expert.region.name, labels.CareerBand[expert.careerBand].ko].join(' · ')}
      </span>
      <span className="score">
        <meter min={0} max={1} value={row.score} aria-label="적합도" />
        {row.score.toFixed(2)}
      </span>
    </li>
  )
}
