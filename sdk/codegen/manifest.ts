import { createHash } from 'node:crypto'
import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers'
import { operationTexts } from './documents.ts'

/** The documents of the SDK by the SHA-256 of their text: what a server knows them by. */
const printManifest: PluginFunction = (_schema, files) => {
  const entries = operationTexts(files).map(({ text }) => [createHash('sha256').update(text).digest('hex'), text] as const)
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

/** Writes one file, operations.json. */
export const manifestPreset: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, schema, documents, config }) => [
    { filename: `${baseOutputDir}operations.json`, schema, documents, config, plugins: [{ manifest: {} }], pluginMap: { manifest: { plugin: printManifest } } },
  ],
}
