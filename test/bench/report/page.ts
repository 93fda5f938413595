import type { Circumstances } from './circumstances.ts'
import { busyText, type Report, strayed, verdicts } from './report.ts'
import { reportOf, type Results } from './results.ts'
import { toldSections } from './told.ts'
import { figureHeads, figureRows, markdownTable } from './table.ts'

/** The page of all that was measured. */
export function pageOf(results: Results): string {
  const report = reportOf(results)
  const measured = toldSections(results)
  const stands = [...(report === null ? [] : verdicts(report)), ...measured.flatMap((one) => one.verdicts)]
  return `# How fast it answers

Written by \`npm run bench\`; \`npm run bench -- --help\` says what it takes.

## Against the bars

${stands.map(({ text, holds }) => `- ${holds ? '✓' : '✗'} ${text}`).join('\n')}

${report === null ? 'The seven questions were not measured.' : questionsText(report)}
${measured.map(({ title, text, on }) => `\n## ${title}\n\n${text}${groundOf(on, report)}\n`).join('')}${report === null ? '' : `\n${groundText(report)}\n`}`
}

/** What a section ran on, where that is not what the seven questions ran on; '' where it is. */
function groundOf(on: Circumstances, report: Report | null): string {
  const machine = on.machine === report?.machine ? [] : [`${on.machine}.`]
  const versions = Object.entries(on.versions).filter(([name, version]) => report?.versions[name] !== version).map(([name, version]) => `${name} ${version}`)
  const busy = on.busyBefore === report?.busyBefore ? [] : [busyText(on)]
  const lines = [...machine, ...(versions.length === 0 ? [] : [`With ${versions.join(', ')}.`]), ...busy]
  return lines.length === 0 ? '' : `\n\n${lines.join(' ')}`
}

function questionsText(report: Report): string {
  const { seconds, rounds, connections } = report
  const others = strayed(report)
  return `## The seven questions

All four roads are asked on the same rows of the same database, in the same run, in turn, by ${connections} connections that are kept alive; before, every answer of every road was compared with the others’ and found to hold the same rows.

- **this server**: through its real HTTP front, with identity, limits, costs and masking on, and so many points that none is refused.
- **its ordinary road**: the same server with \`YEONDAE_ROAD=ordinary\`: Yoga, Pothos and Prisma.
- **PostGraphile**: with its usual preset on Node 24; it applies no access rule.
- **the limit**: bare \`node:http\` and \`pg\` with one hand-written \`json_agg\` statement a question, which obeys the access rules as this server does.

Each has a pool of the same size. None keeps answers.

![Throughput as a share of the limit’s](results.svg)

Medians over ${rounds} round${rounds === 1 ? '' : 's'} of ${seconds} s; ratios are medians of the ratios within a round.

${markdownTable(figureHeads, figureRows(report))}

${others.length === 0 ? 'Every question was answered by the road that it is measured as: an operator is told.' : others.map((line) => `- ${line}`).join('\n')}

What is asked:

${report.questions.map(({ question: { name, title, note } }) => `- \`${name}\`: ${title}.${note === '' ? '' : ` ${note}`}`).join('\n')}`
}

function groundText({ scale, sizes, machine, busyBefore, versions }: Report): string {
  const counts = Object.entries(sizes).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ')
  return `## On what

Scale ${scale}: ${counts}.

${machine}. ${busyText({ busyBefore })}

${markdownTable(['what', 'version'], Object.entries(versions))}`
}
