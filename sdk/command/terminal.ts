import { SingleBar } from 'cli-progress'

/** What is told while an export runs: on the error output, so that it is never part of what is written. */
export interface Progress {
  /** So many rows are there; `total` is null as long as nobody knows. */
  reached(rows: number, total: number | null): void
  /** Why nothing comes for a while. */
  waiting(reason: string, delayMs: number): void
  end(): void
}

const linePauseMs = 5_000

/** A line on the error output. */
export const say = (line: string, stream: NodeJS.WriteStream = process.stderr): void => {
  stream.write(`${line}\n`)
}

/** A bar on a terminal, now and then a line elsewhere. */
export function progress(isQuiet: boolean, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (isQuiet) return { reached: () => undefined, waiting: () => undefined, end: () => undefined }
  return stream.isTTY ? bar(stream) : lines(stream)
}

function bar(stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar({ stream, format: '{bar} {rows} {state}', barsize: 30, barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true, clearOnComplete: true, gracefulExit: false })
  let isStarted = false
  const show = (rows: number, total: number | null, state: string): void => {
    const payload = { rows: counted(rows, total), state }
    // Without a total the bar is never full.
    const size = total ?? rows * 2 + 1
    if (!isStarted) shown.start(size, rows, payload)
    isStarted = true
    shown.setTotal(Math.max(size, 1))
    shown.update(rows, payload)
    last = { rows, total }
  }
  let last: { rows: number; total: number | null } = { rows: 0, total: null }
  return {
    reached: (rows, total) => show(rows, total, ''),
    waiting: (reason, delayMs) => show(last.rows, last.total, `waits ${seconds(delayMs)}: ${reason}`),
    end: () => {
      if (isStarted) shown.stop()
    },
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let saidAt = performance.now()
  return {
    reached(rows, total) {
      if (performance.now() - saidAt < linePauseMs) return
      saidAt = performance.now()
      say(counted(rows, total), stream)
    },
    waiting(reason, delayMs) {
      if (delayMs >= 1000) say(`waits ${seconds(delayMs)}: ${reason}`, stream)
    },
    end: () => undefined,
  }
}

const counted = (rows: number, total: number | null): string => `${total === null ? '' : `${rows.toLocaleString('en')} of `}${countOf(total ?? rows, 'row')}`

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`

/** `1 row`, `1,234 rows`. */
export const countOf = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
