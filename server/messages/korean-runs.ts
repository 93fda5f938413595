/** What a run of the matching is refused for, in Korean. */
export const koreanOfRuns: Readonly<Record<string, string>> = {
  'Expected at least one id; leave the key out to take all.': '식별자가 하나는 있어야 합니다. 모두를 대상으로 하려면 이 항목을 빼십시오.',
  'Expected at most {} ids at once.': '식별자는 한 번에 {1}개까지입니다.',
  'Expected each id once.': '식별자는 한 번씩만 적을 수 있습니다.',
  'Expected a number from 1 to 20.': '1에서 20까지의 수여야 합니다.',
  'Expected a number from 1 to 100.': '1에서 100까지의 수여야 합니다.',
  'Expected a number from 0 to 1.': '0에서 1까지의 수여야 합니다.',
  'Expected no more experts for each need than the cohort has.': '수요당 인원은 대상 전문가 수를 넘을 수 없습니다.',
  'Expected no more needs for each expert than the cohort has.': '전문가당 건수는 대상 수요 수를 넘을 수 없습니다.',
  'Expected a need that is published and neither solved nor withdrawn.': '공개되어 있고 해결되거나 철회되지 않은 수요여야 합니다.',
  'Expected an expert who consents to matching.': '매칭에 동의한 전문가여야 합니다.',
  'Expected at least one expert who has a place left.': '맡을 수 있는 자리가 남은 전문가가 한 사람은 있어야 합니다.',
  'Expected somebody who can take part; there is nobody.': '대상이 될 수 있는 항목이 없습니다.',
  'Expected at most {}; there are more, so name which.': '{1}개까지입니다. 더 많으므로 대상을 지정하십시오.',
  'Expected a run that waits or is computed.': '대기 중이거나 실행 중인 매칭 실행이어야 합니다.',
}
