/** Problems by the field that solves them, as noun phrases that stand before "문제로". */
export const topics: Readonly<Record<string, readonly string[]>> = {
  NA: ['배송 경로 계산', '주간 수요 예측', '작업 일정 배분'],
  NB: ['저울 눈금 흔들림', '조명 밝기 측정', '진동 소음 원인'],
  NC: ['천연 세제 거품 유지', '염색물 색 빠짐', '포장재 냄새'],
  ND: ['우물물 수위 관측', '밭 기온 기록', '빗물 저장량 추정'],
  LA: ['효모 배양 오염', '버섯 종균 보관', '퇴비 미생물 관리'],
  LB: ['저온 저장 채소 변색', '쌀가루 반죽 갈라짐', '반찬 유통기한', '건조 과일 수분 조절'],
  LC: ['낙상 감지기 오작동', '보행 보조기 맞춤', '방문 돌봄 기록'],
  EA: ['반죽기 축 마모', '절단기 안전장치', '포장기 걸림'],
  EB: ['재생 플라스틱 강도', '목재 휨', '원단 보풀'],
  EC: ['추출액 농도 조절', '비누 숙성 온도', '소스 살균 조건'],
  ED: ['휴대 전원 발열', '무대 조명 제어', '호출 벨 무선 연결'],
  EE: ['주문 접수 앱', '재고 관리 화면', '예약 시스템 오류', '센서 자료 수집'],
  EF: ['작업장 난방비', '햇빛 발전 출력', '냉장고 전력 사용'],
  EG: ['의료 세탁물 방사능 검사', '살균 조사량 확인'],
  EH: ['세척수 재사용', '작업장 먼지', '음식물 쓰레기 감량'],
  EI: ['오래된 집 단열', '경사로 설계', '골목 배송 동선'],
  OA: ['기억력 훈련 놀이', '주의 집중 측정', '수면 기록 해석'],
  OB: ['큰 글씨 화면 배치', '손에 맞는 도구 모양', '안내판 가독성'],
  OC: ['주민 설문 해석', '마을 자료 보관', '과학 체험 수업 구성'],
}

/** What the problem does to the owner. */
export const effects = [
  '반품이 늘고 있습니다',
  '작업 시간이 두 배로 걸립니다',
  '새 거래처를 받지 못하고 있습니다',
  '품질이 고르지 않습니다',
  '비용이 계속 오르고 있습니다',
  '현장 직원이 힘들어합니다',
] as const

/** Endings of titles and what is wished for, by the stage of the need. */
export const stageWords = {
  STARTUP: ['창업 기술 검토', '창업 전에 기술의 타당성을 함께 살펴볼 전문가를 찾습니다'],
  PRODUCTION: ['생산 공정 자문', '생산 현장에서 공정을 보고 조언할 전문가를 찾습니다'],
  PRODUCT_DEVELOPMENT: ['신제품 개발', '시제품을 함께 설계하고 시험할 전문가를 찾습니다'],
  PRODUCT_IMPROVEMENT: ['제품 개선', '지금 제품의 문제를 찾아 고칠 전문가를 찾습니다'],
  OTHER_COMMERCIALIZATION: ['사업화 자문', '인증과 판로에 필요한 기술 자료를 함께 만들 전문가를 찾습니다'],
} as const

export type NeedStage = keyof typeof stageWords

/** What public buyers buy, by category. */
export const items = {
  GOODS: ['간식 꾸러미', '친환경 세제', '재생 종이', '명절 선물 세트', '작업복', '나무 책상', '안내 표지판', '화분'],
  SERVICES: ['청사 청소', '행사 도시락', '문서 세단', '홍보물 디자인', '누리집 관리', '어르신 돌봄', '직원 교육', '세탁'],
  WORKS: ['화장실 보수', '단열 공사', '경사로 설치', '실내 도장', '옥상 방수'],
} as const

export type Category = keyof typeof items
