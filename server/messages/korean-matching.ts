/** What is refused around the pool of experts, in Korean. */
export const koreanOfMatching: Readonly<Record<string, string>> = {
  'Expected a last day that is not before the first.': '마지막 날은 첫날보다 앞설 수 없습니다.',
  'Expected a text without an address or telephone number: these are shown by a consent of their own.': '전자우편이나 전화번호를 쓸 수 없습니다. 연락처는 따로 동의한 경우에만 보입니다.',
  'Expected another profile.': '다른 프로필이어야 합니다.',
  'Expected a profile that does not stand for others.': '다른 프로필을 대표하지 않는 프로필이어야 합니다.',
  'Expected a profile that is connected with another one.': '다른 프로필에 연결된 프로필이어야 합니다.',
  'Expected a profile that stands for itself.': '다른 프로필에 연결되지 않은 프로필이어야 합니다.',
  'Expected at least as many experts as help already.': '이미 돕고 있는 전문가 수보다 적을 수 없습니다.',
  'Expected a number from {} to {}.': '{1}에서 {2}까지의 수여야 합니다.',
  'Expected a word of 2 to 40 letters without its josa.': '조사를 뺀 2~40자의 낱말이어야 합니다.',
  'Expected one weight above zero.': '0보다 큰 가중치가 하나는 있어야 합니다.',
  'Expected words that the glossary does not have.': '용어 대응에 없는 낱말이어야 합니다.',
  'Expected words of the glossary that operators added.': '운영자가 추가한 용어 대응이어야 합니다.',
}
