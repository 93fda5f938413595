import type { CodegenConfig } from '@graphql-codegen/cli'
import { manifestPreset } from './sdk/codegen/manifest.ts'
import { sdkPreset } from './sdk/codegen/preset.ts'

/** What `npm run generate` writes from the printed schema and the operation files: the SDK's types and documents, and the server's list of these documents. */
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
    'server/generated/': { preset: manifestPreset },
  },
}

export default config
