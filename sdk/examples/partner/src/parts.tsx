import { NetworkError, RateLimitedError, YeondaeError } from '@yeondae/sdk'
import * as labels from '@yeondae/sdk/labels'
import type { CitationPartsFragment } from '@yeondae/sdk/operations'
import { useEffect, useState } from 'react'

/** That a row was made up for demonstration. */
export function Synthetic({ row }: { row: { isSynthetic: boolean } }) {
  return row.isSynthetic ? <span className="mark" title="시연용으로 만든 자료입니다">가상</span> : null
}

/** Why something could not be shown, in words for whom it concerns. */
export function Failure({ error, again }: { error: Error; again: () => void }) {
  return (
    <div className="failure" role="alert">
      <p>
        {error instanceof NetworkError ?
          '연결이 끊겼습니다.'
        : error instanceof RateLimitedError ?
          `요청이 많아 잠시 쉽니다.${error.retryAt === null ? '' : ` ${error.retryAt.toLocaleTimeString('ko')}에 다시 물어 주세요.`}`
        : error.message}
      </p>
      {error instanceof YeondaeError && error.requestId !== null && <p className="small">문의 번호 {error.requestId}</p>}
      <button type="button" onClick={again}>
        다시 시도
      </button>
    </div>
  )
}

/** The sources of what is shown, each with its words. */
export function Citations({ citations }: { citations: readonly CitationPartsFragment[] }) {
  const cited = citations.filter(({ method }) => method !== 'SYNTHETIC')
  if (cited.length === 0) return <p className="small">출처가 없습니다. 시연용으로 만든 자료입니다.</p>
  const sources = [...new Map(cited.map(({ source }) => [source.id, source])).values()]
  return (
    <ul className="citations">
      {sources.map((source) => {
        const own = cited.filter((citation) => citation.source.id === source.id)
        const quotes = new Map(own.flatMap((citation) => (citation.quotedAs === null ? [] : [[citation.quotedAs, citation]])))
        return (
          <li key={source.id}>
            <cite>{source.url === null ? source.title : <a href={source.url}>{source.title}</a>}</cite>
            <p className="small">{[source.outlet, source.publishedOn, ...new Set(own.map(({ factId }) => factId))].filter(Boolean).join(' · ')}</p>
            {[...quotes].map(([quote, { method }]) => (
              <p key={quote}>
                <q>{quote}</q> <span className="small">{labels.CitationMethod[method].ko}</span>
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** Back and on, with the number of the page. */
export function Pager({ page, pages, previous, next }: { page: number; pages: number; previous: (() => void) | null; next: (() => void) | null }) {
  return (
    <nav className="pager" aria-label="쪽">
      <button type="button" disabled={previous === null} onClick={previous ?? undefined}>
        이전
      </button>
      <span>
        {page} / {Math.max(page, pages)}
      </span>
      <button type="button" disabled={next === null} onClick={next ?? undefined}>
        다음
      </button>
    </nav>
  )
}

/** Lines in the place of rows that are under way. */
export function Waiting({ rows }: { rows: number }) {
  return Array.from({ length: rows }, (_, index) => <li key={index} className="waiting" aria-hidden />)
}

/** A value once it has stayed the same for a moment, so that not each letter is asked for. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      settle(value)
    }, 200)
    return () => {
      clearTimeout(timer)
    }
  }, [value])
  return settled
}
