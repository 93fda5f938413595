// Pages of the ready operations: one a file of sdk/operations.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getNamedType, Kind, parse, typeFromAST } from 'graphql'
import { codeLink, firstSentence, prose } from './markdown.mjs'
import { typeFile } from './schema-pages.mjs'

/**
 * The chapter of ready operations, and which pages use a root field.
 * @param {string} folder of the operation files
 * @param {import('graphql').GraphQLSchema} schema
 * @returns {{ chapter: import('./schema-pages.mjs').Page, uses: Map<string, { title: string, file: string }[]> }} uses by the root field's name
 */
export function operationChapter(folder, schema) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFile(join(folder, file), file.replace('.graphql', '')))
  const fragments = new Map(files.flatMap(({ file, fragments: own }) => own.map(({ name }) => [name, file])))
  const uses = new Map()
  for (const { file, operations } of files) {
    for (const { name, roots } of operations)
      for (const root of roots) uses.set(root, [...(uses.get(root) ?? []), { title: `${name}Document`, file: `${file}#${name.toLowerCase()}document` }])
  }
  const pages = files.filter(({ operations }) => operations.length > 0 || fragments.size > 0).map((one) => page(one, fragments, schema))
  return {
    uses,
    chapter: {
      file: 'operations/index.md',
      title: 'Ready operations',
      body: [
        'Operations of `@yeondae/sdk/operations`, a typed document each: `client.request(EnterpriseDocument, variables)` checks the variables and knows the answer to the last field. `XQuery` is the type of what `XDocument` answers, `XQueryVariables` of what it takes; of a mutation `XMutation` and `XMutationVariables`. A bundler keeps those that are imported.',
        `| Concept | Operations |\n|---|---|\n${files
          .filter(({ operations }) => operations.length > 0)
          .map(({ title, file, operations }) => `| [${title}](${file.split('/').at(-1)}) | ${operations.map(({ name }) => `[${name}](${file.split('/').at(-1)}#${name.toLowerCase()}document)`).join(', ')} |`)
          .join('\n')}`,
      ].join('\n\n'),
      children: pages,
    },
  }
}

function readFile(path, name) {
  const text = readFileSync(path, 'utf8')
  const { definitions } = parse(text)
  const told = definitions.map((node) => ({ node, name: node.name.value, comment: commentAbove(text, node.loc.start), text: text.slice(node.loc.start, node.loc.end), spreads: [...text.slice(node.loc.start, node.loc.end).matchAll(/\.\.\.(\w+Parts|\w+Label|[A-Z]\w+)\b/g)].map(([, spread]) => spread) }))
  return {
    title: name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    file: `operations/${name}.md`,
    operations: told
      .filter(({ node }) => node.kind === Kind.OPERATION_DEFINITION)
      .map((one) => ({ ...one, roots: one.node.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD).map((field) => field.name.value) })),
    fragments: told.filter(({ node }) => node.kind === Kind.FRAGMENT_DEFINITION),
  }
}

/** The comment right above a place of a text. */
function commentAbove(text, start) {
  const lines = []
  for (const line of text.slice(0, start).trimEnd().split('\n').reverse()) {
    if (!line.startsWith('#')) break
    lines.unshift(line.replace(/^# ?/, ''))
  }
  return text.slice(0, start).endsWith('\n\n') ? '' : lines.join(' ')
}

function page({ title, file, operations, fragments: own }, fragments, schema) {
  const operationText = ({ node, name, comment, text }) => {
    const kind = node.operation === 'mutation' ? 'Mutation' : 'Query'
    const variables = (node.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
      const named = typeFromAST(schema, type)
      const target = named === undefined ? null : typeFile(getNamedType(named))
      const written = text.slice(type.loc.start - node.loc.start, type.loc.end - node.loc.start)
      const linked = target === null ? written : written.replace(/\w+/, (word) => codeLink(word, `../${target}`))
      const needed = type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined ? 'required' : ''
      return `| \`${variable.name.value}\` | <code>${linked}</code> | ${needed} |`
    })
    return [
      `## ${name}Document`,
      prose(comment),
      `<code>TypedDocument&lt;${name}${kind}, ${name}${kind}Variables&gt;</code>`,
      variables.length === 0 ? 'It takes no variables.' : `| Variable | Type | Needed |\n|---|---|---|\n${variables.join('\n')}`,
      `\`\`\`graphql\n${text}\n\`\`\``,
    ]
  }
  const elsewhere = [...new Set([...operations, ...own].flatMap(({ spreads }) => spreads))].filter((spread) => fragments.has(spread) && fragments.get(spread) !== file)
  const parts = [
    ...operations.flatMap(operationText),
    own.length === 0 ? '' : `## Fragments\n\n${own.map(({ comment, text }) => `${comment === '' ? '' : `${prose(comment)}\n\n`}\`\`\`graphql\n${text}\n\`\`\``).join('\n\n')}`,
    elsewhere.length === 0 ? '' : `Fragments of other pages: ${elsewhere.map((name) => `[${name}](${fragments.get(name).split('/').at(-1)})`).join(', ')}.`,
  ]
  return { file, title, body: `${parts.filter((part) => part !== '').join('\n\n')}\n`, words: operations.map(({ name, comment }) => `${name}Document ${firstSentence(comment)}`).join(' ') }
}
