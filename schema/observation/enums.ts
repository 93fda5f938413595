import { enumOf } from '../core/graph.ts'

export const Unit = enumOf('Unit')
export const Qualifier = enumOf('Qualifier')
export const Nature = enumOf('Nature')
export const PeriodKind = enumOf('PeriodKind')
