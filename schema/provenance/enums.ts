import { enumOf } from '../core/graph.ts'

export const CitationMethod = enumOf('CitationMethod')
