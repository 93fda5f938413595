import { match, ValidationError, YeondaeError } from '@yeondae/sdk'
import type { NeedStage } from '@yeondae/sdk/graph'
import * as labels from '@yeondae/sdk/labels'
import { ScienceFieldsDocument, SubmitNeedDocument, type SubmitNeedMutationVariables } from '@yeondae/sdk/operations'
import { useQuery } from '@yeondae/sdk/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { client } from './client'
import { expertsOf } from './place'

type Input = SubmitNeedMutationVariables['input']
/** Why a need was not taken: at a field of the form, or of the whole. */
interface Refused {
  field: string | null
  message: string
}

const stages = Object.keys(labels.NeedStage) as NeedStage[]
const empty: Input = { title: '', description: '', stage: 'PRODUCTION', fields: [] }

/** `input.fields.0` is at the form's `fields`. */
const fieldOf = (path: string | null): string | null => path?.split('.')[1] ?? null

/** A technical need as the enterprise words it. */
export function Submit() {
  const [input, setInput] = useState(empty)
  const [refused, refuse] = useState<Refused | null>(null)
  const [isSending, setSending] = useState(false)
  const [submitted, setSubmitted] = useState<{ id: string; title: string } | null>(null)
  const { data } = useQuery(client, ScienceFieldsDocument, { first: 100 })
  // One need, however often its button is pressed or its answer gets lost: another text is another need.
  const key = useRef<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refused !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused])

  const change = (part: Partial<Input>) => {
    key.current = null
    setInput({ ...input, ...part })
  }
  const submit = async () => {
    setSending(true)
    refuse(null)
    try {
      key.current ??= crypto.randomUUID()
      const { submitNeed } = await client.request(SubmitNeedDocument, { input }, { idempotencyKey: key.current })
      match(submitNeed, {
        SubmitNeedPayload: ({ need }) => {
          key.current = null
          setInput(empty)
          setSubmitted(need)
        },
        ValidationError: ({ field, message }) => { refuse({ field: fieldOf(field), message }) },
        NotFoundError: ({ message }) => { refuse({ field: null, message }) },
        ConflictError: ({ message }) => { refuse({ field: null, message }) },
      })
    } catch (error) {
      if (!(error instanceof YeondaeError)) throw error
      refuse({ field: error instanceof ValidationError ? fieldOf(error.field) : null, message: error.message })
    } finally {
      setSending(false)
    }
  }

  if (submitted !== null) {
    return (
      <div className="card done" role="status">
        <h1>제출했습니다</h1>
        <p>
          <b>{submitted.title}</b>
        </p>
        <p>
          <a href={expertsOf(submitted.id)}>추천 전문가 보기</a>{' '}
          <button type="button" onClick={() => { setSubmitted(null) }}>
            하나 더 제출
          </button>
        </p>
      </div>
    )
  }
  const at = (field: string) => (refused?.field === field ? refused.message : null)
  return (
    <>
      <h1>기술수요 제출</h1>
      <form
        ref={form}
        className="card"
        noValidate
        aria-busy={isSending}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {refused?.field === null && (
          <p className="failure" role="alert">
            {refused.message}
          </p>
        )}
        <Field name="제목" error={at('title')}>
          {(told) => <input {...told} value={input.title} placeholder="무엇이 막혔나요?" onChange={({ target }) => { change({ title: target.value }) }} />}
        </Field>
        <Field name="내용" hint="누구나 볼 수 있습니다." error={at('description')}>
          {(told) => <textarea {...told} rows={5} value={input.description} onChange={({ target }) => { change({ description: target.value }) }} />}
        </Field>
        <Field name="단계" error={at('stage')}>
          {(told) => (
            <select {...told} value={input.stage} onChange={({ target }) => { change({ stage: target.value as NeedStage }) }}>
              {stages.map((stage) => <option key={stage} value={stage}>{labels.NeedStage[stage].ko}</option>)}
            </select>
          )}
        </Field>
        <fieldset className="chips" aria-invalid={at('fields') !== null} aria-describedby="fields-error" tabIndex={-1}>
          <legend>필요한 분야 (하나에서 다섯)</legend>
          {data?.scienceFields.nodes.map(({ id, code, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={input.fields.includes(code)}
                onChange={({ target }) => { change({ fields: target.checked ? [...input.fields, code] : input.fields.filter((other) => other !== code) }) }}
              />
              {name}
            </label>
          ))}
          <span id="fields-error" className="wrong">
            {at('fields')}
          </span>
        </fieldset>
        <Field name="비공개 내용" hint="우리 기관과 운영자만 봅니다. 비워 두어도 됩니다." error={at('confidential')}>
          {(told) => <textarea {...told} rows={2} value={input.confidential ?? ''} onChange={({ target }) => { change({ confidential: target.value === '' ? null : target.value }) }} />}
        </Field>
        <button className="primary" disabled={isSending}>
          {isSending ? '제출하는 중…' : '제출'}
        </button>
      </form>
    </>
  )
}

interface Told {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string
}

/** A field of the form with its name, and what the graph said against it. */
function Field({ name, hint, error, children }: { name: string; hint?: string; error: string | null; children: (told: Told) => ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name}>{name}</label>
      {children({ id: name, 'aria-invalid': error !== null, 'aria-describedby': `${name}-told` })}
      <span id={`${name}-told`} className={error === null ? 'small' : 'wrong'}>
        {error ?? hint}
      </span>
    </div>
  )
}
