import { expect, test } from 'vitest'
import { matchingStory } from '../../sdk/examples/matching.ts'
import { demoKeys } from '../../server/auth/demo-keys.ts'
import { withGraph } from '../support/graph.ts'
import { job } from './running.ts'

const graph = withGraph()

/** A line without what the day, the rows at random and the scores make of it. */
const plain = (line: string): string => line.replace(/scores her 0?\.\d+, rank \d+; most for .*/, 'scores her …').replace(/candidates: value [\d.]+, bound [\d.]+/, 'candidates: value …, bound …').replace(/reads how to reach her: \S+@\S+/, 'reads how to reach her: …').trimEnd()

test('a need meets its expert: agreement, pool, need, run, review, acceptance, completion, the programme’s figures', { timeout: 120_000 }, async () => {
  const keys = await demoKeys(graph.database, 'the secret of the story')
  const clientOf = (whose: string) => graph.as(keys.find((key) => key.whose === whose)?.text ?? '').client
  const runs = await job(graph)
  const lines: string[] = []
  try {
    await matchingStory({ operator: clientOf('operator'), enterprise: clientOf('enterprise'), expert: clientOf('expert') }, (line = '') => lines.push(plain(line)))
  } finally {
    await runs.stop()
  }
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "2021-04-27: WISET-한국사회적기업진흥원 업무협약   [000-08, L18, stated, 한국유통신문]
    Pool: 70 experts. From here on all is SYNTHETIC (가상 자료): made up for demonstration.

      WHO         MATCH        NEED         DOES
      enterprise               OPEN         submits a need in 보건의료 (Health and medical), 인지/감성과학 (Cognitive/emotional science), 과학기술과 인문사회 (S&T, humanities and society)
      graph                    OPEN         scores her …
      graph                    OPEN         runs the cohort of 5 candidates: value …, bound …
      operator    PROPOSED     OPEN         proposes her from that run, for 가상 사업화 지원 사업 (Synthetic Commercialisation Programme)
      operator    REVIEWED     OPEN         approves: 김심사 decided, by name and time
      operator    OFFERED      OPEN         offers it to both sides for 14 days
      enterprise  OFFERED      OPEN         finds it in the inbox and accepts
      expert      ACCEPTED     MATCHED      finds it in the inbox and accepts
      enterprise  ACCEPTED     MATCHED      reads how to reach her: …
      expert      IN_PROGRESS  IN_PROGRESS  begins
      expert      IN_PROGRESS  IN_PROGRESS  tells of 12 hours of work
      enterprise  COMPLETED    RESOLVED     completes it: solved in 20 hours, one job, rating 5
      expert      COMPLETED    RESOLVED     rates the enterprise 4

    What came of 가상 사업화 지원 사업 (Synthetic Commercialisation Programme)?
      성사된 매칭 수 (Matches that both sides accepted): 81   [derived, Matches of this graph, counted (매칭 집계)]
      완료된 매칭 수 (Matches completed): 31   [derived, Matches of this graph, counted (매칭 집계)]
      해결된 기술수요 매칭 수 (Matches that solved their need): 31   [derived, Matches of this graph, counted (매칭 집계)]
      매칭으로 생긴 일자리 수 (Jobs that came of matches): 12   [derived, Matches of this graph, counted (매칭 집계)]"
  `)
})
