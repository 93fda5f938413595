import { explorerPlugin } from '@graphiql/plugin-explorer'
import { useGraphiQL } from '@graphiql/react'
import { createLocalStorage } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { useEffect } from 'react'
import { DownloadCsv } from './download-csv.tsx'
import { fetcherOf } from './events.ts'
import iconUrl from './icon.svg'
import { samplesPlugin } from './samples-plugin.tsx'
import { firstTabs } from './samples.ts'

const endpoint = '/graphql'
const fetcher = fetcherOf(endpoint)
// Another project's GraphiQL on the same port would otherwise lend its tabs.
const storage = createLocalStorage({ namespace: 'yeondae' })
const plugins = [samplesPlugin, { ...explorerPlugin(), title: 'Explorer' }, HISTORY_PLUGIN]
const tabs = firstTabs.map((sample) => ({ query: sample.text }))

/** GraphiQL with a sample of each group as its first tabs; later visits find the tabs as they were left. */
export function Page() {
  return (
    <>
      <Header />
      <main className="yeondae-main">
        <GraphiQL
          fetcher={fetcher}
          storage={storage}
          plugins={plugins}
          defaultTabs={tabs}
          defaultTheme="light"
          defaultEditorToolsVisibility={false}
          inputValueDeprecation
          schemaDescription
        >
          <GraphiQL.Logo>
            <EditorFonts />
          </GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy }) => (
              <>
                {prettify}
                {merge}
                {copy}
                <DownloadCsv endpoint={endpoint} />
              </>
            )}
          </GraphiQL.Toolbar>
        </GraphiQL>
      </main>
    </>
  )
}

function Header() {
  return (
    <header className="yeondae-header">
      <h1>
        <img src={iconUrl} alt="" width="24" height="24" /> Yeondae <span lang="ko">연대</span>
      </h1>
      <p>
        The graph of Korea’s social economy; every fact cites its source. Choose a tab or one of the samples, press ▶. <a href="/docs/">Documentation</a>
        <br />
        <span lang="ko">한국 사회적경제 그래프입니다. 모든 사실에 출처가 있습니다. 탭이나 예시 질의를 고르고 ▶을 누르세요. <a href="/docs/">문서</a></span>
      </p>
      <code>POST {endpoint}</code>
    </header>
  )
}

const monospace = `'Fira Code', D2Coding, 'Nanum Gothic Coding', NanumGothicCoding, 'Noto Sans Mono CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', NanumGothic, monospace`

/** GraphiQL's editors name one font and that has no Hangul; they take others only after they are there. */
function EditorFonts() {
  const editors = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => ({
    queryEditor,
    variableEditor,
    headerEditor,
    responseEditor,
  }))
  useEffect(() => {
    for (const editor of Object.values(editors)) editor?.updateOptions({ fontFamily: monospace, fontSize: 14, wordWrap: 'on' })
  }, [editors])
  return null
}
