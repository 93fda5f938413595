import type { Label } from '../../core/enum-label.ts'
import type { Pool } from '../pool.ts'

/** What codes are called; undefined: nobody knows the code. */
export interface CodeNames {
  field(code: string): Label | undefined
  industry(code: string): Label | undefined
  province(code: string): Label | undefined
}

/** The live pool as it stands at this moment, changes of this moment included: good until something is waited for. */
export interface Matching {
  pool: Pool
  names: CodeNames
}
