import fc from 'fast-check'
import { GraphQLError } from 'graphql'
import { randomOf } from '../../../prisma/demo/random.ts'
import { openDatabase } from '../../../prisma/client.ts'
import { loadFacts } from '../../../prisma/load.ts'
import { applyMigrations } from '../../../prisma/migrate.ts'
import { anonymous } from '../../../schema/core/viewer.ts'
import { schema } from '../../../schema/index.ts'
import { documentLimits } from '../../../server/limits/document.ts'
import { createGuard } from '../../../server/limits/guard.ts'
import { Meter } from '../../../server/limits/meter.ts'
import { createRate } from '../../../server/limits/rate.ts'
import { statementOf } from '../../../server/reads/read.ts'
import { Unreadable } from '../../../server/reads/unreadable.ts'
import { materialOf } from '../../reads/material.ts'
import { operationsFrom } from '../../reads/operations.ts'
import { isOrdinary } from '../../reads/ordinary.ts'
import { type Roads, roadsOn } from '../../reads/roads.ts'
import { BenchError } from '../data/place.ts'
import { sampleQueries, sdkQueries } from '../documents/known.ts'
import { variablesOf } from '../../reads/variables.ts'
import { variationsOf } from '../documents/variation.ts'
import { compileTimesOf } from '../figures.ts'
import { circumstancesOf } from '../report/circumstances.ts'
import type { Measured } from '../report/results.ts'
import type { Compile } from '../report/sections/compile.ts'
import type { Run } from './part.ts'

/** Documents of each group: some to be warm by, then those that are measured. */
const counts = { warmUp: 200, measured: 300 }

/** Where the seeds of the random documents begin. */
const seed = 20_260_302

interface Unseen {
  text: string
  variables: Readonly<Record<string, unknown>>
}

interface Groups {
  warmUp: Unseen[]
  measured: Map<string, Unseen[]>
}

/** Measures how long new documents take to their statements, in this process and on the demonstration set. */
export async function measureCompile({ busyBefore, say }: Pick<Run, 'busyBefore' | 'say'>): Promise<Measured<Compile>> {
  say('compile: an embedded database with the demonstration set, which the documents are made for')
  const database = await openDatabase({ memory: null })
  try {
    await applyMigrations(database)
    await loadFacts(database, 'demo')
    const roads = await roadsOn(database)
    const { warmUp, measured } = await documentsFor(database, roads)
    const firstSight = await stages(roads)
    for (const one of warmUp) await firstSight(one)
    const times = new Map<string, number[]>([...measured.keys()].map((name) => [name, []]))
    let ordinary = 0
    for (const [name, one] of inTurn(measured)) {
      const ms = await firstSight(one)
      if (ms === null) ordinary += 1
      else times.get(name)?.push(ms)
    }
    const result: Compile = {
      groups: Object.fromEntries([...times].map(([name, group]) => [name, compileTimesOf(group)])),
      all: compileTimesOf([...times.values()].flat()),
      ordinary,
    }
    say(`compile: ${result.all.documents} new documents, ${result.all.median.toFixed(2)} ms at the median, ${result.all.p95.toFixed(2)} ms for 95 of 100`)
    return { ...result, on: circumstancesOf(busyBefore) }
  } finally {
    await database.close()
  }
}

async function documentsFor(database: Parameters<typeof materialOf>[0], roads: Roads): Promise<Groups> {
  const ctx = roads.contextFor({ ...anonymous('bench'), scopes: new Set(['OPERATE']) })
  const material = await materialOf(database, ctx)
  const asked = (texts: readonly string[]) => texts.map((text): Unseen => ({ text, variables: variablesOf(schema, text, material) }))
  const varied = (bases: readonly Unseen[], name: string) => variationsOf(bases, counts.warmUp + counts.measured, randomOf(`bench ${name}`))
  const random = fc
    .sample(operationsFrom(material, ctx, isOrdinary), { numRuns: counts.warmUp + counts.measured, seed })
    .map(({ query, variables }): Unseen => ({ text: query, variables }))
  const all = new Map([
    ['samples, varied', varied(asked([...sampleQueries().values()]), 'samples')],
    ['queries of the SDK, varied', varied(asked(sdkQueries()), 'queries')],
    ['random', random],
  ])
  return {
    warmUp: [...all.values()].flatMap((group) => group.slice(0, counts.warmUp)),
    measured: new Map([...all].map(([name, group]) => [name, group.slice(counts.warmUp)])),
  }
}

/** One of each group after the other, so that what else the process does meets all alike. */
function* inTurn(groups: ReadonlyMap<string, readonly Unseen[]>): Generator<[string, Unseen]> {
  for (let at = 0; at < counts.measured; at += 1)
    for (const [name, group] of groups) {
      const one = group[at]
      if (one !== undefined) yield [name, one]
    }
}

/** How long a new document takes to its statement, in ms; null: there is none, and the ordinary road has it. */
async function stages(roads: Roads): Promise<(one: Unseen) => Promise<number | null>> {
  const guard = createGuard({ limits: documentLimits, introspection: true, queryTime: 10_000 })
  const viewer = anonymous('bench')
  const meter = await Meter.open(createRate({ address: 1_000_000_000, named: 1_000_000_000 }, null), viewer)
  return async ({ text, variables }) => {
    const ctx = roads.contextFor(viewer)
    const begun = performance.now()
    guard.checkText(variables)
    const document = guard.prepared(schema, text)
    if (document === null) throw new BenchError(`A document of the measurement is not valid: ${text.slice(0, 500)}`)
    const asked = { schema, document, operationName: null, variables }
    try {
      await guard.charge(asked, meter)
      statementOf(asked, ctx)
    } catch (error) {
      if (error instanceof Unreadable || error instanceof GraphQLError) return null
      throw error
    }
    return performance.now() - begun
  }
}
