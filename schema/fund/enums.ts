import { enumOf } from '../core/graph.ts'

export const FundKind = enumOf('FundKind')
