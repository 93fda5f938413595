import { getNamedType, type GraphQLNamedType, isAbstractType, isInterfaceType, isObjectType, Kind, parse, type SelectionNode, visit } from 'graphql'
import type { List } from './lists.ts'
import { edited, type Edits, type Operation } from './operation.ts'
import { fieldsOfType, isConnection, isList, selectedBy, type Selected } from './selection.ts'

/** Lets each of a field's places ask for more. */
export function ask(edits: Edits, { nodes }: Selected, selections: readonly SelectionNode[]): void {
  if (selections.length === 0) return
  for (const place of nodes) {
    const before = edits.get(place)
    edits.set(place, (given) => {
      const node = before?.(given) ?? given
      return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), ...selections] } }
    })
  }
}

/** The selections of a text such as `{ id name }`. */
export function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(text, { noLocation: true }).definitions
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
}

/** What a table tells of each row besides what was asked: whether it was made up, and what it rests on. */
const provenance = { isSynthetic: 'isSynthetic', citations: 'citations { source { outlet url } factId quotedAs }' } as const

/**
 * Lets the rows of a list tell whether they were made up, and their citations, where their type has these fields and
 * the operation doesn't ask for them. Of a list of several types each type that the operation names is asked for its own.
 */
export function withProvenance(operation: Operation, list: List): Operation {
  const rows = rowObject(list)
  if (rows === undefined) return operation
  const edits: Edits = new Map()
  const type = getNamedType(rows.type)
  const own = additionsFor(type, rows.fields)
  ask(edits, rows, own)
  if (own.length === 0 && isAbstractType(type)) {
    const named = typesNamedIn(operation)
    for (const possible of operation.schema.getPossibleTypes(type)) if (named.has(possible.name)) ask(edits, rows, onType(possible.name, additionsFor(possible, rows.fields)))
  }
  return edited(operation, edits)
}

/** Lets pages tell whether their list goes on: all that an operation asks for, or those that are given. */
export function withEnds(operation: Operation, pages: readonly Selected[] = pagesIn(selectedBy(operation))): Operation {
  const edits: Edits = new Map()
  for (const field of pages) if (isFree(field.fields, 'pageInfo') && !tellsEnd(field)) ask(edits, field, selectionsOf('{ pageInfo { hasNextPage } }'))
  return edited(operation, edits)
}

const pagesIn = (fields: readonly Selected[]): Selected[] => fields.flatMap((field) => [...(isConnection(field) ? [field] : []), ...pagesIn(field.fields)])

const tellsEnd = ({ fields }: Selected): boolean => fields.some((field) => field.key === 'pageInfo' && field.fields.some(({ key }) => key === 'hasNextPage'))

const onType = (name: string, selections: readonly SelectionNode[]): SelectionNode[] =>
  selections.length === 0 ? [] : [{ kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } }, selectionSet: { kind: Kind.SELECTION_SET, selections } }]

/** The types on which an operation has fragments. */
function typesNamedIn({ document }: Operation): Set<string> {
  const names = new Set<string>()
  visit(document, { NamedType: (node) => void names.add(node.name.value) })
  return names
}

/** The field whose selection is that of a row: the list itself, or `node` of its edges. */
function rowObject({ path }: List): Selected | undefined {
  const list = path.at(-1)
  return list?.name === 'edges' ? list.fields.find(({ name }) => name === 'node') : list
}

function additionsFor(type: GraphQLNamedType, asked: readonly Selected[]): readonly SelectionNode[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const fields = type.getFields()
  return (['isSynthetic', 'citations'] as const).flatMap((name) => {
    const field = fields[name]
    if (field === undefined || asked.some((one) => one.name === name)) return []
    // A source has pages of what is taken from it, which are no citations of it.
    if (name === 'citations' && !(isList(field) && 'quotedAs' in fieldsOfType(field))) return []
    const [selection] = selectionsOf(`{ ${isFree(asked, name) ? '' : `row_${name}: `}${provenance[name]} }`)
    return selection === undefined ? [] : [selection]
  })
}

/** Whether a key of an object is not taken by another field. */
const isFree = (asked: readonly Selected[], name: string): boolean => asked.every((one) => one.key !== name || one.name === name)
