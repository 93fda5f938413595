import { type FieldNode, Kind, parse, print, type SelectionNode, visit } from 'graphql'
import type { Random } from '../../../prisma/demo/random.ts'

/** Aliases that a document may have stay below the limit of the server. */
const mostAliases = 60

/**
 * Another document that asks the same rows and costs no more: some fields without arguments are left out, some get
 * names of their own. At least one gets such a name, so that two variations are hardly ever the same.
 */
export function variationOf(text: string, random: Random): string {
  const document = parse(text)
  const plain = new Set<FieldNode>()
  const kept = new Set<SelectionNode>()
  visit(document, {
    SelectionSet({ selections }) {
      const open = selections.filter(isPlain)
      for (const field of open) plain.add(field)
      // Something must be asked of every object.
      if (open.length === selections.length) kept.add(random.pick(open))
    },
  })
  const named = random.pick([...plain])
  let aliases = 0
  const varied = visit(document, {
    Field(field) {
      if (!plain.has(field)) return undefined
      if (field !== named && !kept.has(field) && random.chance(0.2)) return null
      if (field !== named && (aliases >= mostAliases || random.chance(0.7))) return undefined
      aliases += 1
      return { ...field, alias: { kind: Kind.NAME, value: `${field.name.value}_${random.int(0, 99_999)}` } }
    },
  })
  return print(varied)
}

/** Fields that nothing else of the document hangs on. */
const isPlain = (node: SelectionNode): node is FieldNode =>
  node.kind === Kind.FIELD && node.selectionSet === undefined && node.alias === undefined && (node.arguments ?? []).length === 0 && (node.directives ?? []).length === 0

/** So many different documents, each another variation of the next of some; the same for the same random sequence. */
export function variationsOf<Base extends { text: string }>(bases: readonly Base[], count: number, random: Random): Base[] {
  const known = new Set<string>()
  const found: Base[] = []
  for (let at = 0; found.length < count; at += 1) {
    const base = bases[at % bases.length]
    if (base === undefined) return found
    const text = variationOf(base.text, random)
    if (known.has(text)) continue
    known.add(text)
    found.push({ ...base, text })
  }
  return found
}
