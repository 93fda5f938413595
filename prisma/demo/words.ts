/** First words of made-up enterprises, with their Latin letters. */
export const firstWords = [
  ['푸른', 'Pureun'],
  ['새봄', 'Saebom'],
  ['한걸음', 'Hangeoreum'],
  ['나란히', 'Naranhi'],
  ['두레', 'Dure'],
  ['온마음', 'Onmaeum'],
  ['햇살', 'Haetsal'],
  ['다온', 'Daon'],
  ['이음', 'Ieum'],
  ['모두', 'Modu'],
  ['살림', 'Sallim'],
  ['느린', 'Neurin'],
  ['아름', 'Areum'],
  ['소담', 'Sodam'],
  ['든든', 'Deundeun'],
  ['가온', 'Gaon'],
  ['솔숲', 'Solsup'],
  ['들꽃', 'Deulkkot'],
  ['물결', 'Mulgyeol'],
  ['마중', 'Majung'],
] as const

/** Trades of made-up enterprises: word, English word, section of the industries, fields in which they need help. */
export const trades = [
  ['농산', 'Farm', 'A', ['LB', 'EH', 'LA']],
  ['식품', 'Foods', 'C', ['LB', 'EC', 'NC']],
  ['제과', 'Bakery', 'C', ['LB', 'EA', 'EC']],
  ['목공', 'Woodwork', 'C', ['EB', 'EA', 'OB']],
  ['의류', 'Apparel', 'C', ['EB', 'OB', 'EE']],
  ['자원순환', 'Recycling', 'E', ['EH', 'EB', 'EF']],
  ['집수리', 'Home Repair', 'F', ['EI', 'EF', 'ED']],
  ['장터', 'Market', 'G', ['EE', 'OC', 'NA']],
  ['배송', 'Delivery', 'H', ['EE', 'EI', 'NA']],
  ['카페', 'Cafe', 'I', ['LB', 'EE', 'EF']],
  ['소프트', 'Software', 'J', ['EE', 'NA', 'OB']],
  ['미디어', 'Media', 'J', ['EE', 'OC', 'OB']],
  ['디자인', 'Design', 'M', ['OB', 'EE', 'EB']],
  ['측정', 'Metrology', 'M', ['NB', 'ND', 'ED']],
  ['청소', 'Cleaning', 'N', ['EH', 'NC', 'EA']],
  ['배움', 'Learning', 'P', ['OC', 'OA', 'EE']],
  ['돌봄', 'Care', 'Q', ['LC', 'OA', 'ED']],
  ['건강', 'Health', 'Q', ['LC', 'LA', 'OA']],
  ['공연', 'Stage', 'R', ['ED', 'EE', 'OC']],
  ['세탁', 'Laundry', 'S', ['NC', 'EH', 'EG']],
] as const

/** What follows the name of an enterprise by its legal form. */
export const formWords = {
  STOCK_COMPANY: ['주식회사', 'Co., Ltd.'],
  LIMITED_COMPANY: ['유한회사', 'LLC'],
  COOPERATIVE: ['협동조합', 'Cooperative'],
  SOCIAL_COOPERATIVE: ['사회적협동조합', 'Social Cooperative'],
  ASSOCIATION: ['사단법인', 'Association'],
  FOUNDATION: ['재단법인', 'Foundation'],
  SOCIAL_WELFARE: ['사회복지법인', 'Welfare Corporation'],
  AGRICULTURAL: ['영농조합법인', 'Farming Association'],
  NON_PROFIT: ['모임', 'Society'],
} as const

export type LegalForm = keyof typeof formWords
