/** A node of a parsed document, as `graphql` makes them. */
type Node = Readonly<Record<string, unknown>> & { readonly kind: string }

const nodes = (list: unknown) => (list ?? []) as readonly Node[]

const joined = (open: string, list: unknown, between: string, close: string) =>
  nodes(list).length === 0 ? '' : open + nodes(list).map(printed).join(between) + close

const after = (start: string, node: unknown) => (node == null ? '' : start + printed(node as Node))

/** The text of a parsed document of operations. */
export function printed(node: Node): string {
  const { name, value } = node
  const directives = joined(' ', node['directives'], ' ', '')
  const own = after(' ', node['selectionSet'])
  switch (node.kind) {
    case 'Document':
      return joined('', node['definitions'], '\n', '')
    case 'OperationDefinition':
      return `${String(node['operation'])}${after(' ', name)}${joined('(', node['variableDefinitions'], ', ', ')')}${directives}${own}`
    case 'FragmentDefinition':
      return `fragment${after(' ', name)}${after(' on ', node['typeCondition'])}${directives}${own}`
    case 'VariableDefinition':
      return `${after('', node['variable'])}${after(': ', node['type'])}${after(' = ', node['defaultValue'])}${directives}`
    case 'SelectionSet':
      return joined('{ ', node['selections'], ' ', ' }')
    case 'Field':
      return `${node['alias'] == null ? '' : `${after('', node['alias'])}: `}${after('', name)}${joined('(', node['arguments'], ', ', ')')}${directives}${own}`
    case 'FragmentSpread':
      return `...${after('', name)}${directives}`
    case 'InlineFragment':
      return `...${after(' on ', node['typeCondition'])}${directives}${own}`
    case 'Directive':
      return `@${after('', name)}${joined('(', node['arguments'], ', ', ')')}`
    case 'Variable':
      return after('$', name)
    case 'Argument':
    case 'ObjectField':
      return `${after('', name)}${after(': ', value)}`
    case 'ListValue':
      return `[${joined('', node['values'], ', ', '')}]`
    case 'ObjectValue':
      return `{${joined('', node['fields'], ', ', '')}}`
    case 'ListType':
      return `[${after('', node['type'])}]`
    case 'NonNullType':
      return `${after('', node['type'])}!`
    case 'NamedType':
      return after('', name)
    case 'NullValue':
      return 'null'
    case 'StringValue':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}
