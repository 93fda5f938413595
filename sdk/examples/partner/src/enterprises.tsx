import type { EnterpriseKind } from '@yeondae/sdk/graph'
import * as labels from '@yeondae/sdk/labels'
import { EnterpriseDocument, EnterprisesDocument, RegionsDocument } from '@yeondae/sdk/operations'
import { usePage, useQuery } from '@yeondae/sdk/react'
import { useState } from 'react'
import { client } from './client'
import { Citations, Failure, Pager, Synthetic, useSettled, Waiting } from './parts'

const pageSize = 6
const kinds = Object.keys(labels.EnterpriseKind) as EnterpriseKind[]
const origins = [
  { name: '모두', filter: {} },
  { name: '출처 있는 자료', filter: { synthetic: false } },
  { name: '가상 자료', filter: { synthetic: true } },
]

/** Enterprises as somebody types them, by kind and region, with what is known of one and where from. */
export function Enterprises() {
  const [search, setSearch] = useState('')
  const [wanted, setWanted] = useState<EnterpriseKind[]>([])
  const [region, setRegion] = useState('')
  const [origin, setOrigin] = useState(0)
  const [picked, pick] = useState<string | null>(null)
  const sought = useSettled(search.trim())
  const filter = { ...origins[origin]?.filter, ...(wanted.length > 0 && { kinds: wanted }), ...(region !== '' && { region }) }
  const list = usePage(client, EnterprisesDocument, { first: pageSize, search: sought === '' ? null : sought, filter: Object.keys(filter).length > 0 ? filter : null }, ({ enterprises }) => enterprises)
  const provinces = useQuery(client, RegionsDocument, { filter: { levels: ['SIDO'] }, first: 100 })
  const again = () => {
    list.reload()
    provinces.reload()
  }
  const total = list.data?.enterprises.totalCount ?? 0
  const chosen = list.rows.find(({ id }) => id === picked) ?? list.rows[0] ?? null
  return (
    <>
      <h1>기업 찾기</h1>
      <form
        className="search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
        }}
      >
        <label className="wide">
          <span>이름</span>
          <input type="search" value={search} placeholder="이름, 초성(ㅍㅍㅇㅋ), 일부만 적어도 됩니다" onChange={({ target }) => { setSearch(target.value) }} />
        </label>
        <label>
          <span>지역</span>
          <select value={region} onChange={({ target }) => { setRegion(target.value) }}>
            <option value="">전국</option>
            {provinces.data?.regions.nodes.map(({ id, code, name }) => code !== null && <option key={id} value={code}>{name}</option>)}
          </select>
        </label>
        <label>
          <span>자료</span>
          <select value={origin} onChange={({ target }) => { setOrigin(Number(target.value)) }}>
            {origins.map(({ name }, index) => <option key={name} value={index}>{name}</option>)}
          </select>
        </label>
        <fieldset className="wide chips">
          <legend>유형</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={wanted.includes(kind)}
                onChange={({ target }) => { setWanted(target.checked ? [...wanted, kind] : wanted.filter((other) => other !== kind)) }}
              />
              {labels.EnterpriseKind[kind].ko}
            </label>
          ))}
        </fieldset>
      </form>
      {list.error !== null && <Failure error={list.error} again={again} />}
      <div className="halves">
        <section aria-busy={list.isLoading} aria-label="찾은 기업">
          <p className="small" role="status">
            {list.data !== null && (total === 0 ? '찾은 기업이 없습니다.' : `${total.toLocaleString('ko')}곳`)}
          </p>
          <ul className="rows">
            {list.isLoading && list.rows.length === 0 && <Waiting rows={pageSize} />}
            {list.rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="row" aria-pressed={row.id === chosen?.id} onClick={() => { pick(row.id) }}>
                  <b>{row.name}</b> <Synthetic row={row} />
                  <span className="small">{[...row.kinds.map(({ label }) => label), row.region?.name].filter(Boolean).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
          {list.error === null && <Pager {...list} pages={Math.ceil(total / pageSize)} />}
        </section>
        {chosen !== null && <Enterprise id={chosen.id} />}
      </div>
    </>
  )
}

/** One enterprise with its certificates, honours and sources. */
function Enterprise({ id }: { id: string }) {
  const { data, error, isLoading, reload } = useQuery(client, EnterpriseDocument, { id })
  const enterprise = data?.enterprise ?? null
  if (error !== null) return <Failure error={error} again={reload} />
  return (
    <article className="card" aria-busy={isLoading}>
      {enterprise !== null && (
        <>
          <h2>
            {enterprise.name} <Synthetic row={enterprise} />
          </h2>
          {enterprise.nameEn !== null && <p className="small" lang="en">{enterprise.nameEn}</p>}
          <dl>
            <Known name="유형">{enterprise.kinds.map(({ label }) => label).join(', ')}</Known>
            <Known name="지역">{enterprise.region?.name}</Known>
            <Known name="법적 형태">{enterprise.legalForm !== null && labels.LegalForm[enterprise.legalForm].ko}</Known>
            <Known name="산업">{enterprise.industry?.name}</Known>
            <Known name="사업자등록번호">{enterprise.registrationNumber}</Known>
            <Known name="인증">
              {enterprise.certifications.map(({ scheme, validFrom, validTo }) => `${labels.CertificationScheme[scheme].ko} (${validFrom ?? ''}–${validTo ?? ''})`).join(', ')}
            </Known>
            <Known name="표창·선정">{enterprise.honours.nodes.map(({ name, givenIn }) => [name, givenIn?.value].filter(Boolean).join(' ')).join(', ')}</Known>
          </dl>
          <h3>출처</h3>
          <Citations citations={enterprise.citations} />
        </>
      )}
    </article>
  )
}

/** A line of what is known; what is not known has no line. */
function Known({ name, children }: { name: string; children: string | false | null | undefined }) {
  if (children === false || children == null || children === '') return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
