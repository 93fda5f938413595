import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Material, materialOf } from './material.ts'
import { type Roads, roadsOn } from './roads.ts'
import { type Viewers, viewersOf } from './viewers.ts'

/** A fresh database with all sorts of viewers, asked on both roads; what stands in it is what an operator finds. */
export interface WithRoads {
  database: Database
  roads: Roads
  viewers: Viewers
  material: Material
}

/** One of them for the tests of a file, there once they run. */
export function withRoads(): WithRoads {
  const made = {} as WithRoads
  beforeAll(async () => {
    made.database = await freshDatabase()
    made.viewers = await viewersOf(made.database)
    made.roads = await roadsOn(made.database)
    made.material = await materialOf(made.database, made.roads.contextFor(made.viewers.operator))
  })
  afterAll(() => made.database.close())
  return made
}
