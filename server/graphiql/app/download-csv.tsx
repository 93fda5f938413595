import { ToolbarButton, useGraphiQL } from '@graphiql/react'
import { useState } from 'react'
import { csvOf, type CsvFile, NoCsv } from './csv-download.ts'

/** What the page says of a download; `lists` are those among which to choose. */
interface Said {
  isAlert: boolean
  lines: readonly string[]
  lists: readonly string[]
}

/** Saves the answer of what stands in the editors as a table, with citations, for a spreadsheet. */
export function DownloadCsv({ endpoint }: { endpoint: string }) {
  const state = useGraphiQL(({ schema, queryEditor, variableEditor, headerEditor, operationName, overrideOperationName }) => ({
    schema,
    queryEditor,
    variableEditor,
    headerEditor,
    operationName: overrideOperationName ?? operationName ?? null,
  }))
  const [said, say] = useState<Said | null>(null)
  const [isBusy, setBusy] = useState(false)

  const download = async (rows?: string) => {
    setBusy(true)
    say(null)
    try {
      const { schema, queryEditor, variableEditor, headerEditor, operationName } = state
      const file = await csvOf(endpoint, { schema, operationName, query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '', headers: headerEditor?.getValue() ?? '' }, rows)
      save(file)
      say({ isAlert: false, lines: file.notes, lists: [] })
    } catch (error) {
      say({ isAlert: true, lines: [error instanceof Error ? error.message : String(error)], lists: error instanceof NoCsv ? error.lists : [] })
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <ToolbarButton label="Download CSV: this page of rows, with citations (CSV 내려받기)" disabled={isBusy} aria-busy={isBusy} onClick={() => void download()}>
        <Icon />
      </ToolbarButton>
      {said !== null && (
        <div className="yeondae-said" role={said.isAlert ? 'alert' : 'status'} aria-label="Download CSV">
          <div>
            {said.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {said.lists.map((name) => (
              <button key={name} type="button" className="yeondae-choice" onClick={() => void download(name)}>
                {name}
              </button>
            ))}
          </div>
          <button type="button" aria-label="Close" onClick={() => say(null)}>
            ×
          </button>
        </div>
      )}
    </>
  )
}

function save({ name, text }: CsvFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function Icon() {
  return (
    <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M12 3v11m0 0 4-4m-4 4-4-4" />
      <path d="M4 15v4a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-4" />
    </svg>
  )
}
