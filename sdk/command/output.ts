import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CommandError, exitCodes } from './failure.ts'

/** Where a command writes what it was asked for. */
export interface Output {
  write(text: string): Promise<void>
  /** All is written: a file has its name from now on. */
  finish(): Promise<void>
  /** Nothing of it stays, where that can be had. */
  drop(): Promise<void>
}

/** Writes to the standard output, or to a file that has its name only when it is whole. @throws CommandError where it can't */
export const outputTo = async (file: string | undefined): Promise<Output> => (file === undefined ? standardOutput() : fileOutput(file))

function standardOutput(): Output {
  return {
    write: (text) => written(process.stdout, text),
    finish: () => Promise.resolve(),
    drop: () => Promise.resolve(),
  }
}

async function fileOutput(file: string): Promise<Output> {
  const fails = (error: unknown): never => {
    throw new CommandError(`Expected a file that can be written in --out: ${file} can't be (${(error as NodeJS.ErrnoException).code ?? String(error)}).`)
  }
  if ((await stat(file).catch(() => null))?.isDirectory() === true) fails({ code: 'EISDIR' })
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  const handle = await open(draft, 'w').catch(fails)
  const drop = async () => {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
  }
  return {
    write: async (text) => {
      await handle.appendFile(text).catch(fails)
    },
    finish: async () => {
      await handle.sync().catch(() => undefined)
      await handle.close()
      await rename(draft, file).catch(async (error: unknown) => {
        await drop()
        fails(error)
      })
    },
    drop,
  }
}

const written = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null) resolve()
      else reject(new CommandError('', (error as NodeJS.ErrnoException).code === 'EPIPE' ? exitCodes.done : exitCodes.usage))
    })
  })
