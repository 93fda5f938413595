import { enumOf } from '../core/graph.ts'

export const NeedStage = enumOf('NeedStage')
export const NeedStatus = enumOf('NeedStatus')
export const EntrepreneurForm = enumOf('EntrepreneurForm')
