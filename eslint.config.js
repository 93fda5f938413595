import js from '@eslint/js'
import graphql from '@graphql-eslint/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

/** Forbids imports of our floors by a relative path. */
const noImportsOf = (floors, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: `^(\\.\\./)+(${floors.join('|')})/`, message }] }],
})

const sdkOperations = 'sdk/operations/*.graphql'
const samples = 'server/graphiql/samples/*.graphql'

/** The files of each set are checked together: fragments and names are a set's own. */
const documentsOf = (documents) => ({ graphQLConfig: { schema: 'schema/schema.graphql', documents } })

export default defineConfig(
  globalIgnores(['**/generated/', '**/dist/', '**/.yeondae*/', '**/coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'scripts that Node runs as they are',
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'performance', 'URL', 'Buffer', 'fetch', 'AbortSignal', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'].map((name) => [name, 'readonly']),
      ),
    },
  },

  {
    name: 'typescript',
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 3 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Interfaces with methods, taken apart where they are handed over, are the way of the libraries here.
      '@typescript-eslint/unbound-method': 'off',
      // Overflows the stack on classes whose types contain themselves, such as graphql's.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A type argument that equals its default tells the reader something.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },

  { files: ['prisma/**'], rules: noImportsOf(['schema', 'server', 'sdk', 'test'], 'prisma/ imports nothing of ours.') },
  { files: ['schema/**'], rules: noImportsOf(['server', 'sdk', 'test'], 'schema/ imports prisma/ only.') },
  { files: ['server/**'], rules: noImportsOf(['sdk', 'test'], 'server/ imports schema/ and prisma/ only.') },
  { files: ['server/graphiql/app/**'], rules: noImportsOf(['sdk(?!/csv/)', 'test', 'prisma', 'schema'], 'GraphiQL is a client of the graph: of ours it imports sdk/csv/ only.') },
  { files: ['sdk/**'], rules: noImportsOf(['prisma', 'schema', 'server', 'test'], 'sdk/ imports nothing of ours.') },
  {
    name: 'examples that import the package by its name',
    files: ['sdk/examples/{partner,analyst}/**/*.{ts,tsx}'],
    // Their own tsconfig finds the package where it is installed; ours takes its sources.
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.json' } },
  },
  {
    files: ['sdk/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^[^.]', message: 'The SDK has no dependency, not even on Node.' },
            { regex: '^(\\.\\./)+(prisma|schema|server|test|codegen|examples)/', message: 'sdk/src imports nothing above itself.' },
          ],
        },
      ],
    },
  },

  {
    name: 'graph',
    files: ['schema/schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: documentsOf(sdkOperations) },
    extends: [graphql.configs['flat/schema-recommended'], graphql.configs['flat/schema-relay']],
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true, rootField: true },
      ],
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // What is gathered from many tables (search, timeline) pages forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Values such as a partial date have no id; ErrorCode is in `extensions` alone; purchasedOn is no prefix.
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/no-unreachable-types': 'off',
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  ...[sdkOperations, samples].map((files) => ({
    name: `operations in ${files}`,
    files: [files],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: documentsOf(files) },
    extends: [graphql.configs['flat/operations-recommended']],
    rules: {
      '@graphql-eslint/no-duplicate-fields': 'error',
      '@graphql-eslint/no-unused-fragments': 'error',
      '@graphql-eslint/unique-fragment-name': 'error',
      '@graphql-eslint/unique-operation-name': 'error',
      // Ids are for the caches of programs; a sample is read by people.
      ...(files === samples ? { '@graphql-eslint/require-selections': 'off' } : {}),
    },
  })),
)
