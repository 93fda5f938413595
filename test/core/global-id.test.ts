import { describe, expect, test } from 'vitest'
import { signedCursors } from '../../schema/core/cursor.ts'
import { InputError } from '../../schema/core/errors.ts'
import { decodeId, encodeId, parseId } from '../../schema/core/global-id.ts'

const uuid = '6f9a2f50-3c54-5b6e-9a0d-0c8a3f2e1b77'

describe('a global id', () => {
  test('is base64 of type and uuid', () => {
    expect(Buffer.from(encodeId('Enterprise', uuid), 'base64').toString()).toBe(`Enterprise:${uuid}`)
    expect(parseId(encodeId('Enterprise', uuid), 'id')).toEqual({ type: 'Enterprise', id: uuid })
  })

  test.each([
    ['empty', ''],
    ['no base64', '%%%'],
    ['no colon', Buffer.from('Enterprise').toString('base64')],
    ['no type', Buffer.from(`:${uuid}`).toString('base64')],
    ['no uuid', Buffer.from('Enterprise:1').toString('base64')],
    ['an upper-case uuid', Buffer.from(`Enterprise:${uuid.toUpperCase()}`).toString('base64')],
    ['padding cut off', encodeId('Need', uuid).replace(/=+$/, '')],
    ['a space behind it', `${encodeId('Enterprise', uuid)} `],
  ])('that is malformed (%s) is refused by field', (_case, id) => {
    expect(() => parseId(id, 'needId')).toThrow(InputError)
    try {
      parseId(id, 'needId')
    } catch (error) {
      expect((error as InputError).extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'needId' })
    }
  })

  test('of another type is refused', () => {
    expect(() => decodeId(encodeId('Need', uuid), ['Enterprise'], 'id')).toThrow(InputError)
  })
})

describe('a cursor', () => {
  const cursors = signedCursors('one secret of at least thirty-two letters')
  const cursor = cursors.sign('needs:TITLE:ASC', '가', uuid)

  test('opens in its own list and order', () => {
    expect(cursors.open('needs:TITLE:ASC', cursor)).toEqual({ value: '가', id: uuid })
  })

  test.each([
    ['another list', 'matches:TITLE:ASC', cursor],
    ['another direction', 'needs:TITLE:DESC', cursor],
    ['another secret', 'needs:TITLE:ASC', signedCursors('another secret of thirty-two letters..').sign('needs:TITLE:ASC', '가', uuid)],
    ['an altered letter', 'needs:TITLE:ASC', `${cursor.slice(0, -3)}${cursor.at(-3) === 'A' ? 'B' : 'A'}${cursor.slice(-2)}`],
    ['cut short', 'needs:TITLE:ASC', cursor.slice(0, 10)],
    ['nothing', 'needs:TITLE:ASC', ''],
    ['text', 'needs:TITLE:ASC', 'not a cursor'],
  ])('does not open with %s', (_case, list, text) => {
    expect(cursors.open(list, text)).toBeNull()
  })
})
