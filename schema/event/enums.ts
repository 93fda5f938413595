import { enumOf } from '../core/graph.ts'

export const EventKind = enumOf('EventKind')
export const EventRole = enumOf('EventRole')
export const AppearanceKind = enumOf('AppearanceKind')
