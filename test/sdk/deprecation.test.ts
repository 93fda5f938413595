import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { deprecationOf } from '../../sdk/codegen/deprecation.ts'
import { printGraph } from '../../sdk/codegen/graph.ts'
import { printLabels } from '../../sdk/codegen/labels.ts'

const reason = 'Use `to`. Removed after 2027-06-30.'
const small = buildSchema(`
  type Query {
    "Where from."
    from("How." by: Way @deprecated(reason: "${reason}")): String @deprecated(reason: "${reason}")
    to(filter: Filter): String
  }
  input Filter { from: String @deprecated(reason: "${reason}"), to: String }
  enum Way {
    "By foot (도보)"
    FOOT
    "By horse (말)"
    HORSE @deprecated(reason: "${reason}")
  }
`)

describe('what is deprecated', () => {
  test('is marked in what is asked, what comes back, arguments, inputs, values and labels, with replacement and day', () => {
    const tag = '@deprecated Use `to`. Removed after 2027-06-30.'
    const graph = printGraph(small)
    const part = (name: string) => new RegExp(`export (?:interface|type) ${name}\\b[^]*?\\n\\n`).exec(`${graph}\n\n`)?.[0] ?? ''
    expect(part('Query')).toMatch(new RegExp(`Where from\\.\\s+\\*\\s+\\* ${tag.replaceAll('.', '\\.')}\\s+\\*/\\s+from:`))
    expect(part('QuerySelect')).toContain(tag)
    expect(part('ByArgs')).toContain(tag)
    expect(part('Filter')).toContain(tag)
    expect(part('Way')).toContain(tag)
    expect(graph.split(tag)).toHaveLength(6)
    expect(printLabels(small)).toMatch(/FOOT: .*\n {2}\/\*\* @deprecated Use `to`\. Removed after 2027-06-30\. \*\/\n {2}HORSE: /)
  })

  test.each(['No longer supported', 'Use `to`.', 'Removed after 2027-06-30.', 'Use `to`. Removed after 2027-6-3.', 'Use `to`. Removed after 2027-13-01.', ''])('is refused by the generator with the reason %j', (wrong) => {
    expect(() => deprecationOf(wrong)).toThrow(/Expected the reason of a deprecation as/)
    expect(() => printGraph(buildSchema(`type Query { a: Int @deprecated(reason: ${JSON.stringify(wrong)}) }`))).toThrow(/Expected the reason/)
  })

  test('names in the graph a replacement that is there, and a day', () => {
    const known = new Set<string>()
    const reasons: [string, string][] = []
    const note = (where: string, name: string, why: string | null | undefined) => {
      known.add(name)
      if (why != null) reasons.push([where, why])
    }
    for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
      known.add(type.name)
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.name, value.deprecationReason)
      else if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field.name, field.deprecationReason)
      else if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field.name, field.deprecationReason)
          for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name}:)`, arg.name, arg.deprecationReason)
        }
      }
    }
    const wrong = reasons.flatMap(([where, why]) => {
      const { replacement } = deprecationOf(why)
      const names = [...replacement.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.split(/\W+/)).filter(Boolean)
      return names.length > 0 && names.every((name) => known.has(name)) ? [] : [`${where}: ${why}`]
    })
    expect(known.size).toBeGreaterThan(300)
    expect(wrong).toEqual([])
  })
})
