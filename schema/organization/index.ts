import './organization.ts'
import './queries.ts'
import './mutations.ts'
import './timeline.ts'
