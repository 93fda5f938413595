import { chmod, copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The command in one file, with the packages that it uses, their licences, and the schema for a server that shows none. */
export async function buildCommand(outdir) {
  const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'))
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: { cli: 'command/cli.ts' },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'warning',
    metafile: true,
    define: { YEONDAE_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    // Bundled CommonJS asks for Node's own modules by require.
    banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  await chmod(join(outdir, 'cli.js'), 0o755)
  await writeFile(join(outdir, 'licenses.md'), await licencesOf(Object.keys(metafile.inputs)))
  await copyFile(join(here, '../schema/schema.graphql'), join(outdir, 'schema.graphql'))
}

/** Names, versions and licence texts of the packages that files of a bundle come from. */
async function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []))
  const parts = [...folders].sort().map(async (folder) => {
    const { name, version: of, license } = JSON.parse(await readFile(join(here, folder, 'package.json'), 'utf8'))
    const file = (await readdir(join(here, folder))).find((entry) => /^licen[cs]e/i.test(entry))
    return `## ${name} ${of} (${license})\n\n${file === undefined ? '' : `${(await readFile(join(here, folder, file), 'utf8')).trim()}\n\n`}`
  })
  return `# Licences of what dist/cli.js holds\n\n${(await Promise.all(parts)).join('')}`
}
