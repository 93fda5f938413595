// What a partner's script looks like: `npm run example`, beside a running server; `npm run example matching` leads a match
// from the need to its outcome, with the three keys that the demonstration prints at its start.
// Outside of this repository the imports are '@yeondae/sdk' and '@yeondae/sdk/operations'.
import { createClient, YeondaeError } from '../src/index.ts'
import type { Chapter } from './chapter.ts'
import { growthOfDaegu, sumOfGwanak } from './figures.ts'
import { type Cast, matchingStory } from './matching.ts'
import { storyOfKosea } from './organization.ts'
import { companiesOfOntact, honoursOf2017, matchesOfANeed } from './solidarity.ts'

const url = process.env['YEONDAE_URL'] ?? 'http://127.0.0.1:4000/graphql'
const chapters: readonly Chapter[] = [growthOfDaegu, sumOfGwanak, honoursOf2017, companiesOfOntact, matchesOfANeed, storyOfKosea]
const keysOfCast = { operator: 'YEONDAE_OPERATOR_KEY', enterprise: 'YEONDAE_ENTERPRISE_KEY', expert: 'YEONDAE_EXPERT_KEY' } as const satisfies Record<keyof Cast, string>

const say = (line = '') => {
  console.log(line)
}

/** Somebody of the cast, by the key in the environment; null: there is none. */
function castBy(name: keyof Cast): Cast[keyof Cast] | null {
  const apiKey = process.env[keysOfCast[name]]
  return apiKey === undefined ? null : createClient({ url, apiKey })
}

async function tell(): Promise<void> {
  const [, , which] = process.argv
  if (which === undefined) {
    const client = createClient({ url })
    for (const chapter of chapters) {
      await chapter(client, say)
      say()
    }
    return
  }
  const [operator, enterprise, expert] = [castBy('operator'), castBy('enterprise'), castBy('expert')]
  if (which !== 'matching' || operator === null || enterprise === null || expert === null) {
    console.error(
      which === 'matching'
        ? `Set ${Object.values(keysOfCast).join(', ')} to the keys of operator, enterprise and expert that npm start prints at its start with the demonstration rows.`
        : `There is no story “${which}”: run npm run example, or npm run example matching.`,
    )
    process.exitCode = 2
    return
  }
  await matchingStory({ operator, enterprise, expert }, say)
}

try {
  await tell()
} catch (error) {
  if (!(error instanceof YeondaeError)) throw error
  console.error(
    error.code === 'NETWORK'
      ? `No server answers at ${url}: start one with npm start, or name another in YEONDAE_URL.`
      : `${error.code}: ${error.message}${error.requestId === null ? '' : ` (request ${error.requestId})`}`,
  )
  process.exitCode = 1
}
