import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('Jeonbuk’s platform was built in 2020, with clubs and a lab; no source names a resource', async () => {
  const { sharingPlatforms } = await graph.ask<{
    sharingPlatforms: { nodes: { builtIn: { value: string }; activities: { kind: string }[]; resources: { totalCount: number } }[] }
  }>('{ sharingPlatforms(filter: { synthetic: false }) { nodes { builtIn { value } activities { kind } resources { totalCount } } } }')
  expect(sharingPlatforms.nodes).toEqual([{ builtIn: { value: '2020' }, activities: [{ kind: 'STUDY_CLUB' }, { kind: 'LAB' }], resources: { totalCount: 0 } }])
})

describe('reservations of one resource', () => {
  test('never overlap: the database refuses, and one may start when another ends', async () => {
    const { prisma } = graph.database
    const { resourceId, organizationId } = await prisma.reservation.findFirstOrThrow()
    const reserve = (startsAt: string, endsAt: string) =>
      prisma.reservation.create({ data: { id: randomUUID(), resourceId, organizationId, startsAt: new Date(startsAt), endsAt: new Date(endsAt), synthetic: true } })
    await reserve('2030-01-01T09:00:00Z', '2030-01-01T12:00:00Z')
    await reserve('2030-01-01T12:00:00Z', '2030-01-01T13:00:00Z')
    await expect(reserve('2030-01-01T11:59:59Z', '2030-01-01T12:30:00Z')).rejects.toThrow()
    await expect(reserve('2030-01-01T08:00:00Z', '2030-01-01T14:00:00Z')).rejects.toThrow()
    await expect(reserve('2030-01-02T09:00:00Z', '2030-01-02T09:00:00Z')).rejects.toThrow()
  })

  test('are found by time, from both ends', async () => {
    const { reservations } = await graph.ask<{ reservations: { totalCount: number; nodes: { startsAt: string; resource: { kind: string } }[] } }>(
      '{ reservations(filter: { from: "2026-06-01T00:00:00Z", to: "2026-06-30T00:00:00Z" }) { totalCount nodes { startsAt resource { kind } } } }',
    )
    expect(reservations.totalCount).toBeGreaterThan(0)
    for (const one of reservations.nodes) expect(one.resource.kind).not.toBe('CONTENT')
  })
})
