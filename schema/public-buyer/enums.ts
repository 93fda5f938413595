import { enumOf } from '../core/graph.ts'

export const PublicBuyerKind = enumOf('PublicBuyerKind')
