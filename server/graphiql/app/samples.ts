/** A query to start from. */
export interface Sample {
  /** Name of its operation, which its tab shows. */
  name: string
  /** Where the list of samples puts it. */
  group: string
  /** What it asks, in English; then in Korean where the file says it. */
  questions: string[]
  /** What a tab holds: the file without its group. */
  text: string
}

const files = import.meta.glob<string>('../samples/*.graphql', { query: '?raw', import: 'default', eager: true })

/** All samples in the order of their file names. */
export const samples: readonly Sample[] = Object.keys(files)
  .sort()
  .map((file) => readSample(files[file] ?? ''))

/** Those that open as tabs at a first visit, as many as a narrow window has room for: the first of each group. */
export const firstTabs: readonly Sample[] = samples
  .filter((sample) => samples.find(({ group }) => group === sample.group) === sample)
  .slice(0, 8)

/** Reads a file: comments with the questions and one `# group: …`, then one named operation. */
export function readSample(source: string): Sample {
  const lines = source.trim().split('\n')
  const isGroup = (line: string) => /^# *group:/.test(line)
  const comments = lines.slice(0, lines.findIndex((line) => !line.startsWith('#')))
  return {
    name: /^(?:query|mutation|subscription)\s+(\w+)/m.exec(source)?.[1] ?? '',
    group: comments.find(isGroup)?.replace(/^# *group: */, '') ?? '',
    questions: comments.filter((line) => !isGroup(line)).map((line) => line.replace(/^# */, '')),
    text: `${lines.filter((line) => !isGroup(line)).join('\n')}\n`,
  }
}
