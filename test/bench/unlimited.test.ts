import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildBoth } from './unlimited/build.ts'

test('the server without limits is the server but for the modules that hold them', async () => {
  const { limited, unlimited } = await buildBoth()
  const [whole, open] = [limited, unlimited].map((path) => readFileSync(path, 'utf8'))
  for (const text of [whole, open]) expect(text).toContain('// server/main.ts')
  for (const module of ['guard', 'rate', 'text-answer']) {
    expect(open).toContain(`// test/bench/unlimited/${module}.ts`)
    expect(whole).not.toContain(`// test/bench/unlimited/${module}.ts`)
  }
})
