import { YeondaeError } from '../../sdk/src/index.ts'

/** The error that a request fails with. */
export async function failureOf(request: Promise<unknown>): Promise<YeondaeError> {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof YeondaeError)) throw new Error(`Expected a YeondaeError, not ${String(error)}.`)
  return error
}
