import { enumOf } from '../core/graph.ts'

export const RegionLevel = enumOf('RegionLevel')
export const RegionCodeScheme = enumOf('RegionCodeScheme')
