import type { Subject } from './subject.ts'

/** A field of a row, seen in an answer. */
export interface Sighting {
  /** The watched rows that it was reached through. */
  through: readonly Subject[]
  row: Subject
  field: string
}

/** What an answer shows of watched rows, and what in it does not add up. */
export interface Seen {
  /** By a key that is the same for the same sighting of other viewers. */
  sightings: Map<string, Sighting>
  /** Texts that no field may show. */
  secrets: Subject[]
  /** Lists whose `totalCount` is not the number of their rows. */
  miscounted: string[]
}

const token = /가려둔표식\d{4}끝|\b\d{3}-\d{2}-\d{5}\b|\b\d{10}\b/g
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Finds watched rows in answers: by ids, in the ids of nodes and within cursors, and by the texts that stand nowhere else. */
export function spotter(subjects: readonly Subject[], narrow: (row: Subject, field: string) => boolean) {
  const byUuid = new Map(subjects.filter(({ id }) => id !== '').map((row) => [row.id, row]))
  const byGlobalId = new Map(subjects.filter(({ globalId }) => globalId !== '').map((row) => [row.globalId, row]))
  const byMark = new Map(subjects.flatMap((row) => Object.entries(row.marks).flatMap(([field, texts]) => texts.map((text) => [text, { row, field }] as const))))
  const bySecret = new Map(subjects.flatMap((row) => row.secrets.map((text) => [text, row] as const)))

  return (data: unknown, start: readonly Subject[] = []): Seen => {
    const seen: Seen = { sightings: new Map(), secrets: [], miscounted: [] }
    const note = (place: string, through: readonly Subject[], row: Subject, field: string) => {
      const others = through.filter((one) => one !== row)
      seen.sightings.set([place, ...others.map(({ label }) => label), row.label, field].join(' / '), { through: others, row, field })
    }
    const look = (place: string, through: readonly Subject[], text: string) => {
      for (const [found] of text.matchAll(token)) {
        const mark = byMark.get(found)
        if (mark !== undefined) note(place, through, mark.row, mark.field)
        const secret = bySecret.get(found)
        if (secret !== undefined) seen.secrets.push(secret)
      }
      const decoded = text.length >= 40 ? Buffer.from(text, 'base64').toString('latin1') : ''
      for (const [found] of `${text} ${decoded}`.matchAll(uuid)) {
        const row = byUuid.get(found)
        if (row !== undefined) note(place, through, row, 'id')
      }
    }
    const walk = (value: unknown, place: string, through: readonly Subject[]): void => {
      if (typeof value === 'string') look(place, through, value)
      else if (Array.isArray(value)) for (const one of value) walk(one, place, through)
      else if (value !== null && typeof value === 'object') {
        const fields = value as Record<string, unknown>
        const row = typeof fields['id'] === 'string' ? byGlobalId.get(fields['id']) : undefined
        const chain = row === undefined ? through : [...through, row]
        if (typeof fields['totalCount'] === 'number' && Array.isArray(fields['nodes']) && fields['nodes'].length !== Math.min(100, fields['totalCount'])) seen.miscounted.push(place)
        for (const [key, inner] of Object.entries(fields)) {
          const field = key.slice(key.lastIndexOf('_') + 1)
          if (row !== undefined && narrow(row, field) && !isEmpty(inner)) note(place, through, row, field)
          walk(inner, `${place}.${key}`, chain)
        }
      }
    }
    walk(data, '', start)
    return seen
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Array.isArray((value as { nodes?: unknown }).nodes) && (value as { nodes: unknown[] }).nodes.length === 0
}
