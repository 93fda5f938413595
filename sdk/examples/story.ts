// What a partner's script looks like: `npm run example`, beside a running server.
// Outside of this repository the imports are '@yeondae/sdk' and '@yeondae/sdk/operations'.
import { createClient, YeondaeError } from '../src/index.ts'
import type { Chapter } from './chapter.ts'
import { growthOfDaegu, sumOfGwanak } from './figures.ts'
import { storyOfKosea } from './organization.ts'
import { companiesOfOntact, honoursOf2017, matchesOfANeed } from './solidarity.ts'

const url = process.env['YEONDAE_URL'] ?? 'http://127.0.0.1:4000/graphql'
const client = createClient({ url })
const chapters: readonly Chapter[] = [growthOfDaegu, sumOfGwanak, honoursOf2017, companiesOfOntact, matchesOfANeed, storyOfKosea]

const say = (line = '') => {
  console.log(line)
}

try {
  for (const tell of chapters) {
    await tell(client, say)
    say()
  }
} catch (error) {
  if (!(error instanceof YeondaeError)) throw error
  console.error(
    error.code === 'NETWORK'
      ? `No server answers at ${url}: start one with npm start, or name another in YEONDAE_URL.`
      : `${error.code}: ${error.message}${error.requestId === null ? '' : ` (request ${error.requestId})`}`,
  )
  process.exitCode = 1
}
