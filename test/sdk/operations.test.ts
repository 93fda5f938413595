import { readdirSync, readFileSync } from 'node:fs'
import {
  buildSchema,
  concatAST,
  type DocumentNode,
  type FieldNode,
  getNullableType,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  Kind,
  parse,
  TokenKind,
  typeFromAST,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema as graph } from '../../schema/index.ts'
import * as operations from '../../sdk/src/operations.ts'
import { costWithin, documentLimits, withinLimits } from '../../server/limits/document.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const schema = buildSchema(read('schema/schema.graphql'))
const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {})

const files = readdirSync(new URL('sdk/operations/', root)).map((name) => parse(read(`sdk/operations/${name}`)))
const written = concatAST(files)
const documents = Object.entries(operations).map(([name, text]): [string, string] => [name, text])

/** A value for each variable that a document asks for: the least that its type takes. */
function samplesFor({ definitions }: DocumentNode): Record<string, unknown> {
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  return Object.fromEntries(
    (operation?.variableDefinitions ?? [])
      .filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
      .map(({ variable, type }) => [variable.name.value, sampleOf(typeFromAST(schema, type) as GraphQLInputType)]),
  )
}

function sampleOf(given: GraphQLInputType): unknown {
  const type = getNullableType(given)
  if (isListType(type)) return [sampleOf(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type))
    return Object.fromEntries(Object.values(type.getFields()).flatMap((field) => (isRequiredInputField(field) ? [[field.name, sampleOf(field.type)]] : [])))
  return { Int: 1, Float: 1, Boolean: true, Won: 1, Date: '2026-01-01', DateTime: '2026-01-01T00:00:00Z', Decimal: '1' }[type.name] ?? 'x'
}

/** The root fields that the documents ask, with the names of the arguments that they give. */
const asked = documents.flatMap(([, text]) => {
  const found: FieldNode[] = []
  visit(parse(text), {
    OperationDefinition({ selectionSet }) {
      for (const selection of selectionSet.selections) if (selection.kind === Kind.FIELD) found.push(selection)
    },
  })
  return found
})

describe('the operation files', () => {
  test('are valid against the printed schema', () => {
    expect(validate(schema, written)).toEqual([])
  })

  test('each have their document', () => {
    const names = written.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [`${node.name?.value ?? ''}Document`] : []))
    expect(documents.map(([name]) => name).sort()).toEqual(names.sort())
  })

  test('tell of each operation what it asks', () => {
    const silent = written.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION && node.loc?.startToken.prev?.kind !== TokenKind.COMMENT)
    expect(silent).toEqual([])
  })

  test.each(rootFields.map((field) => [field.name, field] as const))('ask %s with every argument that it takes', (name, field) => {
    const uses = asked.filter((node) => node.name.value === name).map((node) => (node.arguments ?? []).map((argument) => argument.name.value))
    expect(uses.map((use) => use.sort())).toContainEqual(field.args.map((argument) => argument.name).sort())
  })

  test('tell of every type with an id what it rests on', () => {
    const cited = new Set<string>()
    const types = new TypeInfo(schema)
    visit(
      parse(operations.CitationsDocument),
      visitWithTypeInfo(types, {
        Field({ name }) {
          const parent = types.getParentType()
          if (name.value !== 'citations' || !isCompositeType(parent)) return
          for (const type of schema.getPossibleTypes(parent as never)) cited.add(type.name)
          cited.add(parent.name)
        },
      }),
    )
    const node = schema.getType('Node')
    const owed = schema.getPossibleTypes(node as never).filter((type) => String(type.getFields()['citations']?.type) === '[Citation!]!')
    expect(owed.map((type) => type.name).filter((name) => !cited.has(name))).toEqual([])
  })
})

describe.each(documents)('%s', (_, text) => {
  const document = parse(text)

  test('stands alone and within the limits of a document', () => {
    expect(validate(graph, document)).toEqual([])
    expect(validate(graph, document, [withinLimits(documentLimits)])).toEqual([])
  })

  test('costs no more than a query may on its largest page', () => {
    const variables = { ...samplesFor(document), first: 100 }
    const plan = costWithin(documentLimits.cost, { schema: graph, document, operationName: null, variables })
    expect(plan?.requested).toBeGreaterThan(0)
  })
})
