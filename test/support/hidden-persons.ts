import { randomUUID } from 'node:crypto'
import { aDay, aField, anId, aRegion, changeOf, cite, insert, oneOf, type Plan, remove, type Rows, update } from './change-rows.ts'

const bands = ['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20']

/** An expert whom the onlooker may not see, told by the consents themselves. */
export function hiddenExpert(rows: Rows): Promise<string | null> {
  const { onlooker } = rows
  const audiences = onlooker.readsExperts ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']
  return anId(
    rows,
    `select id from "Expert" e where id::text <> $1 and not exists (
       select 1 from "Consent" c where c."expertId" = e.id and c."fieldGroup" = 'PROFILE' and c.audience::text = any($2)
         and c."withdrawnAt" is null and c."retentionUntil" >= current_date) order by id`,
    [onlooker.expertId ?? '', audiences],
  )
}

/** A prospective entrepreneur whom the onlooker may not see. */
function hiddenEntrepreneur(rows: Rows): Promise<string | null> {
  const audiences = rows.onlooker.readsExperts ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']
  return anId(
    rows,
    `select id from "ProspectiveEntrepreneur" p where not exists (
       select 1 from "Consent" c where c."entrepreneurId" = p.id and c.audience::text = any($1)
         and c."withdrawnAt" is null and c."retentionUntil" >= current_date) order by id`,
    [audiences],
  )
}

/** A consent for the profile, unless it says otherwise; it holds unless it was withdrawn or its last day has passed. */
function consent(rows: Rows, person: { expertId: string } | { entrepreneurId: string }, values: { fieldGroup?: string; audience?: string; retentionUntil?: string; withdrawnAt?: string } = {}): Promise<number> {
  const purpose = values.audience === 'PUBLIC' ? 'PUBLICATION' : 'MATCHING'
  const usual = { fieldGroup: 'PROFILE', audience: 'PARTNERS', retentionUntil: '2090-01-01' }
  return insert(rows, 'Consent', { id: randomUUID(), ...person, purpose, textVersion: rows.choice.word, grantedAt: '2024-01-01', ...usual, ...values })
}

const ended = (number: number) => (number % 2 === 0 ? { retentionUntil: '2025-01-01' } : { withdrawnAt: '2025-01-01' })

/** Changes of natural persons. */
export const personPlans = {
  'an expert comes whom the viewer may not see': async (rows) => {
    const { a, b, word } = rows.choice
    const id = randomUUID()
    const [regionId, fieldId] = [await aRegion(rows), await aField(rows)]
    return changeOf('Expert', id, rows, async () => {
      await insert(rows, 'Expert', { id, name: word, nameEn: word, careerBand: oneOf(bands, b), regionId, createdAt: aDay(a), synthetic: true })
      await insert(rows, 'ExpertField', { expertId: id, fieldId })
      await insert(rows, 'ExpertIdentity', { expertId: id, name: word, employer: word, email: `${id}@example.invalid` })
      if (b % 3 === 1) await consent(rows, { expertId: id }, { audience: 'PUBLIC', ...ended(a) })
      if (b % 3 === 2 && !rows.onlooker.readsExperts) await consent(rows, { expertId: id })
      return cite(rows, 'expertId', id)
    })
  },
  'a hidden expert changes': async (rows) => {
    const { b, word } = rows.choice
    const [id, regionId, fieldId] = [await hiddenExpert(rows), await aRegion(rows), await aField(rows)]
    if (id === null) return null
    return changeOf('Expert', id, rows, async () => {
      await remove(rows, 'ExpertField', id, 'expertId')
      await insert(rows, 'ExpertField', { expertId: id, fieldId })
      return update(rows, 'Expert', id, { name: word, nameEn: word, careerBand: oneOf(bands, b), regionId, createdAt: aDay(b) })
    })
  },
  'a hidden expert goes': async (rows) => {
    const id = await anId(
      rows,
      `select e.id from "Expert" e where e.id::text <> $1 and not exists (select 1 from "Match" m where m."expertId" = e.id)
         and not exists (select 1 from "Consent" c where c."expertId" = e.id and c."withdrawnAt" is null) order by e.id`,
      [rows.onlooker.expertId ?? ''],
    )
    return id === null ? null : changeOf('Expert', id, rows, () => remove(rows, 'Expert', id))
  },
  'the name of an expert changes who tells it to others than the viewer': async (rows) => {
    const { onlooker, choice } = rows
    const id = await anId(
      rows,
      `select e.id from "Expert" e where e.id::text <> $1 and not ($2 and exists (
         select 1 from "Consent" c where c."expertId" = e.id and c."fieldGroup" = 'IDENTITY' and c."withdrawnAt" is null)) order by e.id`,
      [onlooker.expertId ?? '', onlooker.readsExperts],
    )
    if (id === null) return null
    return changeOf('Expert', id, rows, async () => {
      await remove(rows, 'ExpertIdentity', id, 'expertId')
      return choice.b % 4 === 0 ? 1 : insert(rows, 'ExpertIdentity', { expertId: id, name: choice.word, employer: choice.word, email: `${id}@example.invalid` })
    })
  },
  'the contact of an expert changes': async (rows) => {
    const id = await anId(rows, 'select "expertId" as id from "ExpertIdentity" where "expertId"::text <> $1 order by 1', [rows.onlooker.expertId ?? ''])
    return id === null ? null : changeOf('Expert', id, rows, () => update(rows, 'ExpertIdentity', id, { email: rows.choice.word, phone: rows.choice.word }, 'expertId'))
  },
  'a consent comes that shows nothing to the viewer': async (rows) => {
    const { onlooker, choice } = rows
    const id = await hiddenExpert(rows)
    if (id === null) return null
    return changeOf('Expert', id, rows, () => {
      if (choice.b % 3 === 0) return consent(rows, { expertId: id }, { audience: 'PUBLIC', ...ended(choice.a) })
      if (choice.b % 3 === 1) return consent(rows, { expertId: id }, { fieldGroup: 'CONTACT' })
      return consent(rows, { expertId: id }, onlooker.readsExperts ? { withdrawnAt: '2025-06-01' } : {})
    })
  },
  'a prospective entrepreneur changes whom the viewer may not see': async (rows) => {
    const { b, word } = rows.choice
    const [id, regionId] = [await hiddenEntrepreneur(rows), await aRegion(rows)]
    if (id === null) return null
    return changeOf('ProspectiveEntrepreneur', id, rows, () => update(rows, 'ProspectiveEntrepreneur', id, { name: word, nameEn: word, form: oneOf(['TEAM', 'PERSON'], b), regionId }))
  },
  'a consent of such a prospective entrepreneur comes that has ended': async (rows) => {
    const id = await hiddenEntrepreneur(rows)
    return id === null ? null : changeOf('ProspectiveEntrepreneur', id, rows, () => consent(rows, { entrepreneurId: id }, { audience: 'PUBLIC', ...ended(rows.choice.b) }))
  },
} satisfies Record<string, Plan>
