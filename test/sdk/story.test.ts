import { describe, expect, test } from 'vitest'
import type { Chapter } from '../../sdk/examples/chapter.ts'
import { growthOfDaegu, sumOfGwanak } from '../../sdk/examples/figures.ts'
import { storyOfKosea } from '../../sdk/examples/organization.ts'
import { companiesOfOntact, honoursOf2017, matchesOfANeed } from '../../sdk/examples/solidarity.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

/** What a chapter says. */
async function told(tell: Chapter): Promise<string> {
  const lines: string[] = []
  await tell(graph.client, (line = '') => lines.push(line))
  return lines.join('\n')
}

describe('the example tells', () => {
  test.each([
    ['how Daegu grew', growthOfDaegu, ['400', '1,162', '4,200', '8,373', '004-12']],
    ['the sum of Gwanak-gu', sumOfGwanak, ['12', '4', '16', '002-03']],
    ['the honours of 2017', honoursOf2017, ['놀자엔터테인먼트협동조합', '2017-06', '2017-11', '2017-12']],
    ['the companies of the Ontact campaign', companiesOfOntact, ['91', '001-18']],
    ['a need and its matches as made up', matchesOfANeed, ['synthetic']],
    ['KoSEA across the sources: agreement, keynote, programmes', storyOfKosea, ['2021-04-27', 'keynote', '000-08', '001-13', '001-14']],
  ] as const)('%s', async (_what, tell, words) => {
    const text = await told(tell)
    for (const word of words) expect(text.toLowerCase()).toContain(word.toLowerCase())
  })
})
