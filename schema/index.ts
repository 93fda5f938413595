import { builder } from './builder.ts'
import './core/scalars.ts'
import './core/error-code.ts'
import './core/node.ts'
import './provenance/index.ts'
import './region/index.ts'
import './organization/index.ts'
import './enterprise/index.ts'
import './public-buyer/index.ts'
import './expert/index.ts'
import './need/index.ts'
import './match/index.ts'
import './campaign/index.ts'
import './purchase/index.ts'
import './observation/index.ts'

/** The graph. */
export const schema = builder.toSchema()
