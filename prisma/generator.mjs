// A Prisma generator: writes what the models declare (tables, columns, enums, their comments) as data
// that the graph reads. Run by `prisma generate`, with nothing downloaded.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import helper from '@prisma/generator-helper'

helper.generatorHandler({
  onManifest: () => ({ prettyName: 'datamodel', defaultOutput: './generated' }),
  async onGenerate({ dmmf, generator }) {
    const file = join(generator.output.value, 'datamodel.ts')
    const enums = Object.fromEntries(
      dmmf.datamodel.enums.map((type) => [
        type.name,
        {
          description: type.documentation ?? '',
          values: Object.fromEntries(type.values.map((value) => [value.name, value.documentation ?? ''])),
        },
      ]),
    )
    const models = Object.fromEntries(
      dmmf.datamodel.models.map((model) => [
        model.name,
        {
          table: model.dbName ?? model.name,
          fields: Object.fromEntries(
            model.fields.map((field) => [
              field.name,
              {
                kind: field.kind,
                type: field.type,
                column: field.dbName ?? field.name,
                isList: field.isList,
                isRequired: field.isRequired,
                native: field.nativeType?.[0] ?? null,
                from: field.relationFromFields ?? [],
                to: field.relationToFields ?? [],
                relation: field.relationName ?? null,
              },
            ]),
          ),
        },
      ]),
    )
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(
      file,
      `// Generated from prisma/models by prisma/generator.mjs.\n` +
        `export const enums = ${JSON.stringify(enums, null, 2)} as const\n\n` +
        `export interface ModelField { kind: string; type: string; column: string; isList: boolean; isRequired: boolean; native: string | null; from: readonly string[]; to: readonly string[]; relation: string | null }\n` +
        `export const models: Readonly<Record<string, { table: string; fields: Readonly<Record<string, ModelField>> }>> = ${JSON.stringify(models, null, 2)}\n`,
    )
  },
})
