import { enumOf } from '../core/graph.ts'

export const CareerBand = enumOf('CareerBand')
