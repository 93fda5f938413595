/**
 * Tells what a set-up does. On a terminal the running steps show on a line that goes away.
 * @typedef {{ begin(doing: string): () => void, line(text: string): void }} Report
 */

/** @param {(line: string) => void} [log] takes finished lines; without it they go to standard output @returns {Report} */
export function reporter(log) {
  const terminal = log === undefined && process.stdout.isTTY === true
  const doing = new Set()
  const show = () => terminal && process.stdout.write(`\r\x1b[K${doing.size ? `  … ${[...doing].join(', ')}` : ''}`)
  return {
    begin(text) {
      doing.add(text)
      show()
      return () => {
        doing.delete(text)
        show()
      }
    },
    line(text) {
      if (terminal) process.stdout.write('\r\x1b[K')
      ;(log ?? console.log)(text)
      show()
    },
  }
}

/** Seconds since `from` (milliseconds of `performance.now()`), as a reader wants them: 0.4 s, 8.1 s, 41 s. */
export function secondsSince(from) {
  const seconds = (performance.now() - from) / 1000
  return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`
}
