import { ViewerDocument } from '@yeondae/sdk/operations'
import { useQuery } from '@yeondae/sdk/react'
import { useEffect } from 'react'
import { client } from './client'
import { Enterprises } from './enterprises'
import { Experts } from './experts'
import { Failure, Synthetic } from './parts'
import { usePlace } from './place'
import { Submit } from './submit'

const views = [
  { view: 'enterprises', name: '기업 찾기' },
  { view: 'submit', name: '기술수요 제출' },
  { view: 'experts', name: '추천 전문가' },
] as const

const made = { isSynthetic: true }

export function App() {
  const { view, id } = usePlace()
  const { data, error, reload } = useQuery(client, ViewerDocument)
  const organization = data?.viewer.organization ?? null
  const { name } = views.find((each) => each.view === view) ?? views[0]
  useEffect(() => {
    document.title = `${name} · 기술잇다`
  }, [name])
  return (
    <>
      <header className="top">
        <a className="brand" href="#/enterprises">
          <b>기술잇다</b> <span>사회적경제기업과 전문가를 잇습니다</span>
        </a>
        <nav aria-label="주 메뉴">
          {views.map((each) => (
            <a key={each.view} href={`#/${each.view}`} aria-current={each.name === name ? 'page' : undefined}>
              {each.name}
            </a>
          ))}
        </nav>
        <p className="who">{organization?.name}</p>
      </header>
      <main>
        {view === 'experts' && error !== null && <Failure error={error} again={reload} />}
        {view === 'submit' ?
          <Submit />
        : view === 'experts' ?
          organization !== null && <Experts enterpriseId={organization.id} chosen={id} />
        : <Enterprises />}
      </main>
      <footer>
        자료: 연대(Yeondae) 그래프. 출처가 있는 사실에는 출처를, 시연용으로 만든 자료에는 <Synthetic row={made} /> 표시를 붙입니다.
      </footer>
    </>
  )
}
