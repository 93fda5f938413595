import { enumOf } from '../core/graph.ts'

export const ResourceKind = enumOf('ResourceKind')
export const SharingActivityKind = enumOf('SharingActivityKind')
