import { LRUCache } from 'lru-cache'

/** How long an answer is kept, counted from when it was asked for, and by which clock. */
export interface Brevity {
  ms: number
  now: () => Date
  /** A number that changes when nothing kept may be used any more; absent: never. */
  epoch?: () => number
}

const most = 10_000

/**
 * Remembers for a moment what `read` gave, nothing included, so that those who ask at once share an answer. A failure is not kept.
 * The least used of 10,000 answers makes room for the next.
 */
export function briefly<T extends object | null>(read: (key: string) => Promise<T>, { ms, now, epoch = () => 0 }: Brevity): (key: string) => Promise<T> {
  const kept = new LRUCache<string, { readAt: number; epoch: number; answer: Promise<T> }>({ max: most })
  return (key) => {
    const at = now().getTime()
    const last = kept.get(key)
    // A clock that was set back makes nothing older than it is.
    if (last !== undefined && last.epoch === epoch() && at >= last.readAt && at - last.readAt < ms) return last.answer
    const began = epoch()
    const answer = read(key)
    kept.set(key, { readAt: at, epoch: began, answer })
    answer.catch(() => {
      if (kept.peek(key)?.answer === answer) kept.delete(key)
    })
    return answer
  }
}
