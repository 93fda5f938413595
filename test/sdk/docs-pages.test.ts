import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { cell, prose, sectionsOf } from '../../sdk/docs/markdown.mjs'
import { schemaChapter, typeFile } from '../../sdk/docs/schema-pages.mjs'

interface Page {
  file: string
  title: string
  body: string
  words?: string
  children?: Page[]
}

const schema = buildSchema(`
  "Things (사물)."
  type Query {
    "All things (목록)."
    things("Conditions (조건)." filter: ThingFilter, "How many (개수)." first: Int = 20): ThingConnection!
    "Old (옛것)."
    old: Thing @deprecated(reason: "Use \`things\`. Removed after 2027-06-30.")
  }
  type Mutation { drop(id: ID!): DropResult! }
  union DropResult = Thing | Refusal
  type Refusal { message: String! }
  "A page (쪽)."
  type ThingConnection { edges: [ThingEdge!]!, nodes: [Thing!]! }
  "A row (행)."
  type ThingEdge { cursor: String!, node: Thing! }
  "A thing (사물) with <b>, {braces} and a | bar."
  type Thing { id: ID!, "Its kind (종류)." kind: Kind, gone(why: Kind): Int @deprecated(reason: "Use \`kind\`. Removed after 2027-06-30.") }
  input ThingFilter { "Any of them (종류)." kinds: [Kind!], old: Int @deprecated(reason: "Use \`kinds\`. Removed after 2027-06-30.") }
  "Kinds (종류)."
  enum Kind {
    "Big (큰 것); of a house."
    BIG
    "Small (작은 것)"
    SMALL @deprecated(reason: "Use \`BIG\`. Removed after 2027-06-30.")
  }
`)

const all = new Map<string, Page>()
const gather = (page: Page) => {
  all.set(page.file, page)
  for (const child of page.children ?? []) gather(child)
}
gather(schemaChapter(schema, (_chapter: string, field: string) => (field === 'things' ? [{ title: 'ThingsDocument', file: 'operations/thing.md#thingsdocument' }] : [])))
const body = (file: string) => all.get(file)?.body ?? ''

describe('the pages of a schema', () => {
  test('are one a root field and one a type, an edge on the page of its connection', () => {
    expect([...all.keys()].sort()).toEqual([
      'schema/Enums/Kind.md',
      'schema/Enums/index.md',
      'schema/Inputs/ThingFilter.md',
      'schema/Inputs/index.md',
      'schema/Mutations/drop.md',
      'schema/Mutations/index.md',
      'schema/Objects/Refusal.md',
      'schema/Objects/Thing.md',
      'schema/Objects/ThingConnection.md',
      'schema/Objects/index.md',
      'schema/Queries/index.md',
      'schema/Queries/old.md',
      'schema/Queries/things.md',
      'schema/Unions/DropResult.md',
      'schema/Unions/index.md',
      'schema/index.md',
    ])
    expect(typeFile(schema.getType('ThingEdge'))).toBe('schema/Objects/ThingConnection.md#thingedge')
    expect(typeFile(schema.getType('String'))).toBeNull()
  })

  test('link types, and tell arguments with their defaults, what is required, and where a field is in use', () => {
    expect(body('schema/Queries/things.md')).toContain('<code>query things: <a href="../../schema/Objects/ThingConnection.md">ThingConnection</a>!</code>')
    expect(body('schema/Queries/things.md')).toContain('| `filter` | <code><a href="../../schema/Inputs/ThingFilter.md">ThingFilter</a></code> | Conditions (조건). |')
    expect(body('schema/Queries/things.md')).toContain('default <code>20</code>')
    expect(body('schema/Queries/things.md')).toContain('[ThingsDocument](../../operations/thing.md#thingsdocument)')
    expect(body('schema/Mutations/drop.md')).toMatch(/It answers .*Thing.* or .*Refusal[\s\S]*`id`, required/)
    expect(body('schema/Enums/Kind.md')).toMatch(/## Used by[\s\S]*Thing\.kind[\s\S]*ThingFilter\.kinds/)
  })

  test('give an enum its labels in both languages', () => {
    expect(body('schema/Enums/Kind.md')).toContain('| `BIG` | Big | 큰 것 | of a house. |')
    expect(all.get('schema/Enums/Kind.md')?.words).toContain('작은 것')
  })

  test('mark what is deprecated, with its replacement and its last day', () => {
    const told = /Deprecated[.:] Use `\w+`\. Removed after 2027-06-30\./
    for (const file of ['schema/Queries/old.md', 'schema/Objects/Thing.md', 'schema/Inputs/ThingFilter.md', 'schema/Enums/Kind.md']) expect(body(file), file).toMatch(told)
    expect(body('schema/Queries/things.md')).not.toMatch(told)
  })
})

describe('Markdown from descriptions', () => {
  test('has no tag, directive or column by accident, and leaves code alone', () => {
    expect(prose('a <b> {@link x} [y](z) `{ <c> }`')).toBe('a &lt;b&gt; &#123;&#64;link x&#125; \\[y\\](z) `{ <c> }`')
    expect(cell('a | b\nc')).toBe('a \\| b c')
  })

  test('is cut at headings of the second level', () => {
    expect(sectionsOf('# T\n\nIntro.\n\n## One\n\na\n\n### Deep\n\nb\n\n## Two\n\nc\n')).toEqual({
      intro: 'Intro.',
      sections: [
        { title: 'One', body: 'a\n\n### Deep\n\nb' },
        { title: 'Two', body: 'c' },
      ],
    })
  })
})
