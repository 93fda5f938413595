import type { CodegenConfig } from '@graphql-codegen/cli'
import { sdkPreset } from './sdk/codegen/preset.ts'

/** What `npm run generate` writes: the SDK's types and documents, from the printed schema and the operation files. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'sdk/operations/*.graphql',
  generates: {
    'sdk/src/generated/': {
      preset: sdkPreset,
      config: {
        scalars: {
          ID: 'string',
          Won: '../scalars.ts#Won',
          Decimal: '../scalars.ts#Decimal',
          Date: '../scalars.ts#CalendarDate',
          DateTime: '../scalars.ts#Instant',
        },
        strictScalars: true,
        defaultScalarType: 'never',
        arrayInputCoercion: false,
        useTypeImports: true,
        printFieldsOnNewLines: true,
        inlineFragmentTypes: 'combine',
      },
    },
  },
}

export default config
