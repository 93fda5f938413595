import { describe, expect, test } from 'vitest'
import { demoFiles } from '../../prisma/demo/index.ts'
import { factFiles } from '../../prisma/facts/index.ts'
import type { ModelName } from '../../prisma/facts/row.ts'
import { FactError } from '../../prisma/load/fact-error.ts'
import { shapes } from '../../prisma/load/model.ts'
import { refuseSynthetic } from '../../prisma/load/refuse-synthetic.ts'
import { article, careless, fileOf, madeUp, madeUpSource } from './rows.ts'

const shared: readonly ModelName[] = ['Region', 'Industry', 'ScienceField', 'Metric']
/** Every column of every model by which a row can hang on another. */
const hooks = shapes
  .filter(({ name }) => name !== 'Citation')
  .flatMap(({ name, references }) => references.map(({ column, target }) => ({ model: name, column, target })))
const forbidden = hooks.filter(({ target }) => !shared.includes(target))
const allowed = hooks.filter(({ target }) => shared.includes(target))

describe('a synthetic row never hangs on a real one', () => {
  test.each(forbidden)('$model.$column is refused', ({ model, column, target }) => {
    const real = fileOf([careless(target, 'real', {})])
    const bad = fileOf([careless(model, 'bad', { [column]: 'real' }, [])], true)
    expect(() => refuseSynthetic([real, bad])).toThrow(FactError)
    expect(() => refuseSynthetic([real, bad])).toThrow(`prisma/demo/wrong.ts, ${model} bad, ${column}: `)
  })

  test.each(forbidden)('$model.$column of a real row does not point to a synthetic one either', ({ model, column, target }) => {
    const synthetic = fileOf([careless(target, 'made-up', {}, [])], true)
    const bad = fileOf([careless(model, 'bad', { [column]: 'made-up' }, [])])
    expect(() => refuseSynthetic([synthetic, bad])).toThrow(`prisma/facts/wrong.ts, ${model} bad, ${column}: `)
  })

  test.each(allowed)('$model.$column may point to the reference data of $target', ({ model, column, target }) => {
    const real = fileOf([careless(target, 'real', {})])
    const good = fileOf([careless(model, 'good', { [column]: 'real' }, [])], true)
    expect(() => refuseSynthetic([real, good])).not.toThrow()
  })

  test('the columns cover organisations, parents, issuers, roles, campaigns, needs, experts and bases', () => {
    const names = forbidden.map(({ model, column }) => `${model}.${column}`)
    expect(names).toEqual(
      expect.arrayContaining([
        ...['Organization.parentId', 'Organization.supervisorId', 'Certification.issuerId', 'HonourBody.organizationId'],
        ...['CampaignBody.campaignId', 'CampaignBody.organizationId', 'Need.organizationId', 'Match.expertId', 'Match.needId'],
        ...['Purchase.buyerId', 'Purchase.supplierId', 'Observation.baseId', 'Observation.campaignId', 'HeldKind.organizationId'],
      ]),
    )
  })

  test('it cites no article, and a real row no generator', () => {
    const sources = [fileOf([article]), fileOf([madeUpSource], true)]
    const real = fileOf([careless('Organization', 'real', {}, [madeUp])])
    const synthetic = fileOf([careless('Organization', 'made-up', {})], true)
    const external = fileOf([careless('Organization', 'made-up', {}, [{ ...madeUp, method: 'EXTERNAL' }])], true)
    for (const bad of [real, synthetic, external]) expect(() => refuseSynthetic([...sources, bad])).toThrow('citations')
  })

  test('the demonstration set keeps to it', () => {
    expect(() => refuseSynthetic([...factFiles(), ...demoFiles()])).not.toThrow()
  })
})
