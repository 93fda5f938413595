import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { type Sample, samples } from './samples.ts'

const groups = [...new Set(samples.map((sample) => sample.group))]

/** Lists the samples by group; each opens in a tab of its own. */
export const samplesPlugin: GraphiQLPlugin = { title: 'Samples', icon: Icon, content: List }

function List() {
  const open = useOpenSample()
  return (
    <section aria-label="Samples" className="yeondae-samples">
      <h2>
        Samples <span lang="ko">예시 질의</span>
      </h2>
      {groups.map((group) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul>
            {samples.filter((sample) => sample.group === group).map((sample) => (
              <li key={sample.name}>
                <button type="button" onClick={() => open(sample)}>
                  <strong>{sample.name}</strong>
                  {sample.questions.map((question) => (
                    <span key={question}>{question}</span>
                  ))}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** Opens a sample in a new tab, or the tab that holds it unchanged. */
function useOpenSample(): (sample: Sample) => void {
  const { addTab, changeTab } = useGraphiQLActions()
  const { tabs, queryEditor } = useGraphiQL(({ tabs, queryEditor }) => ({ tabs, queryEditor }))
  const [wanted, setWanted] = useState<string | null>(null)
  // The new tab must be the active one before its editor is filled.
  useEffect(() => {
    if (wanted === null || !queryEditor) return
    queryEditor.setValue(wanted)
    setWanted(null)
  }, [wanted, queryEditor])
  return (sample) => {
    const index = tabs.findIndex((tab) => tab.query === sample.text)
    if (index >= 0) return changeTab(index)
    addTab()
    setWanted(sample.text)
  }
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M9 6h11M9 12h11M9 18h11" strokeLinecap="round" />
      <path d="m3.5 4.5 3 1.5-3 1.5zM3.5 10.5l3 1.5-3 1.5zM3.5 16.5l3 1.5-3 1.5z" strokeLinejoin="round" />
    </svg>
  )
}
