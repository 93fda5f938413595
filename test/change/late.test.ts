import { describe, expect, inject, test, vi } from 'vitest'
import { SubmitNeedDocument } from '../../sdk/src/operations.ts'
import { endpoint, withGraph } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { listen } from './listener.ts'

vi.setConfig({ testTimeout: 120_000 })

const graph = withGraph('demo', { rhythm: { viewer: 100, pulse: 200 } })

const event = (id: string) => ({ text: `insert into "OutboxEvent" (kind, "targetType", "targetId") values ('CHANGED', 'Need', $1)`, values: [id] })

// One connection hides every race: only a PostgreSQL server shows one.
describe.skipIf(inject('templates').kind !== 'postgresql')('on PostgreSQL', () => {
  test('a change whose transaction began first and ends last is skipped by nobody, in the order of all', async () => {
    const { prisma, pool } = graph.database
    const needs = await prisma.need.findMany({ where: { status: 'OPEN' }, take: 3, orderBy: { id: 'asc' }, select: { id: true } })
    const [first, second, third] = needs.map(({ id }) => id) as [string, string, string]
    const within = (url: string, init: RequestInit) => graph.app.fetch(new Request(url, init))
    const open = (since?: string) => listen(endpoint, { fetch: within, types: ['NEED'], ...(since === undefined ? {} : { since }) })
    const early = await open()
    await early.until(({ messages }) => messages.length > 0)
    const start = early.lastId() ?? ''
    const [slow, quick] = [await pool.connect(), await pool.connect()]
    try {
      await slow.query('begin')
      await slow.query(event(first))
      await quick.query('begin')
      await quick.query(event(second))
      await quick.query('commit')
      await quick.query(event(third))
      // What has ended is not told as long as the transaction before it may still bring something to light.
      const pulses = early.messages.length
      await early.until(({ messages }) => messages.length > pulses + 5)
      expect(early.changes()).toEqual([])
      const late = await open(start)
      await slow.query('commit')
      const ids = [first, second, third].map((id) => Buffer.from(`Need:${id}`).toString('base64'))
      for (const stream of [early, late, await open(start)]) {
        await stream.until(({ changes }) => changes().length >= 3)
        expect(stream.changes().map(({ nodeId }) => nodeId)).toEqual(ids)
        stream.leave()
        await stream.ended
      }
    } finally {
      slow.release()
      quick.release()
    }
  })

  test('many writers at once are told to readers who come and go, each change once', async () => {
    const { id } = await someEnterprise(graph.database)
    const app = graph.as(await bearerOf(graph.database, { organizationId: id }))
    const within = (url: string, init: RequestInit) => graph.app.fetch(new Request(url, init))
    const begun = await listen(endpoint, { fetch: within })
    await begun.until(({ messages }) => messages.length > 0)
    let cursor = begun.lastId() ?? ''
    begun.leave()
    await begun.ended
    const input = { description: '설명', stage: 'PRODUCTION', fields: ['EE'], isDraft: false } as const
    const titles = Array.from({ length: 40 }, (_, place) => `동시 ${place}`)
    const writing = Promise.all(titles.map((title) => app.client.request(SubmitNeedDocument, { input: { ...input, fields: ['EE'], title } })))
    const told: string[] = []
    while (told.length < titles.length) {
      const stream = await listen(endpoint, { fetch: within, since: cursor, query: 'subscription ($since: String) { changes(since: $since) { cursor kind type nodeId node { id ... on Need { title } } } }' })
      await stream.until(({ changes }) => changes().length >= Math.min(7, titles.length - told.length))
      stream.leave()
      await stream.ended
      told.push(...stream.changes().map(({ node }) => node?.title ?? ''))
      cursor = stream.lastId() ?? cursor
    }
    await writing
    expect([...told].sort()).toEqual([...titles].sort())
  })
})
