// How long a search takes, by class of query: npm run bench:search [-- postgresql://… of an empty database]
// Without an address it runs on the embedded database, in memory.
import { openDatabase } from '../../prisma/client.ts'
import { applyMigrations } from '../../prisma/migrate.ts'
import { findNames } from '../../prisma/search/find.ts'
import { fill } from '../search/filled.ts'
import { pick, randomNumbers } from '../search/generated-names.ts'
import { hostileQueries } from '../search/hostile.ts'
import { firstSyllables, initialsOf, transforms } from '../search/transforms.ts'

const url = process.argv[2]
const organizations = 50_000
const rounds = 200
const all = { types: null, synthetic: null, after: null, size: 21 } as const

const database = await openDatabase(url === undefined ? { memory: null } : { url })
try {
  await applyMigrations(database)
  const { names, rebuiltIn } = await fill(database, organizations)
  const random = randomNumbers(3)
  const some = (make: (name: string) => string | null) => {
    const queries: string[] = []
    while (queries.length < rounds) {
      const query = make(pick(names, random))
      if (query !== null) queries.push(query)
    }
    return queries
  }
  const begun = (count: number) => some((name) => firstSyllables(name, count))
  const begunInitials = (count: number) => begun(count).map(initialsOf)
  const classes: Record<string, string[]> = {
    '2 syllables': begun(2),
    '3 syllables': begun(3),
    '4 syllables': begun(4),
    '2 initials': begunInitials(2),
    '3 initials': begunInitials(3),
    '4 initials': begunInitials(4),
    '5 initials': begunInitials(5),
    'very common words': some(() => pick(['협동조합', '사회적', '사회적협동조합', '조합'], random)),
    ...Object.fromEntries(Object.entries(transforms).map(([name, transform]) => [name, some((text) => transform(text, random))])),
    'one slip in 4 syllables': begun(4).map((text) => transforms.slip(text, random)),
    nothing: some(() => '쀍쮉뙗'),
  }
  console.log(`${database.kind}, ${names.length} generated organisations, names rebuilt in ${(rebuiltIn / 1000).toFixed(1)} s\n`)
  console.log('| class | p50 ms | p99 ms |\n|---|---|---|')
  for (const [name, queries] of Object.entries(classes)) {
    const times: number[] = []
    for (const query of queries) times.push(await timed(query))
    times.sort((a, b) => a - b)
    console.log(`| ${name} | ${at(times, 0.5)} | ${at(times, 0.99)} |`)
  }
  console.log('\n| hostile | ms, median of 5 |\n|---|---|')
  for (const [name, query] of hostileQueries) {
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) times.push(await timed(query))
    times.sort((a, b) => a - b)
    console.log(`| ${name} | ${at(times, 0.5)} |`)
  }
} finally {
  await database.close()
}

async function timed(query: string): Promise<number> {
  const start = performance.now()
  await findNames(database.pool, query, all)
  return performance.now() - start
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}
