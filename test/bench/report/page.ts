import { figureHeads, figureRows, markdownTable } from './table.ts'
import { busyText, type Report, strayed, verdicts } from './report.ts'

/** The page of a run. */
export function pageOf(report: Report): string {
  const { scale, sizes, seconds, rounds, connections, machine, versions, questions } = report
  const counts = Object.entries(sizes).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ')
  const others = strayed(report)
  return `# How fast it answers

Written by \`npm run bench\`; \`npm run bench -- --help\` says what it takes. All four roads are asked on the same rows of the same database, in the same run, in turn, by ${connections} connections that are kept alive; before, every answer of every road was compared with the others’ and found to hold the same rows.

- **this server**: through its real HTTP front, with identity, limits, costs and masking on, and so many points that none is refused.
- **its ordinary road**: the same server with \`YEONDAE_ROAD=ordinary\`: Yoga, Pothos and Prisma.
- **PostGraphile**: with its usual preset on Node 24; it applies no access rule.
- **the limit**: bare \`node:http\` and \`pg\` with one hand-written \`json_agg\` statement a question, which obeys the access rules as this server does.

Each has a pool of the same size. None keeps answers.

![Throughput as a share of the limit’s](results.svg)

## Against the bars

${verdicts(report).map(({ text, holds }) => `- ${holds ? '✓' : '✗'} ${text}`).join('\n')}

## Figures

Medians over ${rounds} round${rounds === 1 ? '' : 's'} of ${seconds} s; ratios are medians of the ratios within a round.

${markdownTable(figureHeads, figureRows(report))}

${others.length === 0 ? 'Every question was answered by the road that it is measured as: an operator is told.' : others.map((line) => `- ${line}`).join('\n')}

## What is asked

${questions.map(({ question: { name, title, note } }) => `- \`${name}\`: ${title}.${note === '' ? '' : ` ${note}`}`).join('\n')}

## On what

Scale ${scale}: ${counts}.

${machine}. ${busyText(report)}

${markdownTable(['what', 'version'], Object.entries(versions))}
`
}
