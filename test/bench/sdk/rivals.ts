import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { generate } from '@genql/cli'
import type { GraphQLSchema } from 'graphql'
import { projectRoot } from '../../../prisma/project-root.ts'
import { partnerFolder } from '../../support/packed-sdk.ts'
import { type Asked, askedOf } from './asked.ts'

/** This SDK, and what a partner could take in its place. */
export const clients = ['yeondae', 'genql', 'gql.tada', 'graphql-request'] as const
export type ClientName = (typeof clients)[number]

const packages: Record<ClientName, string | null> = { yeondae: null, genql: '@genql/cli', 'gql.tada': 'gql.tada', 'graphql-request': 'graphql-request' }

/** What of it stands in the tables beside its name: its version, and what carries its requests. */
export function versionOf(client: ClientName): string {
  const name = packages[client]
  if (name === null) return (JSON.parse(readFileSync(join(projectRoot(), 'sdk/package.json'), 'utf8')) as { version: string }).version
  // Some packages keep their package.json to themselves.
  const file = join(projectRoot(), 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** Folders with a small program for each client. */
export interface Programs {
  folder: string
  /** Asks one question, as a page of a partner does. */
  page: Record<ClientName, string>
  /** Asks the eighty questions; graphql-request knows nothing of what comes back, so that there is nothing to check. */
  questions: Record<Exclude<ClientName, 'graphql-request'>, string>
}

/** Writes the programs into the folder of a partner who installed the packed package, from where they find the others too. */
export async function writePrograms(schema: GraphQLSchema, sdl: string): Promise<Programs> {
  const folder = await partnerFolder()
  await generate({ schema: sdl, output: join(folder, 'genql') })
  const write = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const asked = askedOf(schema)
  const heads = {
    yeondae: `import { createClient } from '@yeondae/sdk'\nexport const client = createClient({ url: 'http://127.0.0.1/graphql' })\n`,
    genql: `import { createClient } from './genql'\nexport const client = createClient({ url: 'http://127.0.0.1/graphql' })\n`,
    'gql.tada': `import { initGraphQLTada, type ResultOf } from 'gql.tada'\nimport type { introspection } from '@yeondae/sdk/introspection'\nexport const graphql = initGraphQLTada<{ introspection: introspection; scalars: { Won: number; Decimal: string } }>()\n`,
  }
  const tadaFetch = `import { print } from '@0no-co/graphql.web'
export async function ask(document: object, variables: object): Promise<unknown> {
  const response = await fetch('http://127.0.0.1/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: print(document as never), variables }) })
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
  return data
}
`
  return {
    folder,
    page: {
      yeondae: write('page-yeondae.ts', `${heads.yeondae}export const ask = () => client.query({ needs: [{ first: 20 }, { nodes: ${pageFields.object} }] })\n`),
      genql: write('page-genql.ts', `${heads.genql}export const ask = () => client.query({ needs: { __args: { first: 20 }, nodes: ${pageFields.object} } })\n`),
      'gql.tada': write(
        'page-tada.ts',
        `${heads['gql.tada'].replace(', type ResultOf', '')}${tadaFetch.replace('function ask', 'function send').replace('export ', '')}const document = graphql('query Page($first: Int) { needs(first: $first) { nodes ${pageFields.text} } }' as never)\nexport const ask = () => send(document, { first: 20 })\n`,
      ),
      'graphql-request': write(
        'page-request.ts',
        `import { GraphQLClient } from 'graphql-request'\nconst client = new GraphQLClient('http://127.0.0.1/graphql')\nexport const ask = () => client.request('query Page($first: Int) { needs(first: $first) { nodes ${pageFields.text} } }', { first: 20 })\n`,
      ),
    },
    questions: {
      yeondae: write('questions-yeondae.ts', `${heads.yeondae}declare const some: never\n${asked.map(({ selection }, at) => `export const answer${at} = await client.query(${selection})`).join('\n')}\n`),
      genql: write('questions-genql.ts', `${heads.genql}declare const some: never\n${asked.map(({ genql }, at) => `export const answer${at} = await client.query(${genql})`).join('\n')}\n`),
      'gql.tada': write('questions-tada.ts', `${heads['gql.tada']}${asked.map(tadaQuestion).join('\n')}\n`),
    },
  }
}

/** What the page shows of each need. */
const pageFields = {
  object: '{ id: true, title: true, status: true, createdAt: true, enterprise: { id: true, name: true } }',
  text: '{ id title status createdAt enterprise { id name } }',
}

/** The rows that the page gets: twenty of them. */
export const pageAnswer = JSON.stringify({
  data: {
    needs: {
      nodes: Array.from({ length: 20 }, (_, at) => ({ id: `TmVlZDo${at}`, title: '저당 간식 개발', status: 'OPEN', createdAt: '2026-07-01T00:00:00.000Z', enterprise: { id: `RW50ZXJw${at}`, name: '사회적협동조합 한빛' } })),
    },
  },
})

const tadaQuestion = ({ text }: Asked, at: number) => `const document${at} = graphql(\`${text.replaceAll('`', '\\`')}\`)\nexport type Answer${at} = ResultOf<typeof document${at}>\nexport declare const answer${at}: Answer${at}`

export const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc')
