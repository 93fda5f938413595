import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withGraph, withServer } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph('demo', { rhythm: { viewer: 100, pulse: 60_000 } })
const events = 3_000

/** Events that the server has written, as its metrics count them. */
async function toldBy(url: string, bearer: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${bearer}` } })).text()
  return Number(/^yeondae_changes_told_total (\d+)/m.exec(text)?.[1] ?? 0)
}

test('a listener that reads nothing holds its stream back, and is told everything once it reads', { timeout: 120_000 }, async () => {
  const bearer = await bearerOf(graph.database)
  const { prisma } = graph.database
  const { id } = await prisma.need.findFirstOrThrow({ where: { status: 'OPEN', synthetic: true } })
  await prisma.need.update({ where: { id }, data: { description: '설명 '.repeat(1_300) } })
  await withServer(graph.app, async (url) => {
    const asking = request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${bearer}` } })
    asking.end(JSON.stringify({ query: 'subscription { changes(types: [NEED]) { cursor node { ... on Need { description } } } }' }))
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    try {
      // The stream has begun with its first bytes; from here on nobody reads.
      await once(response, 'readable')
      await prisma.$executeRaw`insert into "OutboxEvent" (kind, "targetType", "targetId", audience) select 'CHANGED', 'Need', ${id}::uuid, 'EVERYBODY' from generate_series(1, ${events}::int)`
      let [told, before] = [0, -1]
      while (told === 0 || told > before) {
        await pause(2_000)
        ;[before, told] = [told, await toldBy(url, bearer)]
      }
      expect(told).toBeLessThan(events)
      const mark = 'event: next'
      let [seen, rest] = [0, '']
      response.setEncoding('utf8')
      for await (const chunk of response) {
        const text = rest + String(chunk)
        seen += text.split(mark).length - 1
        if (seen >= events) break
        rest = text.slice(1 - mark.length)
      }
      expect(seen).toBe(events)
      expect(await toldBy(url, bearer)).toBe(events)
    } finally {
      response.destroy()
    }
  })
})
