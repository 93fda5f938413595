/**
 * Ends with what a command says, and with exit code 1 and one line where it fails.
 * @param explained what to say of a failure
 */
export const endingWith =
  (explained: (error: unknown) => unknown) =>
  <A extends unknown[]>(work: (...args: A) => Promise<string>): ((...args: A) => Promise<void>) =>
  async (...args) => {
    try {
      console.log(await work(...args))
    } catch (error) {
      console.error(explained(error))
      process.exitCode = 1
    }
  }
