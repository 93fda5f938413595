import { enumOf } from '../core/graph.ts'

export const PurchaseCategory = enumOf('PurchaseCategory')
