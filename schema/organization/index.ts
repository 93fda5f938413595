import './organization.ts'
import './queries.ts'
import './timeline.ts'
