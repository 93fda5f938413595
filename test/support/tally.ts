import type { Reporter, SerializedError, TestModule, TestSuite } from 'vitest/node'

/** How many tests passed, failed and were skipped; a file or suite that broke by itself, and an error outside of any test, counts as one failure. */
interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** The tally of finished modules. */
export function tallyOf(modules: readonly TestModule[], errorsOutside: readonly SerializedError[]): Tally {
  const tally = { passed: 0, failed: errorsOutside.length, skipped: 0 }
  const brokeByItself = (suite: TestModule | TestSuite) => suite.errors().length > 0
  for (const module of modules) {
    if (brokeByItself(module)) tally.failed += 1
    for (const suite of module.children.allSuites()) if (brokeByItself(suite)) tally.failed += 1
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      tally[state === 'pending' ? 'skipped' : state] += 1
    }
  }
  return tally
}

export const lineOf = ({ passed, failed, skipped }: Tally): string => `${passed} passed, ${failed} failed, ${skipped} skipped`

/** Ends a run's output with the tally, alone on the last line: when the process ends, since vitest and the global set-up still write after the tests. */
export default class TallyReporter implements Reporter {
  private tally: Tally = { passed: 0, failed: 0, skipped: 0 }

  constructor() {
    process.once('exit', (code) => {
      const { failed } = this.tally
      this.print({ ...this.tally, failed: failed === 0 && code !== 0 ? 1 : failed })
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errorsOutside: readonly SerializedError[]): void {
    this.tally = tallyOf(modules, errorsOutside)
  }

  private print(tally: Tally): void {
    process.stdout.write(`${lineOf(tally)}\n`)
  }
}
