import { readFileSync } from 'node:fs'
import { buildSchema, Kind, parse, validate, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { askedOf, count } from './sdk/asked.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))

describe('the questions that clients are compared by', () => {
  const asked = askedOf(schema)

  test('are valid queries without fragments that have names', () => {
    expect(asked).toHaveLength(count)
    for (const { text } of asked) {
      const document = parse(text)
      expect(validate(schema, document)).toEqual([])
      expect(document.definitions.map(({ kind }) => kind)).toEqual([Kind.OPERATION_DEFINITION])
    }
  })

  test('ask as many fields of each client', () => {
    for (const { text, selection, genql } of asked) {
      const names: string[] = []
      visit(parse(text), {
        Field({ name }) {
          if (name.value !== 'on') names.push(name.value)
        },
      })
      const written = (code: string) => [...code.matchAll(/(\w+): (?:true|\{|\[)/g)].map(([, name = '']) => name).filter((name) => !/^(on|on_\w+|__args|[A-Z]\w*)$/.test(name))
      expect(written(selection).sort()).toEqual([...names].sort())
      expect(written(genql).sort()).toEqual(names.sort())
    }
  })
})
